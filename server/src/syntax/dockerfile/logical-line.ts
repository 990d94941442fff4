import type { TextRange } from '../../text/range';
import { type Escape, hash, lineAt, skipSpace } from './characters';
import type { Gap } from './nodes';

/**
 * The text of an instruction as BuildKit sees it: continued lines joined, comments and empty lines between them left
 * out. Offsets in it are "logical" and can be turned back into offsets of the file.
 */
export class LogicalLine {
  /**
   * @param text the joined text
   * @param logical where each stretch starts in `text`, ascending from 0
   * @param physical where each stretch starts in the file
   */
  constructor(
    readonly text: string,
    private readonly logical: readonly number[],
    private readonly physical: readonly number[],
  ) {}

  /** Offset in the file of the character at a logical offset. */
  startOf(offset: number): number {
    let low = 0;
    let high = this.logical.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.logical[middle]! <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.physical[low]! + offset - this.logical[low]!;
  }

  /** Offset in the file behind the character before a logical offset: never behind the continuation of a line. */
  endOf(offset: number): number {
    return offset === 0 ? this.startOf(0) : this.startOf(offset - 1) + 1;
  }

  /** The stretch of the file from one logical offset to another; an empty one lies behind the character before it. */
  rangeOf(start: number, end: number): TextRange {
    const last = this.endOf(end);
    return { start: start < end ? this.startOf(start) : last, end: last };
  }
}

export interface ReadLine {
  readonly line: LogicalLine;
  readonly gaps: readonly Gap[];
  /** End of the last line that was read, before its line break. */
  readonly end: number;
  readonly fullEnd: number;
}

/**
 * Reads the instruction whose first character is at `start`, to the end of its last line: a line goes on when its last
 * character is the escape character (blanks behind it do not count) and the one before it is not.
 */
export function readLogicalLine(text: string, start: number, escapeCharacter: Escape): ReadLine {
  const parts: string[] = [];
  const logical: number[] = [];
  const physical: number[] = [];
  const gaps: Gap[] = [];
  let length = 0;
  const add = (from: number, to: number) => {
    if (to > from || logical.length === 0) {
      parts.push(text.slice(from, to));
      logical.push(length);
      physical.push(from);
      length += to - from;
    }
  };
  let at = start;
  let { end, fullEnd } = lineAt(text, at);
  for (let isFirst = true; ; isFirst = false) {
    const first = isFirst ? at : skipSpace(text, at, end);
    if (!isFirst && (first === end || text.charCodeAt(first) === hash)) {
      addSkippedLine(gaps, { start: at, end }, first, fullEnd);
    } else {
      const continued = continuationAt(text, at, end, escapeCharacter);
      add(at, continued ?? end);
      if (continued === undefined) {
        break;
      }
      gaps.push({ kind: 'continuation', start: continued, end: fullEnd });
    }
    if (fullEnd >= text.length) {
      break;
    }
    at = fullEnd;
    ({ end, fullEnd } = lineAt(text, at));
  }
  // The last line break is that of the piece, unless it belongs to a continuation at the end of the text.
  const last = gaps[gaps.length - 1];
  if (last && last.end > end) {
    gaps[gaps.length - 1] = { ...last, end: Math.max(last.start, end) };
  }
  return { line: new LogicalLine(parts.join(''), logical, physical), gaps, end, fullEnd };
}

function addSkippedLine(gaps: Gap[], line: TextRange, first: number, fullEnd: number): void {
  if (first > line.start) {
    gaps.push({ kind: 'blank', start: line.start, end: first });
  }
  if (first < line.end) {
    gaps.push({ kind: 'comment', start: first, end: line.end });
  }
  if (fullEnd > line.end) {
    gaps.push({ kind: 'line-break', start: line.end, end: fullEnd });
  }
}

/** Offset of the escape character that continues the line, if there is one. */
function continuationAt(text: string, start: number, end: number, escapeCharacter: Escape): number | undefined {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) {
    at--;
  }
  at--;
  return at >= start && text[at] === escapeCharacter && (at === start || text[at - 1] !== escapeCharacter)
    ? at
    : undefined;
}
