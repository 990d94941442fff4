import { BACKSLASH, BYTE_ORDER_MARK, DOLLAR, isPythonSpace, OPEN_BRACE, QUOTE } from './characters';

const SEMICOLON = 0x3b;
const EXCLAMATION_MARK = 0x21;

/** The character at `at` as a human knows it. */
export function nameCharacter(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  if (code > 0x20 && code !== 0x7f && !isPythonSpace(code) && code !== BYTE_ORDER_MARK) {
    return code === 0x60 ? 'the backtick' : `\`${String.fromCodePoint(code)}\``;
  }
  const number = code.toString(16).toUpperCase().padStart(4, '0');
  return code === 0xa0 ? 'a non-breaking space' : `the character U+${number}`;
}

/** Why a value cannot go on at `at` (R10, R11). */
export function describeIllegal(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === DOLLAR && text.charCodeAt(at + 1) === OPEN_BRACE) {
    return text.charCodeAt(at + 2) === 0x7d ? 'There is no name between the braces.' : 'This `${` is never closed.';
  }
  if (code === BYTE_ORDER_MARK) return BYTE_ORDER_MARK_MESSAGE;
  const name = nameCharacter(text, at);
  if (isPythonSpace(code)) return `A value cannot contain ${name} outside double quotes.`;
  return `A value with ${name} must be put in double quotes.`;
}

/** Why a key cannot start or go on at `at` (R21). */
export function describeIllegalInKey(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === BYTE_ORDER_MARK) return BYTE_ORDER_MARK_MESSAGE;
  if (code === SEMICOLON || code === EXCLAMATION_MARK || text.startsWith('/*', at - 1)) {
    return 'A comment starts with `#` or `//`; a key with this character must be put in double quotes.';
  }
  if (text.charCodeAt(at - 1) === QUOTE) return 'Nothing may stand between the closing quote of a key and `:` or `=`.';
  if (code === QUOTE) {
    return at > 0 && text[at - 1] === '.'
      ? 'Only a whole key can be quoted, not one element of its path.'
      : 'The quotes of this key are not closed.';
  }
  if (code === BACKSLASH) return 'A key cannot contain a backslash.';
  if (text[at] === "'") return 'A key cannot be put in single quotes. Use double quotes.';
  if (code === DOLLAR) return 'A key cannot contain a substitution or `$`. Put it in double quotes.';
  return `A key with ${nameCharacter(text, at)} must be put in double quotes.`;
}

const BYTE_ORDER_MARK_MESSAGE = 'ClearML cannot read a byte order mark. Save the file as UTF-8 without BOM.';
