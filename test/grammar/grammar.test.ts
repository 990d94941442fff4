import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import manifest from '../../package.json';
import { createRegistry, describeTokens, tokenize } from './tokenize';

const samples = fileURLToPath(new URL('samples', import.meta.url));
const registry = createRegistry();
let conf: IGrammar;

beforeAll(async () => {
  conf = (await registry.loadGrammar('source.clearml-conf'))!;
});

/** The last scope of the first token that holds `part`. */
function scopeOf(text: string, part: string): string {
  const token = tokenize(conf, text)
    .flat()
    .find(each => each.text.includes(part));
  return token?.scopes.split(' ').at(-1)?.replace('.clearml-conf', '') ?? 'no token';
}

describe('the grammar of clearml.conf', () => {
  it.each(readdirSync(samples).filter(name => name.endsWith('.conf')))('%s looks as before', async name => {
    const text = readFileSync(join(samples, name), 'utf8').trimEnd();
    await expect(describeTokens(tokenize(conf, text))).toMatchFileSnapshot(join(samples, `${name}.snap`));
  });

  it.each([
    ['a: true', 'true', 'constant.language'],
    ['a: FALSE # x', 'FALSE', 'constant.language'],
    ['a { b: null }', 'null', 'constant.language'],
    ['a: [true, x]', 'true', 'constant.language'],
    ['a: yes', 'yes', 'string.unquoted'],
    ['a: off', 'off', 'string.unquoted'],
    ['a: none', 'none', 'string.unquoted'],
    ['a: true x', 'true x', 'string.unquoted'],
    ['a: truely', 'truely', 'string.unquoted'],
    ['a: 3.10', '3.10', 'constant.numeric'],
    ['a: -1e5', '-1e5', 'constant.numeric'],
    ['a: .5', '.5', 'constant.numeric'],
    ['a: 5.', '5.', 'string.unquoted'],
    ['a: 0x1F', '0x1F', 'string.unquoted'],
    ['a: 10 s', '10 s', 'string.unquoted'],
    ['a: 1 # x', '1', 'constant.numeric'],
    ['a: 1 // cc', 'cc', 'comment.line.double-slash'],
    ['a: http://h/p', 'http://h/p', 'string.unquoted'],
    ['a: one//a', 'one//a', 'string.unquoted'],
    ['a: //host', 'host', 'comment.line'],
    ['a: abc#def', 'def', 'comment.line.number-sign'],
    ["a: 'x y'", "'x y'", 'string.unquoted'],
    ['a: "x#y"', 'x#y', 'string.quoted.double'],
    ['a: "x\\ny"', '\\n', 'constant.character.escape'],
    ['a: "x\\uy"', 'x', 'string.quoted.double'],
    ['a: """x\n"y" ${z}\n"""', '"y"', 'string.quoted.triple'],
    ['a: ${b.c}', 'b.c', 'variable.other.substitution'],
    ['a: ${?HOME}/x', '?', 'keyword.operator.optional'],
    ['a: "${x}"', '${x}', 'string.quoted.double'],
    ['a: $x', '$', 'invalid.illegal.character'],
    ['a: user@host', '@', 'invalid.illegal.character'],
    ['agent.git_user: x', 'agent.git_user', 'entity.name.tag'],
    ['worker id = x', 'worker id', 'entity.name.tag'],
    ['"a b": x', 'a b', 'entity.name.tag'],
    ['agent {', 'agent', 'entity.name.tag'],
    ['agent\n{', 'agent', 'entity.name.tag'],
    ['a += x', '+=', 'punctuation.separator.key-value'],
    ['a:\nb: c', 'b: c', 'string.unquoted'],
    ['a: {\n b: [\n  {c: 1}\n ]\n}\nd: 2', 'd', 'entity.name.tag'],
    ['a: 1, b: 2', 'b', 'entity.name.tag'],
    ['include "x.conf"', 'include', 'keyword.control.include'],
    ['include required(file("x"))', 'required', 'support.function.include'],
    ['included: 1', 'included', 'entity.name.tag'],
  ])('%s: %s is %s', (text, part, scope) => {
    expect(scopeOf(text, part)).toBe(scope);
  });
});

describe('the names in other files', () => {
  it.each([
    ['source.dotenv', 'CLEARML_API_HOST=x # no', 'CLEARML_API_HOST'],
    ['source.dotenv', 'A=${TRAINS_API_HOST}', 'TRAINS_API_HOST'],
    ['source.dockerfile', 'ENV A=1 CLEARML_X=2', 'CLEARML_X'],
  ])('are marked in %s', async (scopeName, text, name) => {
    const grammar = (await registry.loadGrammar(scopeName))!;
    const marked = tokenize(grammar, text)
      .flat()
      .filter(({ scopes }) => scopes.endsWith('entity.name.tag.clearml'));
    expect(marked.map(token => token.text)).toEqual([name]);
  });

  it.each(['# CLEARML_X=1', 'MY_CLEARML_X=1', 'CLEARML=1'])('are not seen in %s', async text => {
    const grammar = (await registry.loadGrammar('source.dotenv'))!;
    expect(JSON.stringify(tokenize(grammar, text))).not.toContain('property-name.clearml');
  });
});

describe('the manifest', () => {
  it('binds the language to names and to nothing else', () => {
    const [language] = manifest.contributes.languages;
    expect(language).not.toHaveProperty('extensions');
    expect(language!.filenames).toContain('clearml.conf');
    expect(JSON.stringify(language)).not.toContain('"*.conf"');
    expect(manifest.activationEvents).toEqual(
      expect.arrayContaining(['onLanguage:clearml-conf', 'onLanguage:dockerfile']),
    );
  });

  it('packs every file that it names', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const packed = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');
    for (const { path } of manifest.contributes.grammars) {
      expect(readFileSync(join(root, path), 'utf8')).toContain('scopeName');
      expect(packed).toContain('!syntaxes/*.json');
    }
    expect(packed).toContain('!language-configuration.json');
    const configuration = JSON.parse(readFileSync(join(root, 'language-configuration.json'), 'utf8'));
    expect(() => new RegExp(configuration.wordPattern)).not.toThrow();
  });
});
