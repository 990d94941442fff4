import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { provideSelectionRanges } from '../../server/src/features/selection-ranges';
import { contextOf, withCursors } from './feature-context';

/** The texts of the ranges at each cursor, from the innermost on, without the whole file. */
function selections(marked: string): string[][] {
  const { text, offsets } = withCursors(marked);
  const context = contextOf(text);
  return provideSelectionRanges(context, offsets).map(selection => {
    const found: string[] = [];
    for (let at: SelectionRange | undefined = selection; at; at = at.parent) {
      const { start, end } = at.range;
      found.push(text.slice(context.document.lines.offsetAt(start), context.document.lines.offsetAt(end)));
    }
    expect(found.pop()).toBe(text);
    return found;
  });
}

test('from the word to the file', () => {
  const section = '# --- A ---\nexport CLEARML_API_HOST="https://api.x"\nB=1';
  const marked = `A=1\n\n${section}\n\n# --- B ---\nC=1\n`;
  expect(selections(marked.replace('api.x', 'a|pi.x'))).toEqual([
    ['api', 'https://api.x', '"https://api.x"', 'export CLEARML_API_HOST="https://api.x"', section],
  ]);
  expect(selections(marked.replace('API_HOST', 'API|_HOST'))).toEqual([
    ['CLEARML_API_HOST', 'export CLEARML_API_HOST="https://api.x"', section],
  ]);
  expect(selections(marked.replace('--- A', '--- |A'))).toEqual([['A', '# --- A ---', section]]);
});

test('several cursors, values without quotes, empty values', () => {
  expect(selections('A=x|y z\nB=|\n# on|e\n# two\n')).toEqual([
    ['xy', 'xy z', 'A=xy z'],
    ['', 'B='],
    ['one', '# one', '# one\n# two'],
  ]);
});

test('an empty file', () => {
  expect(selections('|')).toEqual([[]]);
});
