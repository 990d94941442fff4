/** White space of Unicode's class Z and the ASCII controls that every language here counts. */
function isCommonSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Go's `unicode.IsSpace`. */
export function isGoSpace(code: number): boolean {
  return isCommonSpace(code) || code === 0x85;
}

/** `\s` of Python's `re` on text. */
export function isPythonSpace(code: number): boolean {
  return isCommonSpace(code) || code === 0x85 || (code >= 0x1c && code <= 0x1f);
}

/** `\s` of JavaScript. */
export function isScriptSpace(code: number): boolean {
  return isCommonSpace(code) || code === 0xfeff;
}

/** Offset of the first character at or behind `from` for which `isSpace` does not hold. */
export function skipSpaces(text: string, from: number, isSpace: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** `text` without what `isSpace` holds for at its end. */
export function trimEndBy(text: string, isSpace: (code: number) => boolean): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
