/** One word of a text that is split like a shell does, with its place in the text. */
export interface ShellWord {
  /** Without quotes and escapes. */
  readonly value: string;
  /** Offset of its first character, which may be a quote or a backslash. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

/** Why a text cannot be split; Python raises ValueError with this text. */
export type ShellSplitFault = 'No closing quotation' | 'No escaped character';

export interface ShellSplitError {
  readonly fault: ShellSplitFault;
  /** Offset of the quote that is not closed, or of the backslash at the end. */
  readonly at: number;
}

export interface ShellSplit {
  /** All words; with an error those before the word that has it. */
  readonly words: readonly ShellWord[];
  readonly error?: ShellSplitError;
}

type State = 'between' | 'word' | 'single' | 'double' | 'escape' | 'escape-in-double';

/**
 * `shlex.split(text)` of Python: POSIX rules, no comments (Lib/shlex.py, `read_token`). Words end only at a blank, tab,
 * carriage return or line feed; a backslash inside double quotes is kept unless `"` or a backslash follows it.
 */
export function shlexSplit(text: string): ShellSplit {
  const words: ShellWord[] = [];
  let state: State = 'between';
  let value = '';
  let start = 0;
  let quoteAt = 0;
  let escapeAt = 0;

  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset]!;
    switch (state) {
      case 'between':
      case 'word':
        if (character === ' ' || character === '\t' || character === '\r' || character === '\n') {
          if (state === 'word') words.push({ value, start, end: offset });
          state = 'between';
          break;
        }
        if (state === 'between') {
          value = '';
          start = offset;
          state = 'word';
        }
        if (character === "'" || character === '"') {
          quoteAt = offset;
          state = character === '"' ? 'double' : 'single';
        } else if (character === '\\') {
          escapeAt = offset;
          state = 'escape';
        } else {
          value += character;
        }
        break;
      case 'single':
        if (character === "'") state = 'word';
        else value += character;
        break;
      case 'double':
        if (character === '"') {
          state = 'word';
        } else if (character === '\\') {
          escapeAt = offset;
          state = 'escape-in-double';
        } else {
          value += character;
        }
        break;
      case 'escape':
        value += character;
        state = 'word';
        break;
      case 'escape-in-double':
        value += character === '"' || character === '\\' ? character : `\\${character}`;
        state = 'double';
        break;
    }
  }

  if (state === 'single' || state === 'double') {
    return { words, error: { fault: 'No closing quotation', at: quoteAt } };
  }
  if (state === 'escape' || state === 'escape-in-double') {
    return { words, error: { fault: 'No escaped character', at: escapeAt } };
  }
  if (state === 'word') words.push({ value, start, end: text.length });
  return { words };
}
