/** A stretch of text in UTF-16 offsets; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The same stretch in a text in which it has moved. */
export function shifted(range: TextRange, by: number): TextRange {
  return by === 0 ? range : { start: range.start + by, end: range.end + by };
}

/** True when `offset` lies in `range`; its end counts, so that a cursor behind the last character is still in it. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** True when the two ranges share a character, or one is empty and lies in or at the border of the other. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  if (a.start === a.end || b.start === b.end) {
    return a.start <= b.end && b.start <= a.end;
  }
  return a.start < b.end && b.start < a.end;
}
