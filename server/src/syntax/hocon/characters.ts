/* The character classes of the dialect. pyhocon sees blanks only as space and tab, line breaks only as LF and CR. */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const COMMA = 0x2c;
export const HASH = 0x23;
export const SLASH = 0x2f;
export const DOLLAR = 0x24;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const BYTE_ORDER_MARK = 0xfeff;

const UNQUOTED = 1;
const KEY = 2;
const WORD = 4;

/** One entry of class flags for each of the first 256 characters. */
const CLASSES = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  for (let code = 0; code < 256; code++) {
    const character = String.fromCharCode(code);
    if (!'^`+?!@*&"[{]}#,=$\\'.includes(character) && !isPythonSpace(code)) classes[code]! |= UNQUOTED;
    const isAlphanumeric = /[A-Za-z0-9]/.test(character);
    if (isAlphanumeric || '._- /\t'.includes(character) || /[\xc0-\xd6\xd8-\xf6\xf8-\xff]/.test(character)) {
      classes[code]! |= KEY;
    }
    if (isAlphanumeric || character === '_' || character === '$') classes[code]! |= WORD;
  }
  return classes;
}

/** White space of Python's `\s` on text: what ends an unquoted string (R11). */
export function isPythonSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  if (code < 0x85) return false;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return [0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code);
}

/** Space or tab: all that may stand between two tokens. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** A character that an unquoted string may hold as it is (R10). */
export function isUnquoted(code: number): boolean {
  return code < 256 ? (CLASSES[code]! & UNQUOTED) !== 0 : !isPythonSpace(code);
}

/** A character of an unquoted key, blanks included (R21). */
export function isKeyCharacter(code: number): boolean {
  return code < 256 && (CLASSES[code]! & KEY) !== 0;
}

/** A character that continues a keyword: a letter, a digit, `_` or `$`. */
export function isWordCharacter(code: number): boolean {
  return code < 256 && (CLASSES[code]! & WORD) !== 0;
}

const DECIMAL_DIGIT = /^\p{Nd}$/u;

/** How many code units the decimal digit at `at` takes, 0 if there is none. Digits of any script count, as in Python. */
export function digitLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? 1 : 0;
  if (Number.isNaN(code)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return DECIMAL_DIGIT.test(character) ? character.length : 0;
}

export function skipBlanks(text: string, at: number): number {
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function skipLineBreaks(text: string, at: number): number {
  while (at < text.length && isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

export function skipDigits(text: string, at: number): number {
  for (let length = digitLength(text, at); length > 0; length = digitLength(text, at)) at += length;
  return at;
}

/** Whether a comment starts at `at` (R9). */
export function startsComment(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === HASH || (code === SLASH && text.charCodeAt(at + 1) === SLASH);
}

/** The end of the comment at `at`, blanks at the end of the line left out. */
export function endOfComment(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  const start = at + (text.charCodeAt(at) === HASH ? 1 : 2);
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
