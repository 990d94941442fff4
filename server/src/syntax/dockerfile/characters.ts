export const byteOrderMark = 0xfeff;
export const hash = 35;

/** The character that escapes others and continues a line: `\`, or the backtick after `# escape=`. */
export type Escape = '\\' | '`';

/** What Go's `unicode.IsSpace` takes for white space: BuildKit splits words and trims lines by it. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    (code > 127 &&
      (code === 0x85 ||
        code === 0xa0 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000))
  );
}

/** The white space that ends an instruction's keyword and the name of a legacy `ENV NAME value`. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 13;
}

export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** Offset behind the last character of `from`…`to` that is no white space; `from` when there is none. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}

/** True for `A`–`Z`, `a`–`z` and `_`. */
export function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

/** Offset behind the shell identifier at `from`; `from` when there is none. */
export function endOfName(text: string, from: number, to: number): number {
  if (from >= to || !isNameStart(text.charCodeAt(from))) {
    return from;
  }
  let at = from + 1;
  while (at < to && (isNameStart(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))) {
    at++;
  }
  return at;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where a physical line ends: before its line break, and behind it. A carriage return alone breaks no line. */
export function lineAt(text: string, from: number): { readonly end: number; readonly fullEnd: number } {
  const lineFeed = text.indexOf('\n', from);
  let end = lineFeed < 0 ? text.length : lineFeed;
  const fullEnd = lineFeed < 0 ? text.length : lineFeed + 1;
  while (end > from && text.charCodeAt(end - 1) === 13) {
    end--;
  }
  return { end, fullEnd };
}
