import { ConfigTree, mergeTrees } from './config-tree';
import { loadText, withinStack } from './load-text';
import { PythonError } from './python-error';
import type { Environment } from './resolve';
import { List } from './values';

const PREFIX = 'CLEARML_AGENT__';

/** The path that a dynamic variable of the agent sets; undefined if its name is none. */
export function dynamicPath(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length).replaceAll('__', '.').toLowerCase() : undefined;
}

/**
 * What the dynamic variables of the agent (`CLEARML_AGENT__SECTION__KEY=value`) add up to: each is read as the line
 * `section.key: value`, in the order of the names, later ones are merged over earlier ones
 * (clearml_agent/backend_config/config.py, `_read_extra_env_config_values`).
 * @param env All variables, which substitutions in the values can see.
 * @throws PythonError where a value cannot be read: the agent does not start then.
 */
export function applyDynamic(env: Environment): ConfigTree {
  return withinStack(() => {
    const result = new ConfigTree();
    const names = Object.keys(env).filter(name => env[name] !== undefined && name.startsWith(PREFIX));
    for (const name of names.sort(compareCodePoints)) {
      const config = loadText(`${dynamicPath(name)}: ${env[name]}`, { env });
      if (config instanceof List) throw noItems(config);
      mergeTrees(result, config, false);
    }
    return result;
  });
}

/** What merging a list into a configuration leads to: a file must have an object at its root (case root-06). */
export function noItems(list: List): PythonError {
  return new PythonError('AttributeError', `'${list.className}' object has no attribute 'items'`);
}

/** The order of Python's `sorted`; JavaScript's own compares code units. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
