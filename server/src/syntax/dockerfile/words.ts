import type { TextRange } from '../../text/range';
import { type Escape, isSpace, skipSpace } from './characters';

/**
 * Splits the arguments of ENV and ARG into words, as BuildKit's `parseWords` does: white space ends a word unless it is
 * escaped or stands in quotes; a quote that is not closed takes in the rest. Quotes and escapes stay in the words.
 */
export function splitWords(text: string, from: number, to: number, escapeCharacter: Escape): TextRange[] {
  const words: TextRange[] = [];
  for (let at = skipSpace(text, from, to); at < to; at = skipSpace(text, at, to)) {
    const start = at;
    at = endOfWord(text, at, to, escapeCharacter);
    words.push({ start, end: at });
  }
  return words;
}

function endOfWord(text: string, from: number, to: number, escapeCharacter: Escape): number {
  let quote: string | undefined;
  let at = from;
  for (; at < to; at++) {
    const char = text[at]!;
    if (quote !== undefined) {
      if (char === quote) {
        quote = undefined;
      } else if (char === escapeCharacter && quote !== "'") {
        at++;
      }
    } else if (isSpace(text.charCodeAt(at))) {
      break;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === escapeCharacter) {
      at++;
    }
  }
  return Math.min(at, to);
}

/** Splits at white space alone. */
export function splitAtSpace(text: string, from: number, to: number): TextRange[] {
  const words: TextRange[] = [];
  for (let at = skipSpace(text, from, to); at < to; at = skipSpace(text, at, to)) {
    const start = at;
    while (at < to && !isSpace(text.charCodeAt(at))) {
      at++;
    }
    words.push({ start, end: at });
  }
  return words;
}
