import type { SelectionRange } from 'vscode-languageserver-types';
import { isDockerfileModel } from '../model/dockerfile-model';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { type TextRange, touches } from '../text/range';
import { confRangesAt } from './conf/selection-ranges';
import { dockerfileRangesAt } from './dockerfile/selection-ranges';
import type { FeatureContext } from './feature';
import { type CommentRun, commentRuns, type Section, sectionsOf } from './sections';

/**
 * For each offset the ranges that "expand selection" walks through, the innermost first:
 * word, value, value with quotes, assignment, section (in a Dockerfile: instruction, stage), file.
 */
export function provideSelectionRanges(context: FeatureContext, offsets: readonly number[]): SelectionRange[] {
  const { document } = context;
  if (document.host === 'conf') {
    return offsets.map(offset => chain(document, confRangesAt(context, offset)));
  }
  // In a Dockerfile the stages are what a text falls into, whatever its comments say.
  const sections = isDockerfileModel(document) ? [] : sectionsOf(document);
  const runs = commentRuns(document);
  return offsets.map(offset => chain(document, rangesAt(document, sections, runs, offset)));
}

function rangesAt(
  document: DocumentModel,
  sections: readonly Section[],
  runs: readonly CommentRun[],
  offset: number,
): TextRange[] {
  const { lines, text } = document;
  const ranges: TextRange[] = [wordAt(text, offset)];
  const setting = document.settings.find(({ range }) => touches(range, offset));
  if (setting) {
    ranges.push(...partsOf(setting).filter(range => touches(range, offset)));
  }
  ranges.push(...document.comments.filter(range => touches(range, offset)));
  const line = lines.lineAt(offset);
  for (const { first, last } of runs) {
    if (first <= line && line <= last) {
      ranges.push({ start: lines.lineRange(first).start, end: lines.lineRange(last).end });
    }
  }
  for (const { header, range } of sections) {
    ranges.push(...[header, range].filter(part => touches(part, offset)));
  }
  if (isDockerfileModel(document)) {
    ranges.push(...dockerfileRangesAt(document, offset));
  }
  ranges.push({ start: 0, end: text.length });
  return ranges;
}

function partsOf({ nameRange, value, range }: Setting): TextRange[] {
  return value ? [nameRange, value.range, value.rawRange, range] : [nameRange, range];
}

/** Letters, digits and underscores around `offset`; empty between two other characters. */
export function wordAt(text: string, offset: number): TextRange {
  const isWord = (at: number) => /^[\p{L}\p{N}_]$/u.test(text.charAt(at));
  let start = offset;
  let end = offset;
  while (start > 0 && isWord(start - 1)) {
    start--;
  }
  while (end < text.length && isWord(end)) {
    end++;
  }
  return { start, end };
}

/** Links ranges from the outside in; one that does not lie within the one outside it is left out, as the LSP demands. */
export function chain(document: DocumentModel, ranges: readonly TextRange[]): SelectionRange {
  const sorted = ranges
    .filter((range, index) => index === 0 || range.end > range.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  let outer: TextRange = { start: 0, end: document.text.length };
  let result: SelectionRange = { range: document.lines.rangeOf(outer) };
  for (const range of sorted) {
    const smaller = range.end - range.start < outer.end - outer.start;
    if (smaller && range.start >= outer.start && range.end <= outer.end) {
      outer = range;
      result = { range: document.lines.rangeOf(range), parent: result };
    }
  }
  return result;
}
