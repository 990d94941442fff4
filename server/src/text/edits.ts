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
 * Joins groups of edits into one list, in the order of the text. A group is taken whole or not at all: one that touches
 * the text of an earlier group is left out, one that says the same as an earlier group adds nothing.
 * @param onTaken called with the index of each group that is taken
 */
export function withoutOverlaps(
  groups: readonly (readonly OffsetEdit[])[],
  onTaken: (index: number) => void = () => {},
): OffsetEdit[] {
  const taken: OffsetEdit[] = [];
  for (const [index, group] of groups.entries()) {
    const places = group.map(edit => placeFor(edit, taken));
    if (places.includes('conflict')) {
      continue;
    }
    onTaken(index);
    for (const edit of group) {
      const place = placeFor(edit, taken);
      if (typeof place === 'number') {
        taken.splice(place, 0, edit);
      }
    }
  }
  return taken;
}

/** Where `edit` belongs among sorted edits that do not overlap, unless one of them is the same or touches its text. */
function placeFor(edit: OffsetEdit, sorted: readonly OffsetEdit[]): number | 'same' | 'conflict' {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.range.start < edit.range.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (const other of [sorted[low - 1], sorted[low]]) {
    if (other && isSame(edit, other)) {
      return 'same';
    }
    if (other && overlaps(edit.range, other.range)) {
      return 'conflict';
    }
  }
  return low;
}

function isSame(a: OffsetEdit, b: OffsetEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}
