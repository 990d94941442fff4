import { describe, expect, it } from 'vitest';
import { buildEnvModel, type EnvModelOptions } from '../../server/src/model/build-env-model';
import type { EnvReader } from '../../server/src/model/setting';
import { fakeCatalogue } from '../support/fake-catalogue';

const catalogue = fakeCatalogue({
  variables: { CLEARML_API_HOST: ['TRAINS_API_HOST'], AWS_ACCESS_KEY_ID: [] },
  patterns: ['CLEARML_AGENT__', 'CLEARML__', 'CLEARML_TRITON_'],
});

function build(text: string, options?: EnvModelOptions) {
  return buildEnvModel('file:///x/.env', text, catalogue, options);
}

/** Statement; the value that ClearML gets when no reader is named; whether it can be known. */
const values: readonly (readonly [string, string, boolean])[] = [
  ['A=plain', 'plain', true],
  ['A=', '', true],
  ['A= x y ', 'x y', true],
  ['A="dq"', 'dq', true],
  ["A='sq'", 'sq', true],
  ['A="x" # c', 'x', true],
  ['A=x # c', 'x', true],
  ['A= # c', '', true],
  ['A=x#c', 'x#c', true],
  ['A=#c', '#c', true],
  ['A: x', 'x', true],
  ['export A=x', 'x', true],
  ['A="a\\nb"', 'a\nb', true],
  ['A=a\\nb', 'a\\nb', true],
  ['A=a"b"c', 'a"b"c', true],
  ['A=["x", "y"]', '["x", "y"]', true],
  ['A="a\nb"', 'a\nb', true],
  ['A=x\r\n', 'x', true],
  ['\ufeffA=x', 'x', true],
  ['A=p@$$w0rd', 'p@$$w0rd', true],
  ['A=100$', '100$', true],
  ["A='$B'", '$B', true],
  // what somebody may expand
  ['A=$B', '$B', false],
  ['A=${B}', '${B}', false],
  ['A="${B:-d}"', '${B:-d}', false],
  ["A='${B}'", '${B}', false],
  ['A=$(cmd)', '$(cmd)', false],
  ['A=`cmd`', 'cmd', false],
  // what the common readers drop
  ['A="unterminated', '"unterminated', false],
  ['A="a"b"', 'a"b', false],
];

describe('the value of a setting', () => {
  for (const [text, expected, known] of values) {
    it(JSON.stringify(text), () => {
      const value = build(text).settings[0]!.value!;
      expect({ text: value.text, known: value.known }).toEqual({ text: expected, known });
    });
  }

  const pinned: readonly (readonly [EnvReader, string, string, boolean])[] = [
    ['docker', 'A="x" # c', '"x" # c', true],
    ['docker', 'A=${B}', '${B}', true],
    ['docker', 'A= x', ' x', true],
    ['docker', 'A = x', 'x', false],
    ['compose', 'A=$B', '$B', false],
    ['compose', 'A=a$$b', 'a$b', true],
    ['python-dotenv', 'A=$B', '$B', true],
    ['npm-dotenv', 'A=x#c', 'x', true],
    ['vscode', 'A=x # c', 'x # c', true],
    ['systemd', 'A="x" # c', 'x# c', true],
    ['shell', 'A=a\\nb', 'anb', true],
    ['shell', 'A=~/x', '~/x', false],
    ['shell', 'A=x\r\n', 'x\r', true],
  ];
  for (const [reader, text, expected, known] of pinned) {
    it(`${reader} is set: ${JSON.stringify(text)}`, () => {
      const value = build(text, { reader }).settings[0]!.value!;
      expect({ text: value.text, known: value.known }).toEqual({ text: expected, known });
    });
  }

  it('has a range without and one with quotes', () => {
    const text = 'A = "x"';
    const value = build(text).settings[0]!.value!;
    expect([value.range, value.rawRange, value.quote]).toEqual([{ start: 5, end: 6 }, { start: 4, end: 7 }, '"']);
  });

  it('is empty behind the separator when there is none', () => {
    expect(build('A=  ').settings[0]!.value).toMatchObject({
      range: { start: 2, end: 2 },
      rawRange: { start: 2, end: 2 },
    });
  });
});

