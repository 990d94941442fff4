import type { ConfKey } from '../../catalogue/types';
import { ConfigTree } from '../../hocon/config-tree';
import { fromPlain } from '../../hocon/from-plain';
import { PythonError } from '../../hocon/python-error';
import type { Environment } from '../../hocon/resolve';

/** The files that the SDK ships its defaults in. */
const FILES = new Set(['sdk:api.conf', 'sdk:sdk.conf', 'sdk:logging.conf']);

/**
 * The configuration that the SDK ships. Of `logging.loggers` the catalogue knows that it is there, not what is in it.
 * @param keys All clearml.conf keys of the catalogue.
 */
export function sdkDefaults(keys: readonly ConfKey[]): ConfigTree {
  const tree = new ConfigTree();
  for (const key of keys) {
    if (!key.inDefaultConf.some(place => FILES.has(place)) || key.path.includes('[]')) continue;
    const { kind, default: shared, defaultBy } = key.value;
    if (kind !== 'object') tree.put(key.path, fromPlain(defaultBy?.sdk ?? shared, kind === 'float'));
    else if (tree.find(key.path) === undefined) tree.put(key.path, new ConfigTree());
  }
  return tree;
}

/** The variables that name the environment, the first that is there counts, even if empty (facts: conf.md, section 2). */
const NAMES = { agent: ['TRAINS_ENV'], sdk: ['CLEARML_ENV', 'TRAINS_ENV'] } as const;

const ENVIRONMENTS = ['default', 'demo', 'local'];

/**
 * What the loader sets `env` to, and the variable that says so.
 * @throws PythonError for a name that ClearML does not know.
 */
export function environmentName(
  component: 'agent' | 'sdk',
  env: Environment,
): { readonly value: string; readonly variable: string | undefined } {
  const variable = NAMES[component].find(name => env[name] !== undefined);
  const value = variable === undefined ? 'default' : env[variable]!;
  if (value === '') {
    throw new PythonError('ValueError', 'Missing environment in either init of environment variable');
  }
  if (!ENVIRONMENTS.includes(value)) throw new PythonError('ValueError', 'Invalid environment None');
  return { value, variable };
}
