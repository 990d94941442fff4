import { describe, expect, it } from 'vitest';
import { ignoreInFile, ignoreOnLine } from '../../../server/src/features/suppress';
import { applyEdits } from '../../../server/src/text/edits';
import { atCursor } from '../../support/cursor';

const documentOf = (text: string) => atCursor(`${text}|`, { uri: 'file:///w/Dockerfile' }).document;

describe('comments that silence a rule in a Dockerfile', () => {
  it.each([
    ['# syntax=a\n# escape=`\nFROM a\n', '# syntax=a\n# escape=`\n# clearml-config: ignore-file x\nFROM a\n'],
    ['# syntax=a\r\nFROM a\r\n', '# syntax=a\r\n# clearml-config: ignore-file x\r\nFROM a\r\n'],
    ['# a\nFROM a\n', '# clearml-config: ignore-file x\n# a\nFROM a\n'],
    ['# syntax=a', '# syntax=a\n# clearml-config: ignore-file x'],
  ])('stand below the directives of %j', (text, expected) => {
    expect(applyEdits(text, [ignoreInFile(documentOf(text), 'x')])).toBe(expected);
  });

  it('can stand between the lines of an instruction', () => {
    const text = 'FROM a\nENV A=1 \\\n  CLEARML_X=1\n';
    const expected = 'FROM a\nENV A=1 \\\n  # clearml-config: ignore x\n  CLEARML_X=1\n';
    const edited = applyEdits(text, [ignoreOnLine(documentOf(text), 2, 'x')!]);
    expect(edited).toBe(expected);
    expect(documentOf(edited).settings.map(({ name }) => name)).toEqual(['A', 'CLEARML_X']);
  });

  it.each([
    ['behind a carriage return alone', 'FROM a\nENV A=1\rCLEARML_X=1\n', 2],
    ['inside of a command of a script', 'FROM a\nRUN <<EOF\nA=1 \\\n  CLEARML_X=1 b\nEOF\n', 3],
  ])('cannot stand %s', (_, text, line) => {
    expect(ignoreOnLine(documentOf(text), line, 'x')).toBeUndefined();
  });

  it('are lines for Docker, which knows no carriage return alone', () => {
    const text = '#escape=`\r\nFROM a\r';
    expect(applyEdits(text, [ignoreOnLine(documentOf(text), 1, 'x')!])).toContain('ignore x\nFROM a');
  });
});
