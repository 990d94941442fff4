import { expect, test } from 'vitest';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import { provideFolding } from '../../server/src/features/folding';
import { contextOf } from './feature-context';

/** Folds as `first-last kind`, lines from zero. */
function folds(lines: readonly string[]): string[] {
  return provideFolding(contextOf(lines.join('\n'))).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
  );
}

test('sections end before the blank lines behind them', () => {
  expect(folds(['# --- A ---', 'A=1', 'B=2', '', '', '# --- B ---', 'C=1', ''])).toEqual([
    `0-2 ${FoldingRangeKind.Region}`,
    `5-6 ${FoldingRangeKind.Region}`,
  ]);
});

test('a header of several lines is folded with its section', () => {
  expect(folds(['# -----', '# A', '# -----', 'A=1', '# one', '# two', 'B=1'])).toEqual([
    `0-6 ${FoldingRangeKind.Region}`,
    `4-5 ${FoldingRangeKind.Comment}`,
  ]);
});

test('runs of comments, commented assignments included', () => {
  expect(folds(['A=1', '# one', '#CLEARML_API_HOST=x', '# three', 'B=1 # no', '# alone', 'C=1'])).toEqual([
    `1-3 ${FoldingRangeKind.Comment}`,
  ]);
});

test('values over several lines', () => {
  expect(folds(['CLEARML_EXTRA="a', 'b', 'c"', 'B=1'])).toEqual(['0-2']);
});

test('nothing to fold', () => {
  expect(folds([''])).toEqual([]);
  expect(folds(['A=1', '', '# x', 'B=2'])).toEqual([]);
});
