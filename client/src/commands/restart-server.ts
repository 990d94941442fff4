import type { CommandHost } from './register';

/** Stops the language server, however it is, and starts a new one. */
export async function restartServer({ output, restart }: CommandHost): Promise<void> {
  output.info('The language server is restarted.');
  await restart();
}
