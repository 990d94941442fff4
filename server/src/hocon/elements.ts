import { ConfigTree } from './config-tree';
import { ConfigValues } from './config-values';
import { indexError, type Origin, PythonError } from './python-error';
import { typeName } from './python-text';
import { Substitution } from './substitution';
import { Included, type Key, List, Pair, type Value } from './values';
import type { WorkLimit } from './work-limit';

/** A field as parsed, or what an include brings. */
export type Element = Included | { readonly key: Key; readonly operator: ':' | '=' | '+='; readonly value: Value };

/**
 * `ConfigTreeParser.postParse` of pyhocon: the tree of an object's fields (R24–R26).
 * @param origin The end of the object.
 */
export function treeOf(elements: readonly Element[], isRoot: boolean, origin: Origin, work: WorkLimit): ConfigTree {
  const tree = new ConfigTree(isRoot);
  for (const element of elements) {
    if (!(element instanceof Included)) put(tree, element.key, element.operator, element.value, origin, work);
    else for (const item of element.items) putIncluded(tree, item, origin, work);
  }
  return tree;
}

function put(
  tree: ConfigTree,
  key: Key,
  operator: ':' | '=' | '+=',
  value: Value,
  { offset }: Origin,
  work: WorkLimit,
): void {
  if (operator === '+=' && (value instanceof List || typeof value === 'string')) {
    const isText = typeof value === 'string';
    const origin = { source: isText, offset };
    const before = new Substitution(key, true, '', origin);
    tree.put(key, new ConfigValues([before, isText ? ` ${value}` : value], origin, work));
    return;
  }
  if (value instanceof List) {
    tree.put(key, value);
    return;
  }
  const existing = tree.find(key) ?? null;
  if (value instanceof ConfigTree) tree.put(key, value, !(existing instanceof List));
  else if (value instanceof ConfigValues) {
    value.parent = tree;
    value.key = key;
    tree.put(key, value, existing instanceof List || existing instanceof ConfigTree);
  } else tree.put(key, value);
}

/** An item of an included file is taken for a field; only those of an object are (R32). */
function putIncluded(tree: ConfigTree, item: Value, origin: Origin, work: WorkLimit): void {
  if (item instanceof Pair) {
    const key = typeof item.key === 'string' ? item.key.trim() : item.key;
    put(tree, key, '=', item.value, origin, work);
    return;
  }
  const parts = typeof item === 'string' ? [...item] : item instanceof List ? item.items : undefined;
  if (!parts) throw notSubscriptable(item);
  const [key, second, third] = parts;
  if (key === undefined) throw indexError();
  const operator = typeof second === 'string' ? second.trim() : '';
  if (parts.length === 3 && (operator === ':' || operator === '=' || operator === '+=')) {
    put(tree, toKey(key), operator, third!, origin, work);
  } else if (parts.length === 2) put(tree, toKey(key), '=', second!, origin, work);
  else throw new PythonError('ParseSyntaxException', 'Unknown tokens received');
}

function toKey(value: Value): Key {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  throw new PythonError('TypeError', `expected string or bytes-like object, got '${typeName(value)}'`);
}

function notSubscriptable(item: Value): PythonError {
  if (item instanceof ConfigTree) {
    return new PythonError('ConfigMissingException', "'No configuration setting found for key 0'");
  }
  return new PythonError('TypeError', `'${typeName(item)}' object is not subscriptable`);
}
