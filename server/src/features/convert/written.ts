import type { Catalogue } from '../../catalogue/catalogue';
import { type Encoded, encode } from '../../hocon/encode';
import { loadText } from '../../hocon/load-text';
import { buildDockerfileModel } from '../../model/build-dockerfile-model';
import { seenBy } from '../../model/env-value';
import { evidencedReaders } from '../../model/evidenced-readers';
import type { EnvReader, Setting } from '../../model/setting';
import type { Escape } from '../../syntax/dockerfile/characters';
import { quoteValue } from '../dockerfile/quote';
import { readerLabels } from '../documentation/labels';
import type { FeatureContext } from '../feature';

/** Longer values are not converted, so that the time has a bound. */
const maxLength = 5000;

const allReaders = Object.keys(readerLabels) as EnvReader[];
/** A file that a shell sources is written as a script; an env file is not. */
const fileReaders = allReaders.filter(reader => reader !== 'shell');

/**
 * The text that reaches ClearML from an active setting of an env file or a Dockerfile, where it is certain: all readers
 * that may come see the same.
 */
export function exactText(setting: Setting, context: FeatureContext): string | undefined {
  const { active, value, seenBy: readerSees } = setting;
  if (!active || !value || value.rawRange.end - value.rawRange.start > maxLength) {
    return undefined;
  }
  if (!readerSees) {
    return value.known && setting.host === 'dockerfile' ? value.text : undefined;
  }
  const evidenced = evidencedReaders(context);
  const texts = new Set(
    (evidenced.length > 0 ? evidenced : fileReaders).map(reader => {
      const seen = readerSees(reader);
      return seen.kind === 'value' ? seen.value : undefined;
    }),
  );
  return texts.size === 1 ? [...texts][0] : undefined;
}

/**
 * The line of an env file from which every reader of such files (a shell apart, which splits words) gets `text`.
 * @returns `undefined` where there is no such line
 */
export function envLine(name: string, text: string): string | undefined {
  const candidates = /[\r\n\0]/.test(text) ? [] : [text, `"${text}"`, `'${text}'`];
  const sees = (line: string) => (reader: EnvReader) => {
    const seen = seenBy(reader, line);
    return seen.kind === 'value' && seen.value === text;
  };
  return candidates.map(candidate => `${name}=${candidate}`).find(line => fileReaders.every(sees(line)));
}

/** `NAME=value` of an ENV that gives `text`; `undefined` where there is none. */
export function envPair(
  name: string,
  text: string,
  catalogue: Catalogue,
  escapeCharacter: Escape = '\\',
): string | undefined {
  const value = quoteValue(text, 'word', escapeCharacter);
  if (value === undefined || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return undefined;
  }
  const pair = `${name}=${value}`;
  const directive = escapeCharacter === '`' ? '# escape=`\n' : '';
  const { settings } = buildDockerfileModel('', `${directive}FROM a\nENV ${pair}\n`, catalogue);
  const [setting, ...others] = settings;
  return others.length === 0 && setting?.value?.known && setting.value.text === text ? pair : undefined;
}

/** A scalar of a clearml.conf. */
export type Scalar = string | number | boolean;

/** How a scalar is written in a clearml.conf; `undefined` for one that the loader would change. */
export function hoconText(value: Scalar): string | undefined {
  const text =
    typeof value === 'string'
      ? `"${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`
      : String(value);
  return loaded(`a: ${text}\nb: 1\n`, 'a') === value ? text : undefined;
}

/** What the loader makes of the value of a dynamic variable; `undefined` for anything but a scalar. */
export function dynamicValue(text: string): Scalar | undefined {
  const value = loaded(`a: ${text}`, 'a');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function loaded(text: string, key: string): Encoded | undefined {
  if (text.length > maxLength) {
    return undefined;
  }
  try {
    const config = encode(loadText(text));
    return typeof config === 'object' && config !== null && !Array.isArray(config)
      ? (config as { readonly [name: string]: Encoded })[key]
      : undefined;
  } catch {
    return undefined;
  }
}
