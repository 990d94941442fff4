import type { Host } from '../model/setting';
import { hostOf } from '../workspace/host-of';
import { matchesGlob } from './globs';
import type { FileSettings } from './settings';

const hosts: readonly Host[] = ['env', 'dockerfile', 'conf'];

/**
 * The format of a file: the one whose `files.include` names it, else the one that its name tells, unless
 * `files.exclude` of that format leaves it out.
 * @returns `undefined` for a file that is none of ours
 */
export function configuredHost(uri: string, { include, exclude }: FileSettings): Host | undefined {
  const path = pathOf(uri);
  const host = hosts.find(other => matchesGlob(path, include[other])) ?? hostOf(uri);
  return host !== undefined && matchesGlob(path, exclude[host]) ? undefined : host;
}

function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, '').replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
