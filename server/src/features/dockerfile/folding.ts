import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { DockerfileModel } from '../../model/dockerfile-model';
import { isOurs } from '../references';
import { runsOf, wholeLineComments } from '../sections';
import { stagesOf } from './stages';

/** Build stages, instructions of several lines and comments of several lines; nothing in a file without our settings. */
export function dockerfileFolding(document: DockerfileModel): FoldingRange[] {
  if (!isOurs(document)) {
    return [];
  }
  const { lines, syntax } = document;
  const byLine = new Map<number, FoldingRange>();
  // An editor shows one fold for a line: the widest of those that are added first.
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine && !byLine.has(startLine)) {
      byLine.set(startLine, kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
    }
  };
  for (const { range } of stagesOf(document)) {
    add(lines.lineAt(range.start), lines.lineAt(range.end), FoldingRangeKind.Region);
  }
  for (const piece of syntax.pieces) {
    if (piece.kind === 'instruction') {
      add(lines.lineAt(piece.keyword.start), lines.lineAt(piece.end));
    }
  }
  for (const { first, last } of runsOf(wholeLineComments(document))) {
    add(first, last, FoldingRangeKind.Comment);
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}
