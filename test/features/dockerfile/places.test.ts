import { describe, expect, it } from 'vitest';
import {
  renamableVariable,
  renameVariable,
  variableDefinition,
  variableReferences,
} from '../../../server/src/features/variable-places';
import { applyEdits } from '../../../server/src/text/edits';
import { atCursor } from '../../support/cursor';

const dockerfile = { uri: 'file:///w/Dockerfile' };
const env = { uri: 'file:///w/.env' };

/** The line (from 1) and text of the assignment that the cursor leads to. */
function definition(marked: string, options = dockerfile): string | undefined {
  const { context, document, offset } = atCursor(marked, options);
  const found = variableDefinition(context, offset);
  if (!found) {
    return undefined;
  }
  const { range, selection } = found.target;
  expect(range.start <= selection.start && selection.end <= range.end).toBe(true);
  return `${document.lines.lineAt(range.start) + 1}: ${document.text.slice(range.start, range.end)}`;
}

function referenceLines(marked: string, includeDeclaration = true, options = dockerfile): number[] {
  const { context, document, offset } = atCursor(marked, options);
  return variableReferences(context, offset, includeDeclaration).map(({ start }) => document.lines.lineAt(start) + 1);
}

function renamed(marked: string, newName: string, options = dockerfile): string | undefined {
  const { context, document, offset } = atCursor(marked, options);
  const edits = renameVariable(context, offset, newName);
  return Array.isArray(edits) ? applyEdits(document.text, edits) : edits;
}

describe('definition', () => {
  it.each([
    ['an ENV above', 'FROM a\nENV CLEARML_API_HOST=h\nENV B=$CLEARML_|API_HOST', '2: CLEARML_API_HOST=h'],
    ['the last of two', 'FROM a\nENV CLEARML_X=1\nENV CLEARML_X=2\nRUN echo ${CLEARML_|X}', '3: CLEARML_X=2'],
    ['the ENV of the base', 'FROM a AS b\nENV CLEARML_X=1\nFROM b\nRUN echo $CLEARML_X|', '2: CLEARML_X=1'],
    ['an ARG', 'FROM a\nARG T\nENV CLEARML_X=$T|', '2: T'],
    ['the ARG above FROM', 'ARG T=1\nFROM a\nARG T|\nENV CLEARML_X=$T', '1: T=1'],
    ['the ARG of FROM', 'ARG T=1\nFROM a:$T|\nENV CLEARML_X=1', '1: T=1'],
    ['an export', 'FROM a\nENV CLEARML_X=1\nRUN export CLEARML_X=2 && echo $CLEARML_X|', '3: CLEARML_X=2'],
    ['itself', 'FROM a\nENV CLEARML_|X=1', '2: CLEARML_X=1'],
    ['what it takes its new value from', 'FROM a\nENV CLEARML_X=1\nENV CLEARML_X=a$CLEARML_|X', '2: CLEARML_X=1'],
    ['what COPY refers to', 'FROM a\nENV CLEARML_X=/x\nCOPY a "${CLEARML_X|:-d}/b"', '2: CLEARML_X=/x'],
    ['what a trigger refers to', 'FROM a\nENV CLEARML_X=1\nONBUILD RUN echo $CLEARML_|X', '2: CLEARML_X=1'],
    ['what a script refers to', "FROM a\nENV CLEARML_X=1\nRUN <<E\n# don't\necho $CLEARML_|X\nE", '2: CLEARML_X=1'],
  ])('leads to %s', (_, marked, expected) => {
    expect(definition(marked)).toBe(expected);
  });

  it.each([
    ['a pair of the same ENV', 'FROM a\nENV CLEARML_X=1 B=$CLEARML_|X'],
    ['another stage', 'FROM a\nENV CLEARML_X=1\nFROM b\nRUN echo $CLEARML_|X'],
    [
      'an ARG above FROM that the stage does not take',
      'ARG CLEARML_X=1\nFROM a\nENV CLEARML_Y=1\nRUN echo $CLEARML_|X',
    ],
    ['single quotes', "FROM a\nENV CLEARML_X=1\nLABEL a='$CLEARML_|X'"],
    ['an escape', 'FROM a\nENV CLEARML_X=1\nLABEL a="\\$CLEARML_|X"'],
    ['a comment', 'FROM a\nENV CLEARML_X=1\nRUN a && \\\n  # $CLEARML_|X\n  b'],
    ['a quoted here-document', "FROM a\nENV CLEARML_X=1\nCOPY <<'E' /x\n$CLEARML_|X\nE"],
    ['a file without our names', 'FROM a\nENV X=1\nRUN echo $|X'],
  ])('leads nowhere from or for %s', (_, marked) => {
    expect(definition(marked)).toBeUndefined();
  });

  it('works in env files', () => {
    expect(definition('CLEARML_X=1\nB=${CLEARML_|X}', env)).toBe('1: CLEARML_X=1');
    expect(definition('B=${CLEARML_|X}\nCLEARML_X=1', env)).toBeUndefined();
  });
});

