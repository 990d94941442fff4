import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';
import { type Surroundings, unknownSurroundings } from '../model/options';
import type { Files } from '../workspace/files';
import { createSurroundings } from '../workspace/surroundings';

/** Files that decide what is known about the place of other files. */
const watched = ['**/.gitignore', '**/.git/info/exclude', '**/clearml.conf'];

/** How long a request waits for the files around its file, in milliseconds; afterwards nothing is known about them. */
const patience = 1000;

/** The surroundings of open files, without ever keeping a request waiting for a slow file system. */
export interface OpenSurroundings {
  of(uri: string): Promise<Surroundings>;
  /** To be called when the connection is initialized. */
  listen(changed: () => void): void;
}

/** Surroundings that are found through `files` and found anew when the client reports a change. */
export function createOpenSurroundings(
  connection: Connection,
  { capabilities }: InitializeParams,
  files: Files,
): OpenSurroundings {
  const provider = createSurroundings(files);
  const settled = new WeakMap<Promise<Surroundings>, Surroundings>();
  const awaited = new WeakMap<Promise<Surroundings>, Promise<Surroundings>>();
  let notify = () => {};

  /** The answer, or nothing known when it takes too long; the documents are checked again when it comes after all. */
  function withPatience(answer: Promise<Surroundings>): Promise<Surroundings> {
    return new Promise(resolve => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        resolve(unknownSurroundings);
      }, patience);
      answer
        .catch(() => unknownSurroundings)
        .then(found => {
          clearTimeout(timer);
          settled.set(answer, found);
          resolve(found);
          if (isLate) {
            notify();
          }
        });
    });
  }

  return {
    async of(uri) {
      const answer = provider.of(uri);
      let result = awaited.get(answer);
      if (!result) {
        result = withPatience(answer);
        awaited.set(answer, result);
      }
      return settled.get(answer) ?? result;
    },
    listen(changed) {
      notify = changed;
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
        const watchers = watched.map(globPattern => ({ globPattern }));
        void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
      connection.onDidChangeWatchedFiles(({ changes }) => {
        for (const { uri } of changes) {
          provider.changed(uri);
        }
        changed();
      });
    },
  };
}
