import type { Setting } from './setting';

const sections = ['agent', 'sdk', 'api', 'environment', 'files', 'logging'];

/** Keys that configuration files of other programs have in a section of the same name. */
const common: ReadonlySet<string> = new Set(['agent.debug', 'api.host', 'api.version', 'api.http']);

const ourName = /^\.?(?:clearml|trains)/i;

/**
 * Whether a `*.conf` is ClearML's, by its content: a path that the catalogue knows is set. A file that has ClearML's own
 * name is ours too as long as nothing but our sections, finished or being typed, stand in it; nginx templates and sysctl
 * files of that name hold other things.
 * @param names the first segments of the keys at the top of the file, in no order
 */
export function isClearmlConf(fileName: string, settings: readonly Setting[], names: Iterable<string>): boolean {
  const isOurs = ourName.test(fileName);
  const setsKnownPath = settings.some(({ active, target }) => {
    if (!active || target.kind !== 'key' || !target.key || !/^(?:agent|sdk|api)\./.test(target.key.path)) {
      return false;
    }
    return isOurs || !common.has(target.key.path);
  });
  if (setsKnownPath || !isOurs) {
    return setsKnownPath;
  }
  for (const name of names) {
    if (name === '' || !sections.some(section => section.startsWith(name))) {
      return false;
    }
  }
  return true;
}
