import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOLLAR,
  DOT,
  digitLength,
  HASH,
  isKeyCharacter,
  isLineBreak,
  isPythonSpace,
  isUnquoted,
  isWordCharacter,
  LINE_FEED,
  MINUS,
  OPEN_BRACE,
  PLUS,
  QUOTE,
  SLASH,
  skipBlanks,
  skipDigits,
} from './characters';

/** What no scan finds. */
export const NONE = -1;

const UNITS: ReadonlySet<string> = new Set(
  (
    'ns nano nanos nanosecond nanoseconds us micro micros microsecond microseconds ms milli millis millisecond ' +
    'milliseconds s second seconds m minute minutes h hour hours w week weeks d day days mo month months y year years'
  ).split(' '),
);

const LONGEST_UNIT = 12;

/**
 * Finds where a token of the dialect that starts at an offset ends, or `NONE`. Each method is one terminal of pyhocon's
 * grammar. Searches that run to the end of the text without success are remembered, so that a file of opening quotes
 * takes linear time.
 */
export class Scanner {
  private noBraceFrom = Number.POSITIVE_INFINITY;
  private noTripleFrom = Number.POSITIVE_INFINITY;

  constructor(readonly text: string) {}

  /** `"…"` on one line; a backslash takes the next character with it (R14). */
  quoted(at: number): number {
    const { text } = this;
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) return i + 1;
      if (code === LINE_FEED) return NONE;
      if (code === BACKSLASH && ++i < text.length && text.charCodeAt(i) === LINE_FEED) return NONE;
    }
    return NONE;
  }

  /** As `quoted`, but for a key, where a CR ends the line too. */
  quotedKey(at: number): number {
    const { text } = this;
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) return i + 1;
      if (code === LINE_FEED || code === CARRIAGE_RETURN) return NONE;
      if (code === BACKSLASH && ++i < text.length && text.charCodeAt(i) === LINE_FEED) return NONE;
    }
    return NONE;
  }

  /** `"""…"""`: up to the last quote of the first run of three or more (R15). */
  tripleQuoted(at: number): number {
    const { text } = this;
    if (!text.startsWith('"""', at) || at + 3 >= this.noTripleFrom) return NONE;
    const close = text.indexOf('"""', at + 3);
    if (close === NONE) {
      this.noTripleFrom = at + 3;
      return NONE;
    }
    let end = close + 3;
    while (text.charCodeAt(end) === QUOTE) end++;
    return end;
  }

  /** One word of an unquoted string; backslash and next character belong to it, whatever that is (R10, R12). */
  unquoted(at: number): number {
    const { text } = this;
    let end = at;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (isUnquoted(code)) end++;
      else if (code === BACKSLASH && end + 1 < text.length && text.charCodeAt(end + 1) !== LINE_FEED) {
        end += isHighSurrogate(text.charCodeAt(end + 1)) ? 3 : 2;
      } else break;
    }
    return end > at ? Math.min(end, text.length) : NONE;
  }

  /** `${…}`; what stands between the braces may be anything but empty (R27). */
  substitution(at: number): number {
    const { text } = this;
    if (text.charCodeAt(at) !== DOLLAR || text.charCodeAt(at + 1) !== OPEN_BRACE) return NONE;
    if (text.charCodeAt(at + 2) === CLOSE_BRACE || at >= this.noBraceFrom) return NONE;
    const close = text.indexOf('}', at + 2);
    if (close === NONE) {
      this.noBraceFrom = at;
      return NONE;
    }
    return close + 1;
  }

  /** A number that nothing but an end follows (R18). */
  number(at: number): number {
    const { text } = this;
    let end = at;
    const sign = text.charCodeAt(at);
    if (sign === PLUS || sign === MINUS) end++;
    const digits = skipDigits(text, end);
    if (text.charCodeAt(digits) === DOT && digitLength(text, digits + 1) > 0) {
      end = skipDigits(text, digits + 1);
    } else if (digits > end) {
      end = digits;
    } else {
      return NONE;
    }
    end = this.behindExponent(end);
    return this.isEndOfNumber(end) ? end : NONE;
  }

  private behindExponent(at: number): number {
    const { text } = this;
    const letter = text.charCodeAt(at);
    if (letter !== 0x65 && letter !== 0x45) return at;
    const sign = text.charCodeAt(at + 1);
    const digits = at + (sign === PLUS || sign === MINUS ? 2 : 1);
    const end = skipDigits(text, digits);
    return end > digits ? end : at;
  }

  private isEndOfNumber(at: number): boolean {
    const { text } = this;
    const next = skipBlanks(text, at);
    if (next >= text.length) return at >= text.length;
    const code = text.charCodeAt(next);
    return (
      isLineBreak(code) ||
      code === DOLLAR ||
      code === CLOSE_BRACE ||
      code === CLOSE_BRACKET ||
      code === COMMA ||
      code === HASH ||
      (code === SLASH && text.charCodeAt(next + 1) === SLASH)
    );
  }

  /** A number and a unit that are the last of the text; one LF may follow (R20). */
  duration(at: number): { readonly amountEnd: number; readonly unitStart: number; readonly end: number } | undefined {
    const { text } = this;
    const amountEnd = skipDigits(text, at);
    if (amountEnd === at) return undefined;
    let unitStart = amountEnd;
    while (unitStart < text.length && isPythonSpace(text.charCodeAt(unitStart))) unitStart++;
    const end = text.charCodeAt(text.length - 1) === LINE_FEED ? text.length - 1 : text.length;
    if (end - unitStart > LONGEST_UNIT || !UNITS.has(text.slice(unitStart, end))) return undefined;
    return { amountEnd, unitStart, end };
  }

  /** `true`, `false`, `null` or `include` in any case, not inside a longer word. `word` is in upper case. */
  keyword(at: number, word: string): number {
    const { text } = this;
    const end = at + word.length;
    if (text.slice(at, end).toUpperCase() !== word) return NONE;
    return this.continuesAnyCase(at - 1) || this.continuesAnyCase(end) ? NONE : end;
  }

  private continuesAnyCase(at: number): boolean {
    const character = this.text.charAt(at).toUpperCase();
    return character.length === 1 && isWordCharacter(character.charCodeAt(0));
  }

  /** `url`, `file` or `required`, as written, not inside a longer word. */
  exactKeyword(at: number, word: string): number {
    const { text } = this;
    const end = at + word.length;
    if (!text.startsWith(word, at)) return NONE;
    return isWordCharacter(text.charCodeAt(at - 1)) || isWordCharacter(text.charCodeAt(end)) ? NONE : end;
  }

  /** Letters, digits, blanks, `.`, `_`, `-`, `/`: an unquoted key with the blanks behind it (R21). */
  keyWord(at: number): number {
    const { text } = this;
    let end = at;
    while (end < text.length && isKeyCharacter(text.charCodeAt(end))) end++;
    return end > at ? end : NONE;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
