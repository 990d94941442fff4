import type { ParserId } from '../catalogue/types';
import type { Conversion, Parser } from './conversion';
import {
  envEntryBool,
  envEntryFlag,
  envEntryFloat,
  envEntryInt,
  envEntryRstrip,
  envEntrySafeBool,
  envEntrySplit,
  envEntryStr,
  envEntryWords,
} from './env-entry';
import {
  environmentConfigBool,
  environmentConfigFloat,
  environmentConfigList,
  environmentConfigStr,
} from './environment-config';
import {
  envEntryBase64,
  envEntryBoolOrPath,
  sdkEnvEntryBool,
  sdkEnvEntryInt,
  sdkEnvEntryIntOrStr,
  sdkEnvEntrySafeBool,
  sdkEnvEntryStr,
} from './sdk-env-entry';
import { hocon, presence, pythonFloatReader, pythonIntReader, raw } from './single-readers';

/** Every way of parsing, by its name in the catalogue. All are total and linear in the text. */
export const parsers: Readonly<Record<ParserId, Parser>> = {
  'environment-config-str': environmentConfigStr,
  'environment-config-bool': environmentConfigBool,
  'environment-config-list': environmentConfigList,
  'environment-config-float': environmentConfigFloat,
  'env-entry-str': envEntryStr,
  'env-entry-rstrip': envEntryRstrip,
  'env-entry-bool': envEntryBool,
  'env-entry-int': envEntryInt,
  'env-entry-float': envEntryFloat,
  'env-entry-safe-bool': envEntrySafeBool,
  'env-entry-split': envEntrySplit,
  'env-entry-words': envEntryWords,
  'env-entry-flag': envEntryFlag,
  'sdk-env-entry-str': sdkEnvEntryStr,
  'sdk-env-entry-bool': sdkEnvEntryBool,
  'sdk-env-entry-int': sdkEnvEntryInt,
  'sdk-env-entry-safe-bool': sdkEnvEntrySafeBool,
  'sdk-env-entry-int-or-str': sdkEnvEntryIntOrStr,
  'env-entry-base64': envEntryBase64,
  'env-entry-bool-or-path': envEntryBoolOrPath,
  raw,
  presence,
  'python-int': pythonIntReader,
  'python-float': pythonFloatReader,
  hocon,
};

/** What ClearML makes of the text of a variable that is read in this way. */
export function convert(parser: ParserId, text: string): Conversion {
  return parsers[parser](text);
}
