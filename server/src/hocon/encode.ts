import { stripQuotes } from '../syntax/hocon/key';
import { ConfigTree } from './config-tree';
import { ConfigValues } from './config-values';
import { DURATION_FIELDS, Duration } from './duration';
import { PythonError } from './python-error';
import { typeName } from './python-text';
import { type Key, List, NoneValue, Pair, type Value } from './values';

/** A value as JSON. Everything that JSON does not have is an object with a key that starts with `$`. */
export type Encoded = null | boolean | number | string | readonly Encoded[] | { readonly [key: string]: Encoded };

/**
 * A loaded value in the encoding of the command line and the tests, after `to_dict()`: quotes around keys are gone (R22),
 * `{"$duration": "relativedelta", …}` is a time span (R20), `{"$float": "inf"}` a number that JSON does not have, and
 * `$nonStringKeys` lists the types of number keys (R23). Ints beyond 2^53 become the nearest number.
 * @throws PythonError for a value that is not resolved.
 */
export function encode(value: Value): Encoded {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return encodeFloat(value);
  if (value instanceof NoneValue) return null;
  if (value instanceof Duration) return encodeDuration(value);
  if (value instanceof List) return value.items.map(encode);
  if (value instanceof Pair) return [encode(value.key), encodeUnresolved(value.value)];
  if (value instanceof ConfigTree) return encodeTree(value);
  if (value instanceof ConfigValues) {
    throw new PythonError('ConfigException', 'The config tree contains unresolved elements');
  }
  return { $object: typeName(value) };
}

/** `to_dict()` does not look into pairs, so that it is no error when what is in them is not resolved. */
function encodeUnresolved(value: Value): Encoded {
  if (value instanceof ConfigValues) return { $object: typeName(value) };
  if (value instanceof List) return value.items.map(encodeUnresolved);
  if (!(value instanceof ConfigTree)) return encode(value);
  return Object.fromEntries(value.items().map(([key, child]) => [String(key), encodeUnresolved(child)]));
}

function encodeFloat(value: number): Encoded {
  if (Number.isFinite(value)) return value;
  return { $float: Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf' };
}

function encodeDuration({ className, fields }: Duration): Encoded {
  if (className === 'timedelta') {
    return { $duration: className, seconds: Number(fields.microseconds ?? 0n) / 1_000_000 };
  }
  const written = DURATION_FIELDS.filter(name => fields[name]).map(name => [name, Number(fields[name])]);
  return { $duration: className, ...Object.fromEntries(written) };
}

function encodeTree(tree: ConfigTree): Encoded {
  const entries: [string, Encoded][] = [];
  const numberKeys: [string, Encoded][] = [];
  for (const [key, value] of tree.items()) {
    entries.push([plainKey(key), encode(value)]);
    if (typeof key !== 'string') numberKeys.push([typeName(key), encode(key)]);
  }
  if (numberKeys.length > 0) entries.push(['$nonStringKeys', numberKeys]);
  return Object.fromEntries(entries);
}

/** A key without the quotes that it may have in memory. */
export function plainKey(key: Key): string {
  return typeof key === 'string' ? stripQuotes(key) : pythonKeyText(key);
}

function pythonKeyText(key: bigint | number): string {
  return typeof key === 'bigint' ? key.toString() : floatKeyText(key);
}

function floatKeyText(key: number): string {
  return Number.isInteger(key) ? key.toFixed(1) : String(key);
}
