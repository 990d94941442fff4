import { CARRIAGE_RETURN, LINE_FEED } from './characters';

const TAB = 0x09;
const TAB_STOP = 8;

/** A position in the numbers of pyhocon's messages: code points of the text with expanded tabs. */
export interface PyhoconPosition {
  /** From 0. */
  readonly char: number;
  /** From 1; only LF ends a line. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * A text as pyhocon reads it: pyparsing expands every TAB to the next column of eight before anything else, even inside
 * strings (R3). Python counts columns in code points, and starts anew behind LF and CR.
 */
export class SourceText {
  private readonly hasTabs: boolean;
  /** The last column that was asked for, so that the tabs of one long line are counted once. */
  private known = { offset: 0, column: 0 };

  constructor(readonly text: string) {
    this.hasTabs = text.includes('\t');
  }

  /** The expanded text between two offsets of the original. */
  slice(start: number, end: number): string {
    const piece = this.text.slice(start, end);
    if (!this.hasTabs || !piece.includes('\t')) return piece;
    let column = this.columnAt(start);
    let expanded = '';
    for (let i = start; i < end; i++) {
      const code = this.text.charCodeAt(i);
      if (code === TAB) {
        const width = TAB_STOP - (column % TAB_STOP);
        expanded += ' '.repeat(width);
        column += width;
      } else {
        expanded += this.text[i];
        column = columnAfter(code, column);
      }
    }
    return expanded;
  }

  /** The column, from 0, of an offset for the purpose of tab stops. */
  private columnAt(offset: number): number {
    let { offset: at, column } = this.known;
    if (at > offset) {
      at = offset;
      while (at > 0 && !breaksColumn(this.text.charCodeAt(at - 1))) at--;
      column = 0;
    }
    for (; at < offset; at++) {
      const code = this.text.charCodeAt(at);
      column = code === TAB ? column + TAB_STOP - (column % TAB_STOP) : columnAfter(code, column);
    }
    this.known = { offset, column };
    return column;
  }

  positionAt(offset: number): PyhoconPosition {
    let char = 0;
    let line = 1;
    let lineStart = 0;
    let column = 0;
    for (let i = 0; i < offset && i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      const before = column;
      column = code === TAB ? column + TAB_STOP - (column % TAB_STOP) : columnAfter(code, column);
      char += code === TAB ? column - before : isLowSurrogate(code) ? 0 : 1;
      if (code === LINE_FEED) {
        line++;
        lineStart = char;
      }
    }
    return { char, line, column: char - lineStart + 1 };
  }
}

function breaksColumn(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function columnAfter(code: number, column: number): number {
  if (breaksColumn(code)) return 0;
  return isLowSurrogate(code) ? column : column + 1;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
