import type { Surroundings } from '../model/options';
import type { Files } from './files';
import { createRepositories } from './repository';

/** Finds out what is known about the place of a file. */
export interface SurroundingsProvider {
  /** The same object as long as nothing has changed, so that it can be compared by identity. */
  of(uri: string): Promise<Surroundings>;
  /** A file was created, changed or deleted: what depends on it is found out anew. */
  changed(uri: string): void;
}

/** Creates a provider that asks `files` once for each folder and remembers the answers. */
export function createSurroundings(files: Files): SurroundingsProvider {
  const repositories = createRepositories(files);
  const known = new Map<string, Promise<Surroundings>>();

  async function find(uri: string): Promise<Surroundings> {
    return { repository: await repositories.statusOf(uri), readers: [], component: undefined };
  }

  return {
    of(uri) {
      let surroundings = known.get(uri);
      if (!surroundings) {
        surroundings = find(uri);
        known.set(uri, surroundings);
      }
      return surroundings;
    },
    changed(uri) {
      if (repositories.changed(uri)) {
        known.clear();
      }
    },
  };
}
