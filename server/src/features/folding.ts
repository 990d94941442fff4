import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { isDockerfileModel } from '../model/dockerfile-model';
import { confFolding } from './conf/folding';
import { dockerfileFolding } from './dockerfile/folding';
import type { FeatureContext } from './feature';
import { runsOf, sectionsOf, wholeLineComments } from './sections';

/** What can be folded: sections below their header, values over several lines, comments of two or more lines. */
export function provideFolding(context: FeatureContext): FoldingRange[] {
  const { document } = context;
  if (document.host === 'conf') {
    return confFolding(context);
  }
  if (isDockerfileModel(document)) {
    return dockerfileFolding(document);
  }
  const { lines } = document;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) {
      ranges.push(kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
    }
  };
  const headers = new Set<number>();
  for (const { range } of sectionsOf(document)) {
    const first = lines.lineAt(range.start);
    headers.add(first);
    add(first, lines.lineAt(range.end), FoldingRangeKind.Region);
  }
  for (const { range } of document.settings) {
    add(lines.lineAt(range.start), lines.lineAt(range.end));
  }
  for (const { first, last } of runsOf(wholeLineComments(document))) {
    // An editor shows one fold for a line; the section is the one that people want.
    if (!headers.has(first)) {
      add(first, last, FoldingRangeKind.Comment);
    }
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
