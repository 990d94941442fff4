import { base64ToText } from './base64';
import type { ClearmlValue, Parser } from './conversion';
import { envEntry } from './env-entry';
import { pythonInt } from './python-int';
import { pythonStrip } from './python-strip';
import { safeTextToBool, strtobool } from './strtobool';

/**
 * `EnvEntry` of the SDK (clearml/backend_config/environment.py and entry.py): the text is trimmed first and skipped
 * when nothing is left, so that a blank text is unset and the next name is tried. What the converter raises is printed
 * and the default is used.
 * @param convert What the entry's converter makes of the trimmed text, which is not empty; undefined where it raises.
 */
function sdkEnvEntry(convert: (text: string) => ClearmlValue | undefined): Parser {
  const parse = envEntry(convert);
  return text => parse(pythonStrip(text));
}

/** `EnvEntry(…)` without a type or with `type=str`. */
export const sdkEnvEntryStr = sdkEnvEntry(text => text);

/** `EnvEntry(…, type=bool)`: `strtobool`. */
export const sdkEnvEntryBool = sdkEnvEntry(strtobool);

/** `EnvEntry(…, type=int)`. */
export const sdkEnvEntryInt = sdkEnvEntry(pythonInt);

/** `EnvEntry(…, converter=safe_text_to_bool)`: only the false words are false, every other text is true. */
export const sdkEnvEntrySafeBool = sdkEnvEntry(safeTextToBool);

/** `EnvEntry(…, converter=or_(int))`: an integer if `int()` takes it, otherwise the text (the log level). */
export const sdkEnvEntryIntOrStr = sdkEnvEntry(text => pythonInt(text) ?? text);

/** `EnvEntry(…, converter=base64_to_text)`. */
export const envEntryBase64 = sdkEnvEntry(base64ToText);

/**
 * `EnvEntry(…, type=str)` whose reader tries `strtobool` first and takes every other text as a path
 * (clearml/backend_api/utils.py, certificate check).
 */
export const envEntryBoolOrPath = sdkEnvEntry(text => strtobool(text) ?? text);