describe('references', () => {
  const text =
    'ARG CLEARML_V=1\nFROM a:$CLEARML_V AS base\nARG CLEARML_V\nENV CLEARML_X=$CLEARML_V\n' +
    'FROM base\nENV CLEARML_X=$CLEARML_X-b\nLABEL x=${CLEARML_X}\nRUN echo "$CLEARML_X" && export CLEARML_X=1\n' +
    'CMD ["sh", "-c", "run $CLEARML_X"]\nFROM other\nENV CLEARML_X=3\nRUN echo $CLEARML_X $CLEARML_V\n';
  const at = (text_: string, name: string, count: number) => {
    let index = -1;
    for (let i = 0; i < count; i++) {
      index = text_.indexOf(name, index + 1);
    }
    return `${text_.slice(0, index)}|${text_.slice(index)}`;
  };

  it('are those of the stages that see the same variable', () => {
    expect(referenceLines(at(text, 'CLEARML_X', 1))).toEqual([4, 6, 6, 7, 8, 8, 9]);
    expect(referenceLines(at(text, 'CLEARML_X', 1), false)).toEqual([6, 7, 8, 9]);
    expect(referenceLines(at(text, 'CLEARML_X', 8))).toEqual([11, 12]);
    expect(referenceLines(at(text, 'CLEARML_V', 1))).toEqual([1, 2, 3, 4]);
  });

  it('are all of an env file', () => {
    expect(referenceLines('CLEARML_|X=1\n# CLEARML_X=2\nA=${CLEARML_X:-3}\nB=$CLEARML_X\n', true, env)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('are renamed together', () => {
    expect(renamed(at(text, 'CLEARML_X', 2), 'NEW')).toBe(
      'ARG CLEARML_V=1\nFROM a:$CLEARML_V AS base\nARG CLEARML_V\nENV NEW=$CLEARML_V\n' +
        'FROM base\nENV NEW=$NEW-b\nLABEL x=${NEW}\nRUN echo "$NEW" && export NEW=1\n' +
        'CMD ["sh", "-c", "run $NEW"]\nFROM other\nENV CLEARML_X=3\nRUN echo $CLEARML_X $CLEARML_V\n',
    );
    expect(renamed('CLEARML_X=1\nA=${CLEARML_|X:-3}\n', 'B', env)).toBe('B=1\nA=${B:-3}\n');
  });
});

describe('rename', () => {
  it('keeps quotes, continuations and the export of one RUN', () => {
    expect(renamed('FROM a\nENV A="1" \\\n  "CLEARML_|X"=\'2\'\nUSER ${CLEARML_X:+b}', 'N')).toBe(
      'FROM a\nENV A="1" \\\n  "N"=\'2\'\nUSER ${N:+b}',
    );
    expect(renamed('FROM a\nRUN CLEARML_|X=1 a\nRUN CLEARML_X=2 b', 'N')).toBe('FROM a\nRUN N=1 a\nRUN CLEARML_X=2 b');
  });

  it('is offered for names of ours that the file sets', () => {
    const canRename = (marked: string, options = dockerfile) => {
      const { context, offset } = atCursor(marked, options);
      return renamableVariable(context, offset)?.name;
    };
    expect(canRename('FROM a\nENV CLEARML_|X=1')).toBe('CLEARML_X');
    expect(canRename('FROM a\nENV CLEARML_Y=$CLEARML_|X')).toBeUndefined();
    expect(canRename('FROM a\nENV CLEARML_Y=1 |A=1')).toBeUndefined();
    expect(canRename('CLEARML_|X=1', env)).toBe('CLEARML_X');
    expect(canRename('CLEARML_X=CLEARML_|X', env)).toBeUndefined();
  });

  it('refuses names that cannot be or are taken', () => {
    expect(renamed('FROM a\nENV CLEARML_|X=1', 'A-B')).toMatch(/letters, digits/);
    expect(renamed('FROM a\nENV CLEARML_|X=1 B=2', 'B')).toMatch(/^B is used/);
    expect(renamed('FROM a\nENV CLEARML_|X=1\nFROM b\nENV B=2', 'B')).toBe('FROM a\nENV B=1\nFROM b\nENV B=2');
    expect(renamed('CLEARML_|X=1\nB=2', 'B', env)).toMatch(/^B is used/);
  });
});
