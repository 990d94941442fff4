import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';
import { type Surroundings, unknownSurroundings } from '../model/options';
import type { Files } from '../workspace/files';
import { createSurroundings } from '../workspace/surroundings';

/** Files that decide what is known about the place of other files. */
const watched = ['**/.gitignore', '**/.git/info/exclude'];

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
  const pending = new WeakSet<Promise<Surroundings>>();
  let notify = () => {};

  function follow(answer: Promise<Surroundings>): void {
    if (!pending.has(answer)) {
      pending.add(answer);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
      }, patience);
      answer
        .catch(() => unknownSurroundings)
        .then(found => {
          clearTimeout(timer);
          settled.set(answer, found);
          if (late) {
            notify();
          }
        });
    }
  }

  return {
    async of(uri) {
      const answer = provider.of(uri);
      const known = settled.get(answer);
      if (known) {
        return known;
      }
      follow(answer);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timeout = new Promise<Surroundings>(resolve => {
        timer = setTimeout(() => resolve(unknownSurroundings), patience);
      });
      try {
        return await Promise.race([answer, timeout]);
      } catch {
        return unknownSurroundings;
      } finally {
        clearTimeout(timer);
      }
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
