import { describe, expect, it } from 'vitest';
import { parseHocon } from '../../../server/src/syntax/hocon/parser';

/** Code and marked text of each problem. */
function problemsOf(text: string): string[] {
  return parseHocon(text).problems.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
}

describe('a mistake is reported where it is', () => {
  it.each([
    [
      'a value that is missing swallows the next line',
      'agent {\n  git_user:\n  git_pass: x\n}',
      ['missing-value git_user:'],
    ],
    ['… with `=`, where the next line is wrong as a value', 'git_user =\ngit_pass = x\n', ['missing-value git_user =']],
    ['… in front of an object', 'agent {\n  git_user:\n  vcs_cache { a: 1 }\n}', ['missing-value git_user:']],
    ['… but not where an object, a list or an address follows', 'a:\n{ b: 1 }\nc:\n[1]\nd:\nhttp://x\n', []],
    ['a missing brace where it was opened', 'agent {\n  a: 1\n\nsdk { b: 2 }\n', ['unclosed {']],
    ['… inside, when indentation tells', 'agent {\n  pm {\n    a: 1\n\n  b: 2\n}\n', ['unclosed {']],
    ['a list that is not closed', 'a: [1,\nb: 2\n}', ['unclosed [', 'unexpected-close }']],
    ['a brace too many', 'a { b: 1 } }\nc: 1', ['unexpected-close }']],
    ['a string that is not closed', 'a: "x\nb: 1', ['unclosed-string "x']],
    ['a character that needs quotes', 'a { git_pass: p@ss }', ['illegal-character @']],
    ['a substitution that is not closed', 'a: ${b\nc: 1', ['illegal-character $']],
    ['braces in a text', 'a { name: id-{task} }', ['mixed-kinds {task}']],
    ['a key without separator', 'a: 1\nworker w1\nb: 2', ['missing-separator worker w1']],
    ['a list without separator', 'a [1]\nb: 2', ['missing-separator [']],
    ['a key that needs quotes', 'a@b: 1\nc: 2', ['invalid-key @b']],
    ['single quotes', "'a': 1\nb: 2", ["invalid-key 'a'"]],
    ['a separator without key', ': 1\nb: 2', ['missing-key :']],
    ['an object without key', 'a { b: 1 } { c: 2 }', ['missing-key {']],
    ['a text and an object', 'a: x { b: 1 }', ['mixed-kinds { b: 1 }']],
    ['text behind the root', '{ a: 1 }\nb: 2', ['text-after-root b: 2']],
    ['a byte order mark', '\ufeffa: 1', ['byte-order-mark \ufeff']],
    ['an include that is half typed', 'include file(\na: 1', ['include-syntax (']],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('marks the brace of the object inside, not of the one that lost its own', () => {
    const text = 'agent {\n  pm {\n    a: 1\n\n  b: 2\n}\n';
    expect(parseHocon(text).problems[0]!.start).toBe(text.indexOf('{', 8));
  });
});

describe('reading goes on after a mistake', () => {
  it.each([
    ['a: "x\nb: 1', ['a', 'b']],
    ['a: ${x\nb: 1', ['a', 'b']],
    ['a: p@ss word\nb: 1', ['a', 'b']],
    ['a\nb: 1', ['a', 'b']],
    ['@\nb: 1', ['b']],
    ['a }\nb: 1', ['a', 'b']],
    ['a: """x\nb: 1', ['a', 'b']],
    ['a@b: 1\nb: 1', ['a', 'b']],
  ])('%j', (text, keys) => {
    const { root } = parseHocon(text);
    const found =
      root.kind === 'object' ? root.members.flatMap(member => (member.kind === 'field' ? member.key.text : [])) : [];
    expect(found).toEqual(keys);
  });
});

describe('the tree', () => {
  it('has the segments of a key path with their ranges', () => {
    const text = ' agent..git user.x : 1';
    const { root } = parseHocon(text);
    const field = root.kind === 'object' ? root.members[0] : undefined;
    const segments = field?.kind === 'field' ? field.key.segments : [];
    expect(segments.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['agent', 'agent'],
      ['git user', 'git user'],
      ['x', 'x'],
    ]);
  });

  it('keeps the quotes of a key with a special character', () => {
    const { root } = parseHocon('"a.b": 1, "c": 2');
    const names =
      root.kind === 'object'
        ? root.members.flatMap(one => (one.kind === 'field' ? one.key.segments[0]!.name : []))
        : [];
    expect(names).toEqual(['"a.b"', 'c']);
  });

  it('has the parts of a concatenation', () => {
    const text = 'a: x "y" ${?z} 1 \\\n true';
    const { root } = parseHocon(text);
    const field = root.kind === 'object' ? root.members[0] : undefined;
    const parts = field?.kind === 'field' ? field.value!.parts : [];
    expect(parts.map(part => [part.kind, text.slice(part.start, part.end)])).toEqual([
      ['unquoted', 'x'],
      ['quoted', '"y"'],
      ['substitution', '${?z}'],
      ['unquoted', '1'],
      ['continuation', '\\\n'],
      ['boolean', 'true'],
    ]);
  });

  it('has comments, commas and includes among the members', () => {
    const { root } = parseHocon('a: 1, // b\ninclude required(file("x")) # c');
    const kinds = root.kind === 'object' ? root.members.map(member => member.kind) : [];
    expect(kinds).toEqual(['field', 'comma', 'comment', 'include', 'comment']);
  });
});
