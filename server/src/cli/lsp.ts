import { readArguments } from './options';
import { UsageError } from './usage-error';

/**
 * Starts the language server; the process ends with its client.
 * @param args what stands behind the command's name
 * @throws UsageError
 */
export async function lsp(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments('lsp', args, {
    stdio: { type: 'boolean' },
    // Editors add it, so that a server can watch for their end.
    clientProcessId: { type: 'string' },
  });
  if (!values.stdio || positionals.length > 0) {
    throw new UsageError(
      'the language server talks over standard input and output; start it with "clearml-config lsp --stdio"',
    );
  }
  // Only now: a linter need not load a protocol library.
  const { serveProcess } = await import('../lsp/node');
  serveProcess();
}
