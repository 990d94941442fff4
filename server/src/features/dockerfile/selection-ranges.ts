import type { DockerfileModel } from '../../model/dockerfile-model';
import { type TextRange, touches } from '../../text/range';
import { pieceAt, stageAt } from './stages';

/** The arguments of the instruction at `offset`, the instruction and its build stage: what a selection grows to. */
export function dockerfileRangesAt(document: DockerfileModel, offset: number): TextRange[] {
  const ranges: TextRange[] = [];
  const piece = pieceAt(document, offset);
  if (piece?.kind === 'instruction' && offset >= piece.keyword.start) {
    const rest = document.text.slice(piece.keyword.end, piece.end);
    const args = { start: piece.keyword.end + (rest.length - rest.trimStart().length), end: piece.end };
    ranges.push(...(touches(args, offset) ? [args] : []), { start: piece.keyword.start, end: piece.end });
  }
  const stage = stageAt(document, offset);
  return stage && touches(stage.range, offset) ? [...ranges, stage.range] : ranges;
}