describe('a model of an env file', () => {
  it('has the settings in order, commented ones included', () => {
    const text = '\ufeff  export A=1 # c\n# B=2\nC\n#D = "3"\n';
    const { settings } = build(text);
    expect(
      settings.map(({ name, active, range, value, scope, host }) => [
        name,
        active,
        text.slice(range.start, range.end),
        value?.text,
        scope,
        host,
      ]),
    ).toEqual([
      ['A', true, 'export A=1 # c', '1', 'file', 'env'],
      ['B', false, 'B=2', '2', 'file', 'env'],
      ['C', true, 'C', undefined, 'file', 'env'],
      ['D', false, 'D = "3"', '3', 'file', 'env'],
    ]);
  });

  it('says what each reader sees', () => {
    const [setting] = build('A="x" # c\n').settings;
    expect(setting!.seenBy!('docker')).toEqual({ kind: 'value', value: '"x" # c' });
    expect(setting!.seenBy!('compose')).toEqual({ kind: 'value', value: 'x' });
    expect(build('A=$B').settings[0]!.seenBy!('compose')).toEqual({ kind: 'unknown' });
    expect(build('A=$B').settings[0]!.seenBy!('docker')).toEqual({ kind: 'value', value: '$B' });
    expect(build('A').settings[0]!.seenBy!('docker')).toEqual({ kind: 'inherited' });
    expect(build('export A=x').settings[0]!.seenBy!('docker')).toMatchObject({ kind: 'error' });
  });

  it('never puts a value into the message of a reader', () => {
    const secret = 'S3CRET';
    for (const text of [
      `A: ${secret}`,
      `A: ${secret}=`,
      `A B=${secret}`,
      `=${secret}`,
      `A="${secret}`,
      `A="${secret}"b"`,
    ]) {
      const { settings, syntaxProblems } = build(text);
      const messages = [
        ...syntaxProblems.map(({ message }) => message),
        ...settings.flatMap(({ seenBy }) =>
          (['docker', 'compose', 'python-dotenv', 'npm-dotenv', 'vscode', 'systemd', 'shell'] as const).map(reader => {
            const seen = seenBy!(reader);
            return seen.kind === 'error' ? seen.message : '';
          }),
        ),
      ];
      expect(messages.join()).not.toContain(secret);
    }
  });

  it('has all comments', () => {
    const text = '# a\nA=1 # b\n  # B=2 # c\nC # d\n';
    expect(build(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '# a',
      '# b',
      '# B=2 # c',
      '# d',
    ]);
  });

  it('knows the readers that the file names', () => {
    expect(build('# clearml-config: reader=docker\n').pinnedReaders).toEqual(['docker']);
    expect(build('A=1 # clearml-config: reader=compose, docker\n').pinnedReaders).toEqual(['compose', 'docker']);
    expect(build('# clearml-config: reader=nobody\n#clearml-config:reader = vscode').pinnedReaders).toEqual(['vscode']);
    expect(build('# reader=docker\n').pinnedReaders).toEqual([]);
    expect(build('# clearml-config: reader=docker\nA="x"', { reader: 'compose' }).settings[0]!.value!.text).toBe('"x"');
  });

  it('reports what no reader takes', () => {
    const text = ['CLEARML_X 1', 'set CLEARML_X=1', '"CLEARML_X"=1', '<<<<<<< HEAD', 'A="x', 'A B', 'A', '%A%=1'].join(
      '\n',
    );
    expect(build(text).syntaxProblems.map(({ range, name }) => [text.slice(range.start, range.end), name])).toEqual([
      ['CLEARML_X 1', 'CLEARML_X'],
      ['set CLEARML_X=1', 'CLEARML_X'],
      ['"CLEARML_X"=1', 'CLEARML_X'],
      ['<<<<<<< HEAD', undefined],
      ['A B', 'A'],
    ]);
  });

  it('reads only exports of an .envrc, as a shell does', () => {
    const { settings, syntaxProblems } = build('use flake\nX=1\nexport A=a\\b B=2\nif x; then\n', { envrc: true });
    expect(settings.map(({ name, value }) => [name, value!.text])).toEqual([['A', 'ab']]);
    expect(syntaxProblems).toEqual([]);
  });

  it('finds out what a name addresses', () => {
    const kinds = ['CLEARML_API_HOST=1', 'TRAINS_API_HOST=1', 'AWS_ACCESS_KEY_ID=1', 'CLEARML_NOPE=1', 'HOME=1'].map(
      text => build(text).settings[0]!.target,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['variable', 'variable', 'variable', 'unknown', 'foreign']);
    expect(kinds[1]).toMatchObject({ alias: 'deprecated', variable: { name: 'CLEARML_API_HOST' } });
  });

  for (const count of [1000, 50_000]) {
    it(`is built in time for ${count} lines`, () => {
      const text = 'CLEARML_API_HOST=https://api.example.com\nOTHER="${X}" # c\n'.repeat(count / 2);
      const start = performance.now();
      const { settings } = build(text);
      const built = performance.now() - start;
      for (const { value } of settings) {
        value!.text;
      }
      console.log(
        `${count} lines: built in ${built.toFixed(1)} ms, all values in ${(performance.now() - start).toFixed(1)} ms`,
      );
      expect(settings).toHaveLength(count);
    });
  }
});
