import type { CommandHost } from './register';

/** Shows what the extension and its server have logged. */
export function showLog({ output }: CommandHost): void {
  output.show();
}
