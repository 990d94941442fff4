import type { Position, Range } from 'vscode-languageserver-types';
import type { TextRange } from './range';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Converts between UTF-16 offsets and LSP positions (zero-based line and UTF-16 column).
 * A line ends at LF, CRLF or CR, as the LSP says. Offsets and positions outside the text are clamped to it; an offset
 * between CR and LF is the end of the line.
 */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    if (!text.includes('\r')) {
      // Most texts, and several times faster.
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        this.starts.push(at + 1);
      }
      return;
    }
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) {
        this.starts.push(i + 1);
      }
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Zero-based number of the line that holds `offset`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The line's text without its line break. Empty at the end of the text for a line that does not exist. */
  lineRange(line: number): TextRange {
    const start = this.starts[line] ?? this.text.length;
    let end = this.starts[line + 1] ?? this.text.length;
    while (end > start && isLineBreak(this.text.charCodeAt(end - 1))) {
      end--;
    }
    return { start, end };
  }

  /** The line with its line break. */
  fullLineRange(line: number): TextRange {
    return { start: this.starts[line] ?? this.text.length, end: this.starts[line + 1] ?? this.text.length };
  }

  /** The line break to write beside a line: its own, for the last line that of the line before it. */
  lineBreakAt(line: number): string {
    for (const candidate of [line, line - 1]) {
      const lineBreak = this.text.slice(this.lineRange(candidate).end, this.fullLineRange(candidate).end);
      if (candidate >= 0 && lineBreak !== '') {
        return lineBreak;
      }
    }
    return '\n';
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    const { start, end } = this.lineRange(line);
    return { line, character: Math.min(clamped, end) - start };
  }

  offsetAt(position: Position): number {
    if (position.line < 0) {
      return 0;
    }
    const { start, end } = this.lineRange(position.line);
    return Math.max(start, Math.min(start + position.character, end));
  }

  rangeOf(range: TextRange): Range {
    return { start: this.positionAt(range.start), end: this.positionAt(range.end) };
  }
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
