export const byteOrderMark = 0xfeff;
export const lineFeed = 10;
export const carriageReturn = 13;

/** Blanks inside a line: what compose takes for one, and so do the other readers but for rarer Unicode spaces. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 0x85 || code === 0xa0;
}

export function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Offset of the line break, or of the end of the text, at or behind `from`. */
export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** Offset behind the line break at `at`: one character, or two for CRLF. */
export function behindLineBreak(text: string, at: number): number {
  if (at >= text.length) {
    return text.length;
  }
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
}

export function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** Offset behind the last character of `from`…`to` that is no blank; `from` when there is none. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}

/** True for `A`–`Z`, `a`–`z` and `_`. */
export function isIdentifierStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

/** True for `A`–`Z`, `a`–`z`, `0`–`9` and `_`. */
export function isIdentifierPart(code: number): boolean {
  return isIdentifierStart(code) || (code >= 48 && code <= 57);
}

/** Offset behind the identifier at `from`; `from` when there is none. */
export function endOfIdentifier(text: string, from: number, limit: number): number {
  if (from >= limit || !isIdentifierStart(text.charCodeAt(from))) {
    return from;
  }
  let at = from + 1;
  while (at < limit && isIdentifierPart(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

const letterOrNumber = /^[\p{L}\p{N}]/u;

/**
 * Length of the character at `at` if it may stand in a name, else 0. The set is compose's, the widest of those that
 * check: letters and numbers of any script, `_`, `.`, `-`, `[`, `]`.
 */
export function nameCharacterLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isIdentifierPart(code) || code === 46 || code === 45 || code === 91 || code === 93) {
    return 1;
  }
  if (!(code > 127)) {
    return 0;
  }
  const point = String.fromCodePoint(text.codePointAt(at)!);
  return letterOrNumber.test(point) ? point.length : 0;
}

/** Offset behind the name at `from`; `from` when there is none. */
export function endOfName(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const length = nameCharacterLength(text, at);
    if (length === 0) {
      break;
    }
    at += length;
  }
  return at;
}
