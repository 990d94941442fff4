import ignore, { type Ignore } from 'ignore';
import type { Surroundings } from '../model/options';
import type { Files } from './files';
import { fileNameOf } from './host-of';
import { parentOf, relativePath } from './uri';

/** Deeper than any checkout; a bound for paths that never reach a root. */
const maxDepth = 64;

interface Folder {
  readonly uri: string;
  /** True when it holds `.git`: a folder, or a file in a worktree or submodule. */
  readonly isRepository: boolean;
  readonly ignores: Ignore | undefined;
}

/** Tells whether git would commit a file, from `.git`, `.gitignore` and `.git/info/exclude` alone. */
export interface Repositories {
  statusOf(uri: string): Promise<Surroundings['repository']>;
  /** @returns true when the file has a part in the answers, which are then found anew */
  changed(uri: string): boolean;
}

export function createRepositories(files: Files): Repositories {
  let folders = new Map<string, Promise<Folder>>();

  async function readFolder(uri: string): Promise<Folder> {
    const git = await files.stat(`${uri}/.git`);
    const patterns = [await files.read(`${uri}/.gitignore`)];
    if (git === 'directory') {
      patterns.push(await files.read(`${uri}/.git/info/exclude`));
    }
    const texts = patterns.filter(text => text !== undefined);
    return {
      uri,
      isRepository: git !== undefined,
      ignores: texts.length > 0 ? ignore({ allowRelativePaths: true }).add(texts.join('\n')) : undefined,
    };
  }

  function folder(uri: string): Promise<Folder> {
    let known = folders.get(uri);
    if (!known) {
      known = readFolder(uri);
      folders.set(uri, known);
    }
    return known;
  }

  async function statusOf(uri: string): Promise<Surroundings['repository']> {
    if (!uri.startsWith('file:')) {
      return 'unknown';
    }
    const chain: Folder[] = [];
    for (let at = parentOf(uri), depth = 0; at !== undefined && depth < maxDepth; at = parentOf(at), depth++) {
      const next = await folder(at);
      chain.unshift(next);
      if (next.isRepository) {
        return isIgnored(uri, chain) ? 'ignored' : 'committed';
      }
    }
    return 'none';
  }

  return {
    statusOf,
    changed(uri) {
      const name = fileNameOf(uri);
      const matters = name === '.gitignore' || name === '.git' || uri.endsWith('/.git/info/exclude');
      if (matters) {
        folders = new Map();
      }
      return matters;
    },
  };
}

/** Git's rule: the last matching pattern wins, a deeper file beats a higher one, an ignored folder hides all in it. */
function isIgnored(uri: string, chain: readonly Folder[]): boolean {
  let ignored = false;
  for (const { uri: folder, ignores } of chain) {
    const result = ignores?.test(relativePath(folder, uri));
    if (result?.ignored) {
      ignored = true;
    } else if (result?.unignored) {
      ignored = false;
    }
  }
  return ignored;
}
