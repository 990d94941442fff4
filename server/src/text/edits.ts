import { overlaps, type TextRange } from './range';

/** Replaces `range` by `newText`; an empty range inserts. */
export interface OffsetEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Applies edits that all refer to the original text.
 * @throws RangeError when two edits overlap.
 */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let done = 0;
  for (const edit of sorted) {
    if (edit.range.start < done) {
      throw new RangeError('edits overlap');
    }
    result += text.slice(done, edit.range.start) + edit.newText;
    done = edit.range.end;
  }
  return result + text.slice(done);
}

/**
 * Joins groups of edits into one list. A group is taken whole or not at all: one that touches the text of an earlier
 * group is left out, one that says the same as an earlier group adds nothing.
 */
export function withoutOverlaps(groups: readonly (readonly OffsetEdit[])[]): OffsetEdit[] {
  const taken: OffsetEdit[] = [];
  for (const group of groups) {
    const fresh = group.filter(edit => !taken.some(other => isSame(edit, other)));
    if (!fresh.some(edit => taken.some(other => overlaps(edit.range, other.range)))) {
      taken.push(...fresh);
    }
  }
  return taken;
}

function isSame(a: OffsetEdit, b: OffsetEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}
