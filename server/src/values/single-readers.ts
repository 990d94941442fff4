import type { Parser } from './conversion';
import { pythonFloat } from './python-float';
import { pythonInt } from './python-int';

/*
 * Readers of one variable in code, without `EnvironmentConfig` or `EnvEntry`. They have no common treatment of an empty
 * text: where a reader has its own, the catalogue's row says so (`value.empty`).
 */

/** `os.environ.get(name)` and `"$NAME"` in a shell: the text as it is, an empty one too. */
export const raw: Parser = text => ({ outcome: 'value', value: text });

/** `bool(os.getenv(name))` and `[ -n "$NAME" ]`: every text that is not empty is true, "0" and "false" too. */
export const presence: Parser = text => (text === '' ? { outcome: 'unset' } : { outcome: 'value', value: true });

/** `int(os.environ[name])`. */
export const pythonIntReader: Parser = text => {
  const value = pythonInt(text);
  return value === undefined ? { outcome: 'raises', exception: 'ValueError' } : { outcome: 'value', value };
};

/** `float(os.environ[name])`. */
export const pythonFloatReader: Parser = text => {
  const value = pythonFloat(text);
  return value === undefined ? { outcome: 'raises', exception: 'ValueError' } : { outcome: 'value', value };
};

/** A dynamic variable, whose value is HOCON: the text before HOCON reads it. What HOCON makes of it depends on the path. */
export const hocon: Parser = text => ({ outcome: 'value', value: text });
