import type { Surroundings } from '../model/options';
import type { Files } from './files';
import { fileNameOf } from './host-of';
import { createRepositories } from './repository';
import { parentOf } from './uri';

const confName = 'clearml.conf';

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
    const [repository, conf] = await Promise.all([
      repositories.statusOf(uri),
      files.stat(`${parentOf(uri) ?? ''}/${confName}`),
    ]);
    return { repository, readers: [], component: undefined, hasConfBeside: conf === 'file' };
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
      if (repositories.changed(uri) || fileNameOf(uri) === confName) {
        known.clear();
      }
    },
  };
}
