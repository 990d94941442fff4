import type { VariableReading } from '../../catalogue/types';
import type { EnvReader } from '../../model/setting';
import { convert } from '../../values/parsers';

/** Parsers that read text as true or false by a list of words. */
const booleanParsers: ReadonlySet<string> = new Set([
  'environment-config-bool',
  'env-entry-bool',
  'env-entry-safe-bool',
  'sdk-env-entry-bool',
  'sdk-env-entry-safe-bool',
]);

/** True for a variable that is on for any text, `0` and `false` included. */
export function isFlag({ value }: VariableReading): boolean {
  return value.kind === 'flag' || value.parser === 'env-entry-flag' || value.parser === 'presence';
}

/** True for a variable that reads `1`, `true`, `yes` … and `0`, `false`, `no` … */
export function isBoolean({ value }: VariableReading): boolean {
  return value.kind === 'bool' || (value.kind.startsWith('bool') && booleanParsers.has(value.parser));
}

/** The listed values that can be written as they are; `<n>` and `/path/to/…` only stand for others. */
export function literalValues({ value }: VariableReading): readonly { value: string; meaning: string }[] {
  return (value.enum ?? []).filter(item => isLiteral(item.value));
}

/** The default, where it is a value and not a description of one. */
export function literalDefault(reading: VariableReading): string | undefined {
  const { value, secret } = reading;
  const text = value.default;
  if (text === undefined || secret || !isLiteral(text) || convert(value.parser, text).outcome !== 'value') {
    return undefined;
  }
  switch (value.kind) {
    case 'int':
    case 'float':
    case 'seconds':
    case 'int-flag':
      return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
    case 'url':
      return /^https?:\/\/\S+$/.test(text) ? text : undefined;
    case 'path':
      return /^[~./]\S*$/.test(text) ? text : undefined;
    case 'enum':
      return value.enum?.some(item => item.value === text) ? text : undefined;
    default:
      return undefined;
  }
}

/** The examples that every reader of an env file sees alike: no quote at the start, no reference, no comment. */
export function portableExamples({ value, secret }: VariableReading): readonly string[] {
  return secret
    ? []
    : (value.examples ?? []).filter(text => isLiteral(text) && !/^["'`]|\$[\w$({]|\\|\s#|^\s|\s$/.test(text));
}

/**
 * A value as it is to be written: without quotes, which is what most readers agree on, but in quotes for a shell that
 * would split or interpret it.
 */
export function forReaders(text: string, readers: readonly EnvReader[]): string {
  if (readers.length !== 1 || readers[0] !== 'shell' || /^[\w@%+:,./~=-]*$/.test(text)) {
    return text;
  }
  return `'${text.replace(/'/g, "'\\''")}'`;
}

/** Escapes text for the body of a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A choice of a snippet. */
export function snippetChoice(index: number, values: readonly string[]): string {
  return `\${${index}|${values.map(value => value.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

function isLiteral(text: string): boolean {
  return text !== '' && !/[<>\r\n]|…|\/path\/to\//.test(text);
}
