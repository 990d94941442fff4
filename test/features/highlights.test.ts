import { expect, test } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { provideHighlights } from '../../server/src/features/highlights';
import { contextOf, withCursors } from './feature-context';

/** Each highlighted text with `W` or `R`, as `line:text W`. */
function highlights(marked: string): string[] {
  const { text, offsets } = withCursors(marked);
  const context = contextOf(text);
  return provideHighlights(context, offsets[0]!).map(({ range, kind }) => {
    const { lines } = context.document;
    const shown = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
    return `${range.start.line}:${shown} ${kind === DocumentHighlightKind.Write ? 'W' : 'R'}`;
  });
}

const rest =
  '\n#CLEARML_API_HOST=c\nX="${CLEARML_API_HOST:-d} $CLEARML_API_HOST"\nTRAINS_API_HOST=e\nCLEARML_WEB_HOST=f\n';
const all = [
  '0:CLEARML_API_HOST W',
  '1:CLEARML_API_HOST W',
  '2:CLEARML_API_HOST R',
  '2:CLEARML_API_HOST R',
  '3:TRAINS_API_HOST W',
];

test('assignments, references and other names of one variable', () => {
  expect(highlights(`CLEARML|_API_HOST=a${rest}`)).toEqual(all);
  expect(highlights(`|CLEARML_API_HOST=a${rest}`)).toEqual(all);
  expect(highlights(`CLEARML_API_HOST=a${rest.replace('${CLEARML', '${CLEA|RML')}`)).toEqual(all);
  expect(highlights(`CLEARML_API_HOST=a${rest.replace('TRAINS', '|TRAINS')}`)).toEqual(all);
});

test('names of others', () => {
  expect(highlights('MY_|HOST=a\nX=${MY_HOST}\nMY_HOSTS=1\n')).toEqual(['0:MY_HOST W', '1:MY_HOST R']);
});

test('no reference in single quotes, behind a backslash and for two dollar signs', () => {
  expect(highlights("A|=1\nB='$A'\nC=\\$A\nD=$$A\nE=a$A\n")).toEqual(['0:A W', '4:A R']);
});

test('a reference inside the default of another', () => {
  expect(highlights('A|=1\nB=${C:-${A}}\n')).toEqual(['0:A W', '1:A R']);
});

test('nothing elsewhere', () => {
  expect(highlights('CLEARML_API_HOST=a|bc\n')).toEqual([]);
  expect(highlights('# CLEARML|\n')).toEqual([]);
  expect(highlights('|')).toEqual([]);
});
