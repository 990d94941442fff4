import type { OffsetEdit } from './edits';
import type { TextRange } from './range';

/** A part of a changed text: a stretch of the original, or new. */
type Piece = TextRange | string;

/**
 * One list of edits that does what several do one after the other. Takes time linear in the edits of all rounds.
 * @param length of the original text
 * @param rounds each sorted, without overlaps, and for the text that the rounds before it make
 */
export function composeEdits(length: number, rounds: readonly (readonly OffsetEdit[])[]): OffsetEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: length }];
  for (const edits of rounds) {
    pieces = applyRound(pieces, edits);
  }
  return toEdits(pieces, length);
}

function applyRound(pieces: readonly Piece[], edits: readonly OffsetEdit[]): Piece[] {
  const result: Piece[] = [];
  let [index, offset, position] = [0, 0, 0];

  /** Walks to `until`, a position in the text before this round. */
  function walk(until: number, keep: boolean): void {
    while (position < until && index < pieces.length) {
      const piece = pieces[index]!;
      const length = Math.min(lengthOf(piece) - offset, until - position);
      if (keep) {
        result.push(partOf(piece, offset, offset + length));
      }
      position += length;
      offset += length;
      if (offset === lengthOf(piece)) {
        index++;
        offset = 0;
      }
    }
  }

  for (const { range, newText } of edits) {
    walk(range.start, true);
    walk(range.end, false);
    if (newText !== '') {
      result.push(newText);
    }
  }
  walk(Number.POSITIVE_INFINITY, true);
  return result;
}

/** What stands between the stretches that were kept, as edits of the original. */
function toEdits(pieces: readonly Piece[], length: number): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  let done = 0;
  let newText = '';
  const close = (start: number, end: number) => {
    if (start > done || newText !== '') {
      edits.push({ range: { start: done, end: start }, newText });
    }
    done = end;
    newText = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      newText += piece;
    } else {
      close(piece.start, piece.end);
    }
  }
  close(length, length);
  return edits;
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  return typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
}
