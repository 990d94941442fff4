import type { Conversion, Parser } from './conversion';
import { pythonFloat } from './python-float';
import { pythonStrip, strippedEnd, strippedStart } from './python-strip';
import { type ShellSplit, shlexSplit } from './shlex';
import { strtobool } from './strtobool';

/*
 * clearml_agent/definitions.py, `EnvironmentConfig`: `getenv(name)`; an empty text is skipped, the next name is tried;
 * whatever the conversion raises reaches the caller.
 */

const VALUE_ERROR: Conversion = { outcome: 'raises', exception: 'ValueError' };

const UNSET: Conversion = { outcome: 'unset' };

/** `EnvironmentConfig(…)` without a type or with `type=str`: trimmed; a blank text is set, to an empty value. */
export const environmentConfigStr: Parser = text =>
  text === '' ? UNSET : { outcome: 'value', value: pythonStrip(text) };

/** `EnvironmentConfig(…, type=bool)`: `strtobool` on the text as it is. White space makes it raise. */
export const environmentConfigBool: Parser = text => {
  if (text === '') return UNSET;
  const value = strtobool(text);
  return value === undefined ? VALUE_ERROR : { outcome: 'value', value };
};

/** `EnvironmentConfig(…, type=list)`: `shlex.split(text.strip())`; a blank text is an empty list. */
export const environmentConfigList: Parser = text => {
  if (text === '') return UNSET;
  const { words, error } = splitStripped(text);
  return error === undefined ? { outcome: 'value', value: words.map(word => word.value) } : VALUE_ERROR;
};

/** `EnvironmentConfig(…, type=float)`: `float(text)`; a blank text raises. */
export const environmentConfigFloat: Parser = text => {
  if (text === '') return UNSET;
  const value = pythonFloat(text);
  return value === undefined ? VALUE_ERROR : { outcome: 'value', value };
};

/**
 * `shlex.split(text.strip())`, as `environmentConfigList` does it. Not the same as `shlexSplit`: white space at the end
 * is gone before a backslash in front of it could escape it.
 * @returns Words and error with offsets in `text`.
 */
export function splitStripped(text: string): ShellSplit {
  const before = strippedStart(text);
  const { words, error } = shlexSplit(text.slice(before, strippedEnd(text)));
  return {
    words: words.map(({ value, start, end }) => ({ value, start: start + before, end: end + before })),
    ...(error && { error: { fault: error.fault, at: error.at + before } }),
  };
}
