import type { ConfKey } from '../catalogue/types';
import { agentDefaults } from './agent-defaults';
import { ConfigTree, mergeTrees } from './config-tree';
import { applyDynamic, noItems } from './dynamic';
import { type Encoded, encode, plainKey } from './encode';
import { applyEnvironmentOverrides } from './environment-overrides';
import { type LoadOptions, loadText, withinStack } from './load-text';
import { PyparsingError } from './parse-error';
import { PythonError } from './python-error';
import { List, type Value } from './values';

/** The names that `TRAINS_ENV` may have. */
const ENVIRONMENTS = ['default', 'demo', 'local'];

export interface MergedOptions extends LoadOptions {
  readonly confKeys: readonly ConfKey[];
  /** How the file is called in messages. */
  readonly path?: string;
}

/**
 * The configuration of the agent: its defaults, one clearml.conf, the dynamic variables, the fixed variables, each over
 * those before it (facts: conf.md, section 2). The file is resolved alone, before it is merged.
 * @throws PythonError, with a `ConfigurationError` where the file does not parse.
 */
export function loadMerged(text: string, options: MergedOptions): ConfigTree {
  const { confKeys, env = {}, path = 'clearml.conf' } = options;
  return withinStack(() => {
    const name = env.TRAINS_ENV ?? 'default';
    if (name === '') {
      throw new PythonError('ValueError', 'Missing environment in either init of environment variable');
    }
    if (!ENVIRONMENTS.includes(name)) throw new PythonError('ValueError', 'Invalid environment None');
    const config = agentDefaults(confKeys);
    const file = loadFile(text, path, options);
    if (file instanceof List) throw noItems(file);
    mergeTrees(config, file, true);
    mergeTrees(config, applyDynamic(env), true);
    config.set('env', name);
    applyEnvironmentOverrides(config, env);
    return config;
  });
}

/** As the agent reads a file: syntax errors become a ConfigurationError without a position of its own. */
function loadFile(text: string, path: string, options: LoadOptions): ConfigTree | List {
  try {
    return loadText(text, options);
  } catch (error) {
    if (!(error instanceof PyparsingError)) throw error;
    const { pythonClass, char, line, column, message } = error;
    const place = `(at char ${char}), (line:${line}, col:${column})`;
    const reason = pythonClass === 'ParseSyntaxException' ? place.replace('), (', ', ') : message;
    throw new PythonError('ConfigurationError', `Failed parsing ${path} (${pythonClass}): ${reason}`);
  }
}

/** What differs between two configurations, by dotted path; only objects with entries are looked into. */
export interface Difference {
  readonly delta: Readonly<Record<string, Encoded>>;
  /** Sorted. */
  readonly removed: readonly string[];
}

/** What a configuration has changed, added and removed compared with another one. */
export function differenceOf(config: ConfigTree, base: ConfigTree): Difference {
  const [after, before] = [flatten(config), flatten(base)];
  const delta: Record<string, Encoded> = {};
  for (const [path, value] of after) {
    if (!before.has(path) || !isSame(before.get(path)!, value)) delta[path] = value;
  }
  return { delta, removed: [...before.keys()].filter(path => !after.has(path)).sort() };
}

function flatten(tree: ConfigTree, prefix = '', flat = new Map<string, Encoded>()): Map<string, Encoded> {
  for (const [key, value] of tree.items()) {
    const path = prefix + plainKey(key);
    if (isObjectWithEntries(value)) flatten(value, `${path}.`, flat);
    else flat.set(path, encode(value));
  }
  return flat;
}

function isObjectWithEntries(value: Value): value is ConfigTree {
  return value instanceof ConfigTree && value.size > 0;
}

function isSame(a: Encoded, b: Encoded): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, Encoded>, b as Record<string, Encoded>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(key => Object.hasOwn(right, key) && isSame(left[key]!, right[key]!))
  );
}
