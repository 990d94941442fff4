import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { hostOf } from '../workspace/host-of';
import { chainAbove, extendChain, type IgnoreChain, isSkipped } from './ignored-folders';
import { describeFileError, UsageError } from './usage-error';

/** What is to be checked, in the order of the paths. */
export interface Found {
  readonly files: readonly FoundFile[];
  /** Folders that could not be read: one message for each. */
  readonly failures: readonly string[];
}

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the working directory, with `/`. */
  readonly name: string;
  /** True when the user named this very file. */
  readonly explicit: boolean;
}

type Add = (path: string, explicit: boolean) => Promise<void>;

/**
 * Finds the files that the arguments of `lint` mean: files, folders, globs; each file once, however often it is named.
 * @throws UsageError for an argument that means nothing
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const failures: string[] = [];
  const add: Add = async (path, explicit) => {
    const real = await realpath(path).catch(() => path);
    if (!files.has(real)) {
      files.set(real, { path, name: displayName(path, cwd), explicit });
    }
  };
  for (const given of paths.length > 0 ? paths : ['.']) {
    await findOne(given, cwd, add, failures);
  }
  return { files: [...files.values()], failures };
}

/** A path as it is printed: relative to the working directory, with `/`. */
export function displayName(path: string, cwd: string): string {
  return toSlashes(relative(cwd, resolve(cwd, path)));
}

/** @throws UsageError for the name of a file that cannot hold settings */
export function requireKnownName(name: string): void {
  if (!hostOf(name)) {
    throw new UsageError(
      `${name}: not a file that ClearML Config knows; its name must be like .env, agent.env, .envrc, Dockerfile or clearml.conf`,
    );
  }
}

async function findOne(given: string, cwd: string, add: Add, failures: string[]): Promise<void> {
  if (given === '') {
    throw new UsageError('a path is empty; leave it out to check the current folder');
  }
  const path = resolve(cwd, given);
  let kind: 'file' | 'folder' | undefined;
  try {
    kind = (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { isGlob } = picomatch.scan(toSlashes(given));
    if (!isGlob) {
      throw new UsageError(`${given}: ${describeFileError(error)}`);
    }
    return findGlob(toSlashes(given), cwd, add, failures);
  }
  if (kind === 'folder') {
    for (const file of await walk(path, failures, cwd)) {
      await add(file, false);
    }
    return;
  }
  requireKnownName(given);
  await add(path, true);
}

async function findGlob(pattern: string, cwd: string, add: Add, failures: string[]): Promise<void> {
  // Only the part behind the fixed folder is matched, so that a bracket in the path to here is no pattern.
  const { base, glob } = picomatch.scan(pattern);
  const root = resolve(cwd, base);
  const isFolder = await stat(root).then(
    found => found.isDirectory(),
    () => false,
  );
  // Most env files start with a dot.
  const matches = picomatch(glob, { dot: true });
  const files = isFolder
    ? (await walk(root, failures, cwd)).filter(file => matches(toSlashes(relative(root, file))))
    : [];
  if (files.length === 0) {
    throw new UsageError(`${pattern}: no file with a name like .env, agent.env, Dockerfile or clearml.conf matches`);
  }
  for (const file of files) {
    await add(file, false);
  }
}

/** All files with a name of ours below a folder, sorted; symbolic links are followed once, after everything else. */
async function walk(root: string, failures: string[], cwd: string): Promise<string[]> {
  const files: string[] = [];
  const links: { readonly path: string; readonly chain: IgnoreChain }[] = [];
  const visited = new Set<string>();
  const realRoot = await realpath(root).catch(() => root);

  async function walkFolder(start: string, startChain: IgnoreChain): Promise<void> {
    const pending = [{ path: start, chain: startChain }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const real = await realpath(next.path).catch(() => undefined);
      if (real === undefined || visited.has(real)) {
        continue;
      }
      visited.add(real);
      const entries = await list(next.path);
      const chain = await extendChain(next.chain, next.path);
      for (const entry of entries) {
        const path = join(next.path, entry.name);
        if (entry.isSymbolicLink()) {
          links.push({ path, chain });
        } else if (entry.isDirectory()) {
          if (!(await isSkipped(chain, entry.name, path))) {
            pending.push({ path, chain });
          }
        } else if (entry.isFile() && hostOf(entry.name)) {
          files.push(path);
        }
      }
    }
  }

  async function list(path: string): Promise<Dirent[]> {
    try {
      return await readdir(path, { withFileTypes: true });
    } catch (error) {
      failures.push(`${displayName(path, cwd) || '.'}: ${describeFileError(error)}`);
      return [];
    }
  }

  await walkFolder(root, await chainAbove(root));
  for (let link = links.shift(); link; link = links.shift()) {
    const { path, chain } = link;
    const target = await stat(path).catch(() => undefined);
    const name = path.slice(path.lastIndexOf(sep) + 1);
    if (target?.isFile() && hostOf(name)) {
      files.push(path);
    } else if (target?.isDirectory() && !(await isSkipped(chain, name, path)) && !(await holds(path, realRoot))) {
      await walkFolder(path, chain);
    }
  }
  return files.sort((a, b) => (a < b ? -1 : 1));
}

/** True when a link leads to a folder around the walked one: its files would be the whole disk. */
async function holds(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => undefined);
  return target !== undefined && (root === target || root.startsWith(target.endsWith(sep) ? target : target + sep));
}

function toSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
