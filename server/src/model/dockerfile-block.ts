import type { Escape } from '../syntax/dockerfile/characters';
import type { EndMarks } from '../syntax/dockerfile/heredocs';
import type { Piece } from '../syntax/dockerfile/nodes';
import { parsePiece } from '../syntax/dockerfile/parser';
import type { BlockRead } from '../text/blocks';
import type { Target } from './setting';

/** Some pieces of a Dockerfile. Offsets are those of when they were read. */
export interface DockerfileBlock {
  readonly pieces: readonly Piece[];
  readonly hasFrom: boolean;
  /** What the names in the block address, as far as somebody has asked. */
  readonly targets: Map<string, Target>;
}

/** Reads pieces from `start` on, which is below the parser directives, until one ends at or behind `enough`. */
export function readDockerfileBlock(
  text: string,
  start: number,
  enough: number,
  escapeCharacter: Escape,
  marks: EndMarks,
): BlockRead<DockerfileBlock> {
  const pieces: Piece[] = [];
  let hasFrom = false;
  let looksAhead = false;
  let at = start;
  do {
    const piece = parsePiece(text, at, escapeCharacter, marks);
    pieces.push(piece);
    at = piece.fullEnd;
    if (piece.kind === 'instruction') {
      hasFrom ||= piece.body.kind === 'from';
      // Its end was looked for in the whole text.
      looksAhead ||= piece.problems.some(({ kind }) => kind === 'unterminated-heredoc');
    }
  } while (at < enough);
  return { end: at, content: { pieces, hasFrom, targets: new Map() }, looksAhead };
}
