import { ConfigTree } from './config-tree';
import { List, type Value } from './values';

/**
 * A value of the catalogue, which is JSON, as a value of a configuration.
 * @param isFloat JSON does not tell 2.0 from 2.
 */
export function fromPlain(plain: unknown, isFloat = false): Value {
  if (typeof plain === 'number') return Number.isInteger(plain) && !isFloat ? BigInt(plain) : plain;
  if (typeof plain === 'string' || typeof plain === 'boolean') return plain;
  if (Array.isArray(plain))
    return new List(
      plain.map(item => fromPlain(item)),
      'list',
    );
  if (typeof plain !== 'object' || plain === null) return null;
  const tree = new ConfigTree();
  for (const [key, value] of Object.entries(plain)) tree.set(key, fromPlain(value));
  return tree;
}
