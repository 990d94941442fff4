import { isPythonSpace } from './python-strip';

/** The zeros of all decimal digits beyond ASCII (category Nd, Unicode 14, that of Python 3.11); each starts a run of ten. */
// biome-ignore format: a table
const ZEROS: readonly number[] = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
  0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
  0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8,
  0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/** The value of a decimal digit beyond ASCII, or undefined. */
function digitValue(codePoint: number): number | undefined {
  let low = 0;
  let high = ZEROS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ZEROS[middle]! <= codePoint) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return undefined;
  const value = codePoint - ZEROS[low - 1]!;
  return value < 10 ? value : undefined;
}

/** C's `isspace`: what `int()` and `float()` skip after the characters were brought to ASCII. */
function isAsciiSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

const ASCII = /^[\x00-\x7f]*$/;

/** Digits and white space beyond ASCII replaced; undefined if there is anything else beyond ASCII. */
function toAscii(text: string): string | undefined {
  let ascii = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const digit = digitValue(code);
    if (code < 0x80) ascii += character;
    else if (digit !== undefined) ascii += digit;
    else if (isPythonSpace(code)) ascii += ' ';
    else return undefined;
  }
  return ascii;
}

/**
 * The text as `int()` and `float()` get to see it: other scripts' digits as ASCII digits, other white space as blanks,
 * white space around it removed (Objects/unicodeobject.c, `_PyUnicode_TransformDecimalAndSpaceToASCII`).
 * U+001C to U+001F stay although `str.strip` removes them: Python really rejects them here.
 * @returns undefined if a character is left that no number has.
 */
export function asciiNumber(text: string): string | undefined {
  const ascii = ASCII.test(text) ? text : toAscii(text);
  if (ascii === undefined) return undefined;
  let start = 0;
  let end = ascii.length;
  while (start < end && isAsciiSpace(ascii.charCodeAt(start))) start++;
  while (end > start && isAsciiSpace(ascii.charCodeAt(end - 1))) end--;
  return ascii.slice(start, end);
}

/**
 * The text without its underscores, which Python allows singly between two digits (Python/pystrtod.c,
 * `_Py_string_to_number_with_underscores`).
 * @param text What `asciiNumber` returned.
 * @returns undefined if one stands elsewhere.
 */
export function withoutUnderscores(text: string): string | undefined {
  return /(?<!\d)_|_(?!\d)/.test(text) ? undefined : text.replaceAll('_', '');
}
