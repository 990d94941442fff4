import type { HoconDuration } from '../syntax/hocon/nodes';
import type { SourceText } from '../syntax/hocon/source-text';
import { asciiNumber } from '../values/python-digits';
import { type Duration, toDuration } from './duration';
import { PythonError } from './python-error';

/** Python refuses to read longer ints, and pyhocon reads a float then. */
const MAX_DIGITS = 4300;

const INTEGER = /^[+-]?\d+$/;

/** R18: an int (bigint) or, with a fraction or an exponent, a float. */
export function toNumber(text: string): bigint | number {
  const ascii = asciiNumber(text) ?? text;
  const digits = /^[+-]/.test(ascii) ? ascii.length - 1 : ascii.length;
  if (!INTEGER.test(ascii) || digits > MAX_DIGITS) return Number(ascii);
  return ascii.startsWith('-') ? -BigInt(ascii.slice(1)) : BigInt(ascii.replace('+', ''));
}

/** R20. */
export function toDurationValue(source: SourceText, { amount, unit }: HoconDuration): Duration {
  const digits = asciiNumber(source.slice(amount.start, amount.end)) ?? '0';
  if (digits.length > MAX_DIGITS) {
    const message = `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits`;
    throw new PythonError('ValueError', message);
  }
  return toDuration(BigInt(digits), source.slice(unit.start, unit.end));
}

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  '=': '=',
  '#': '#',
  '!': '!',
  '"': '"',
};

/** R12: the escapes that pyhocon knows; any other one stays as it is. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([^\n])/gu, (written, character: string) => REPLACEMENTS[character] ?? written);
}
