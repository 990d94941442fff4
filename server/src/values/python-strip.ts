/**
 * White space as Python's `str.isspace` and `str.strip` see it (Objects/unicodetype_db.h, `_PyUnicode_IsWhitespace`).
 * It is not JavaScript's: U+001C to U+001F and U+0085 count, U+FEFF does not.
 */

/**
 * Whether Python counts a character as white space.
 * @param code UTF-16 code unit; all white space is in the basic plane.
 */
export function isPythonSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  switch (code) {
    case 0x85:
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
      return true;
    default:
      return code >= 0x2000 && code <= 0x200a;
  }
}

/** The offset of the first character that `str.lstrip()` keeps; the text's length if there is none. */
export function strippedStart(text: string): number {
  let start = 0;
  while (start < text.length && isPythonSpace(text.charCodeAt(start))) start++;
  return start;
}

/** The offset behind the last character that `str.rstrip()` keeps; 0 if there is none. */
export function strippedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isPythonSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** `str.strip()` of Python. */
export function pythonStrip(text: string): string {
  return text.slice(strippedStart(text), strippedEnd(text));
}

/** `str.rstrip()` of Python. */
export function pythonRstrip(text: string): string {
  return text.slice(0, strippedEnd(text));
}
