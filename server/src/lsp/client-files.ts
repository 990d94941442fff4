import type { Connection } from 'vscode-languageserver';
import type { Files } from '../workspace/files';

/** Requests to a client that has said `{ files: 'client' }` in its initialization options. */
export const clientFileRequests = { stat: 'clearmlConfig/stat', read: 'clearmlConfig/read' } as const;

/** Files as the client sees them: on another machine, in a browser, in a virtual workspace. */
export function createClientFiles(connection: Connection): Files {
  async function ask(method: string, uri: string): Promise<unknown> {
    try {
      return await connection.sendRequest(method, { uri });
    } catch {
      return undefined;
    }
  }
  return {
    async stat(uri) {
      const answer = await ask(clientFileRequests.stat, uri);
      return answer === 'file' || answer === 'directory' ? answer : undefined;
    },
    async read(uri) {
      const answer = await ask(clientFileRequests.read, uri);
      return typeof answer === 'string' ? answer : undefined;
    },
  };
}
