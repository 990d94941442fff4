import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { describeError } from './run-safe';
import { type ServerServices, startServer } from './server';

/**
 * Serves the client that started this process, over what its arguments say: `--node-ipc`, `--stdio`, `--socket=N`, `--pipe=X`.
 * The process ends with the client (the connection watches for that) and at the first error that nobody caught.
 */
export function serveClient(services: ServerServices): void {
  const connection = createConnection(ProposedFeatures.all);
  const fail = (error: unknown) => {
    try {
      connection.console.error(`The language server stops: ${describeError(error)}`);
    } finally {
      // What has been written must leave the process first.
      setImmediate(() => process.exit(1));
    }
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  startServer(connection, services);
}
