import type { ClearmlValue, Conversion, Parser } from './conversion';
import { pythonFloat } from './python-float';
import { pythonInt } from './python-int';
import { pythonRstrip, pythonStrip } from './python-strip';
import { shlexSplit } from './shlex';
import { safeTextToBool, strtobool } from './strtobool';

/**
 * `EnvEntry` of the agent (clearml_agent/helper/environment/environment.py and entry.py): an empty text is skipped, the
 * next name is tried; what the converter raises is printed and the default is used. The converter gets the text as it
 * is; only `type=str` and `type=bool` trim. The SDK's `EnvEntry` is another one: see `sdk-env-entry.ts`.
 * @param convert What the entry's converter makes of a text that is not empty; undefined where it raises.
 */
export function envEntry(convert: (text: string) => ClearmlValue | undefined): Parser {
  return (text): Conversion => {
    if (text === '') return { outcome: 'unset' };
    const value = convert(text);
    return value === undefined ? { outcome: 'rejected' } : { outcome: 'value', value };
  };
}

/** `shlex.split` as a converter. */
function shellWords(text: string): readonly string[] | undefined {
  const { words, error } = shlexSplit(text);
  return error === undefined ? words.map(word => word.value) : undefined;
}

/** `EnvEntry(…)` without a type or with `type=str`: trimmed; a blank text is set, to an empty value. */
export const envEntryStr = envEntry(pythonStrip);

/** `EnvEntry(…, lstrip=False)`: trimmed at the end only (clearml_agent/glue/definitions.py, agent install arguments). */
export const envEntryRstrip = envEntry(pythonRstrip);

/** `EnvEntry(…, type=bool)`: `strtobool` on the trimmed text; a blank text is rejected. */
export const envEntryBool = envEntry(text => strtobool(pythonStrip(text)));

/** `EnvEntry(…, type=int)` or `converter=int`. */
export const envEntryInt = envEntry(pythonInt);

/** `EnvEntry(…, converter=float)`. */
export const envEntryFloat = envEntry(pythonFloat);

/** `EnvEntry(…, converter=safe_text_to_bool)`: only the bare false words are false; " false" and a blank text are true. */
export const envEntrySafeBool = envEntry(safeTextToBool);

/** `EnvEntry(…, converter=bool)`: every text that is not empty is true, "0", "false" and blanks too. */
export const envEntryFlag = envEntry(() => true);

/** `EnvEntry(…, converter=shlex.split)`. */
export const envEntrySplit = envEntry(shellWords);

/** `EnvEntry(…, converter=lambda x: set(shlex.split(x)))`: every word once, in the order of the text. */
export const envEntryWords = envEntry(text => {
  const words = shellWords(text);
  return words && [...new Set(words)];
});
