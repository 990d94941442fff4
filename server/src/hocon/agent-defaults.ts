import type { ConfKey } from '../catalogue/types';
import { ConfigTree } from './config-tree';
import { fromPlain } from './from-plain';

/** The files that the agent ships its defaults in. */
const FILES = new Set(['agent:agent.conf', 'agent:api.conf', 'agent:sdk.conf', 'agent:logging.conf']);

/** In logging.conf, below a key that the catalogue has as an object without known entries. */
const URLLIB3_LEVEL = { path: 'logging.loggers.urllib3.level', value: 'ERROR' } as const;

/**
 * The configuration that the agent ships: what holds when no file says anything else (facts: conf.md, section 2).
 * @param keys All clearml.conf keys of the catalogue.
 */
export function agentDefaults(keys: readonly ConfKey[]): ConfigTree {
  const tree = new ConfigTree();
  for (const key of keys) {
    if (!key.inDefaultConf.some(place => FILES.has(place)) || key.path.includes('[]')) continue;
    const { kind, default: shared, defaultBy } = key.value;
    if (kind !== 'object') tree.put(key.path, fromPlain(defaultBy?.agent ?? shared, kind === 'float'));
    else if (tree.find(key.path) === undefined) tree.put(key.path, new ConfigTree());
  }
  tree.put(URLLIB3_LEVEL.path, URLLIB3_LEVEL.value);
  return tree;
}
