import type { TextRange } from '../../text/range';
import { endOfIdentifier, endOfName, isBlank, isIdentifierPart, skipBlanks } from './characters';

/** What stands before the value: `export` and the name. */
export interface Head {
  readonly exportRange: TextRange | undefined;
  readonly name: TextRange;
  /** Offset behind the name and the blanks after it. */
  readonly end: number;
}

/** Reads `export NAME` or `NAME` at `from`; nothing when there is no name. */
export function parseHead(text: string, from: number, lineEnd: number): Head | undefined {
  let start = from;
  let exportRange: TextRange | undefined;
  if (text.startsWith('export', from) && from + 6 < lineEnd && isBlank(text.charCodeAt(from + 6))) {
    const next = skipBlanks(text, from + 6, lineEnd);
    // `export = x` sets a variable of that name.
    if (next < lineEnd && text[next] !== '=' && text[next] !== ':') {
      exportRange = { start: from, end: from + 6 };
      start = next;
    }
  }
  const end = endOfName(text, start, lineEnd);
  if (end === start) {
    return undefined;
  }
  return { exportRange, name: { start, end }, end: skipBlanks(text, end, lineEnd) };
}

/**
 * The name that a line without a valid head seems to be about: the word before the first `=`, else the first word
 * (behind `export`).
 */
export function guessName(text: string, from: number, lineEnd: number): TextRange | undefined {
  let equals = from;
  while (equals < lineEnd && text[equals] !== '=') {
    equals++;
  }
  if (equals < lineEnd) {
    let end = equals;
    while (end > from && (isBlank(text.charCodeAt(end - 1)) || isQuoteCode(text.charCodeAt(end - 1)))) {
      end--;
    }
    let start = end;
    while (start > from && isIdentifierPart(text.charCodeAt(start - 1))) {
      start--;
    }
    return endOfIdentifier(text, start, end) === end && end > start ? { start, end } : undefined;
  }
  let start = from;
  if (text.startsWith('export', from) && isBlank(text.charCodeAt(from + 6))) {
    start = skipBlanks(text, from + 6, lineEnd);
  }
  const end = endOfIdentifier(text, start, lineEnd);
  return end > start && text.slice(start, end) !== 'export' ? { start, end } : undefined;
}

function isQuoteCode(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}
