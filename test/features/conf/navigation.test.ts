import { describe, expect, it } from 'vitest';
import { provideDefinition } from '../../../server/src/features/definition';
import { provideLinks } from '../../../server/src/features/links';
import { provideReferences } from '../../../server/src/features/reference-search';
import { prepareRename, provideRename } from '../../../server/src/features/rename';
import { at, confContext } from './at';

const definitions = (marked: string) => {
  const { context, offset } = at(marked);
  return provideDefinition(context, offset).map(
    ({ targetSelectionRange: { start } }) => `${start.line}:${start.character}`,
  );
};

const references = (marked: string, includeDeclaration: boolean) => {
  const { context, offset } = at(marked);
  return provideReferences(context, offset, includeDeclaration).map(
    ({ range: { start } }) => `${start.line}:${start.character}`,
  );
};

const renamed = (marked: string, newName: string) => {
  const { context, offset } = at(marked);
  const { lines, text } = context.document;
  const edits = provideRename(context, offset, newName);
  if (typeof edits !== 'object') {
    return edits;
  }
  return [...edits]
    .sort((a, b) => lines.offsetAt(b.range.start) - lines.offsetAt(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, lines.offsetAt(range.start)) + newText + result.slice(lines.offsetAt(range.end)),
      text,
    );
};

describe('definition and references in a clearml.conf', () => {
  it('go from a substitution to the keys, the winner first', () => {
    expect(definitions('agent.git_user: ${base.na|me}\nbase.name: a\nbase { name: b }')).toEqual(['2:7', '1:5']);
    expect(definitions('agent.git_user: ${ba|se.name}\nbase.name: a')).toEqual(['1:0']);
    expect(definitions('agent.git_user: ${HO|ME}')).toEqual([]);
    expect(definitions('agent.git_us|er: x')).toEqual(['0:6']);
  });

  it('find all places', () => {
    const text = 'base: a\nagent.git_user: ${ba|se}\nagent.worker_id: x${?base}';
    expect(references(text, true)).toEqual(['0:0', '1:18', '2:21']);
    expect(references(text, false)).toEqual(['1:18', '2:21']);
  });
});

describe('rename in a clearml.conf', () => {
  it("renames a user's own key with its substitutions", () => {
    expect(renamed('ba|se: a\nagent.git_user: ${base}', 'root')).toBe('root: a\nagent.git_user: ${root}');
    expect(renamed('my.base: a\nmy { "base": b }\nagent.git_user: ${my.ba|se}x', 'b2')).toBe(
      'my.b2: a\nmy { "b2": b }\nagent.git_user: ${my.b2}x',
    );
    expect(renamed('m|y.base: a\nagent.git_user: ${?my.base}', 'own')).toBe(
      'own.base: a\nagent.git_user: ${?own.base}',
    );
    expect(renamed('files { on|e { path: /x } }\nagent.debug: true', 'two')).toBe(
      'files { two { path: /x } }\nagent.debug: true',
    );
  });

  it("keeps ClearML's names, and names that are no keys of the file", () => {
    for (const marked of [
      'agent.git_us|er: a',
      'ag|ent.debug: true',
      'agent.git_user: ${HO|ME}',
      'agent.debug: tr|ue',
    ]) {
      const { context, offset } = at(marked);
      expect(prepareRename(context, offset), marked).toBeUndefined();
      expect(renamed(marked, 'x'), marked).toBeUndefined();
    }
    const { context, offset } = at('ba|se: a\nagent.git_user: ${base}');
    expect(prepareRename(context, offset)?.placeholder).toBe('base');
  });

  it('says why a name cannot be used', () => {
    expect(renamed('ba|se: a\nagent.git_user: ${base}', 'a.b')).toContain('a dot would nest');
    expect(renamed('ba|se: a\nother: b\nagent.git_user: ${base}', 'other')).toBe('other is set here already.');
  });
});

describe('links of a clearml.conf', () => {
  it('lead to included files and to written ones', () => {
    const text = [
      'include "more/base.conf"',
      'agent { include file("agent.conf"), debug: true }',
      'include url("https://example.com/x.conf")',
      'files { a { path: "/etc/a.txt" }, b { path: "~/b" }, c { path: "$HOME/c" } }',
    ].join('\n');
    expect(provideLinks(confContext(text)).map(({ target }) => target)).toEqual([
      'file:///w/more/base.conf',
      'file:///w/agent.conf',
      'https://example.com/x.conf',
      'file:///etc/a.txt',
    ]);
  });
});
