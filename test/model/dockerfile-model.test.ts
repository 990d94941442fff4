import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { buildDockerfileModel } from '../../server/src/model/build-dockerfile-model';
import { type DockerfileSetting, isDockerfileSetting } from '../../server/src/model/dockerfile-setting';
import { competingSettingsOf, environmentsOf } from '../../server/src/model/scopes';
import { samples } from '../syntax/dockerfile/samples';

const catalogue = createCatalogue();
const modelOf = (text: string) => buildDockerfileModel('file:///workspace/Dockerfile', text, catalogue);

function settingsOf(text: string): DockerfileSetting[] {
  return modelOf(text).settings.filter(isDockerfileSetting);
}

/** The values, with `?` where they are not known. */
function values(text: string): string[] {
  return settingsOf(text).map(({ name, value }) => (value ? `${name}=${value.text}${value.known ? '' : '?'}` : name));
}

describe('settings', () => {
  test('have the shape that rules know', () => {
    const text = 'FROM x AS a\nENV CLEARML_API_HOST="https://h" OTHER=1\n';
    const [host, other] = settingsOf(text);
    expect(host).toMatchObject({
      name: 'CLEARML_API_HOST',
      host: 'dockerfile',
      scope: 'stage:0',
      form: 'env',
      active: true,
      value: { text: 'https://h', quote: '"', known: true },
    });
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      [host!.nameRange, host!.range, host!.value!.range, host!.value!.rawRange, host!.instruction].map(cut),
    ).toEqual([
      'CLEARML_API_HOST',
      'CLEARML_API_HOST="https://h"',
      'https://h',
      '"https://h"',
      'ENV CLEARML_API_HOST="https://h" OTHER=1',
    ]);
    expect(host!.target.kind).toBe('variable');
    expect(other!.target.kind).toBe('foreign');
  });

  test('say how they are written', () => {
    const text =
      'ARG G=1\nFROM x\nARG A\nENV B=1\nRUN --mount=type=secret,id=m,env=M export C=1 && D=1 cmd\nONBUILD ENV E=1\n# ENV F=1\nENV H=1 \\\n  # I=1 \\\n  J=1\n';
    expect(
      settingsOf(text).map(({ form, name, active, scope }) => `${name} ${form} ${scope}${active ? '' : ' off'}`),
    ).toEqual([
      'G arg global',
      'A arg stage:0',
      'B env stage:0',
      'M mount stage:0/run:0',
      'C run stage:0/run:0',
      'D run stage:0/run:0/command:1',
      'E env stage:0/onbuild',
      'F env stage:0 off',
      'H env stage:0',
      'I env stage:0 off',
      'J env stage:0',
    ]);
  });

  test('comments are found everywhere', () => {
    const text = '# syntax=x\n# one\nFROM x\nENV A=1 \\\n  # two\n  B=1\nRUN <<E\nx # three\nE\nCOPY <<E /x\n# no\nE\n';
    const { comments } = modelOf(text);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '# syntax=x',
      '# one',
      '# two',
      '# three',
    ]);
  });

  test.each<[string, (string | undefined)[]]>([
    ['FROM x\nENV CLEARML_API_HOST', ['CLEARML_API_HOST']],
    ['FROM x\nENV CLEARML_API_HOST="x', ['CLEARML_API_HOST']],
    ['FROM x\nENV CLEARML_API_HOST=a b', ['CLEARML_API_HOST']],
    ['FROM x\nENV =a', [undefined]],
    ['ENV CLEARML_API_HOST=a\nFROM x', ['CLEARML_API_HOST']],
    ['ENV CLEARML_API_HOST=a', []],
    ['ARG CLEARML_API_HOST\nFROM x', []],
    ['FROM x\nENV CLEARML_API_HOST={{ host }}', []],
    ['FROM x\nENV CLEARML_API_HOST=a\\', []],
  ])('syntax problems of %j', (text, names) => {
    expect(modelOf(text).syntaxProblems.map(({ name }) => name)).toEqual(names);
  });
});

describe('values', () => {
  test.each<[string, string[]]>([
    ['FROM x\nENV A=1\nENV B=$A C="${A}2" D=\'$A\' E=\\$A', ['A=1', 'B=1', 'C=12', 'D=$A', 'E=$A']],
    ['FROM x\nENV A=1 B=$A', ['A=1', 'B=$A?']],
    ['FROM x\nARG A=1 B=$A', ['A=1', 'B=1']],
    ['FROM x\nENV A=1\nENV A=2 B=$A', ['A=1', 'A=2', 'B=1']],
    ['FROM x\nENV B=$A', ['B=$A?']],
    ['FROM scratch\nENV B=$A', ['B=']],
    ['FROM x\nARG A\nENV B=https://$A/x', ['A', 'B=https://$A/x?']],
    ['FROM x\nARG A=1\nENV B=$A', ['A=1', 'B=1']],
    ['ARG A=1\nFROM x\nENV B=$A', ['A=1', 'B=$A?']],
    ['ARG A=1\nFROM x\nARG A\nENV B=$A', ['A=1', 'A', 'B=1']],
    ['ARG A=1\nFROM x\nARG A=2\nENV B=$A', ['A=1', 'A=2', 'B=2']],
    ['FROM x\nENV A=1\nARG A=2\nENV B=$A', ['A=1', 'A=2', 'B=$A?']],
    ['FROM x\nENV A=1\nARG A\nENV B=$A', ['A=1', 'A', 'B=$A?']],
    ['FROM x AS a\nENV A=1\nFROM a\nENV B=$A', ['A=1', 'B=1']],
    ['FROM x AS a\nARG A=1\nFROM a\nENV B=$A', ['A=1', 'B=1']],
    ['FROM x AS a\nENV A=1\nFROM x\nENV B=$A', ['A=1', 'B=$A?']],
    ['ARG S=a\nFROM x AS A\nENV A=1\nFROM $S\nENV B=$A', ['S=a', 'A=1', 'B=1']],
    ['FROM x\nENV A=\nENV B=${A:-d} C=${A-d} D=${A:+d} E=${A+d}', ['A=', 'B=d', 'C=', 'D=', 'E=d']],
    ['FROM x\nENV B=${A:-d}', ['B=${A:-d}?']],
    ['FROM scratch\nENV B=${A:-d} C=${A:-${D:-"e f"}}', ['B=d', 'C=e f']],
    [
      'FROM x\nENV A=abc.tar\nENV B=${A#abc} C=${A%.tar} D=${A%x} E=${A#*b}',
      ['A=abc.tar', 'B=.tar', 'C=abc', 'D=abc.tar', 'E=${A#*b}?'],
    ],
    ['FROM x\nENV A=$$ B=$1 C=a$ D=p@$$w', ['A=', 'B=', 'C=a$', 'D=p@w']],
    ['FROM x\nONBUILD ENV A=1\nONBUILD ENV B=$A', ['A=1', 'B=$A?']],
    ['FROM x AS a\nONBUILD ENV A=1\nFROM a\nENV B=$A', ['A=1', 'B=1']],
    ['FROM x\nENV A=1\nRUN export B=$A C=x D="y z" && E=~/x cmd', ['A=1', 'B=$A?', 'C=x', 'D=y z', 'E=~/x?']],
    ['FROM x\nENV A={{ a }}', ['A={{?']],
    ['FROM x\nENV A="open', ['A="open?']],
  ])('%j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('a value that grows without end is unknown in the end', () => {
    const text = `FROM x\nENV A=0123456789\n${'ENV A=$A$A\n'.repeat(60)}`;
    const last = settingsOf(text).at(-1)!;
    expect(last.value!.known).toBe(false);
    expect(last.value!.text.length).toBeLessThan(20_000);
  });
});

/** Short names of ClearML for the tests of scopes. */
const short: Readonly<Record<string, string>> = {
  A: 'CLEARML_API_HOST',
  B: 'CLEARML_WEB_HOST',
  C: 'CLEARML_FILES_HOST',
  D: 'CLEARML_WORKER_ID',
};
const long = (text: string) => text.replace(/\b[ABCD](?==|$|\}|\s)/gm, letter => short[letter]!);
const letterOf = (name: string) => Object.keys(short).find(letter => short[letter] === name)!;
const show = (groups: readonly (readonly { name: string; value?: { text: string } | undefined }[])[]) =>
  groups.map(group => group.map(({ name, value }) => `${letterOf(name)}${value?.text ?? ''}`).join(' '));

describe('environments', () => {
  test.each<[string, string, string[]]>([
    ['one stage', 'FROM x\nENV A=1\nENV B=2 C=3', ['A1 B2 C3']],
    ['the last value', 'FROM x\nENV A=1\nENV B=2\nENV A=3', ['B2 A3']],
    ['unrelated stages', 'FROM x AS s\nENV A=1\nFROM x\nENV B=2', ['A1', 'B2']],
    ['an inherited stage', 'FROM x AS s\nENV A=1\nFROM s\nENV B=2', ['A1 B2']],
    ['three generations', 'FROM x AS s\nENV A=1\nFROM s AS t\nENV B=2\nFROM t\nENV C=3', ['A1 B2 C3']],
    ['two children', 'FROM x AS s\nENV A=1\nFROM s\nENV B=2\nFROM s\nENV C=3', ['A1 B2', 'A1 C3']],
    ['overwritten in the child', 'FROM x AS s\nENV A=1\nENV B=1\nFROM s\nENV B=0', ['A1 B0']],
    ['stage names in any case', 'FROM x AS Base\nENV A=1\nFROM base\nENV B=2', ['A1 B2']],
    ['a stage is known only below', 'FROM s\nENV A=1\nFROM x AS s\nENV B=2', ['A1', 'B2']],
    ['a child without settings', 'FROM x AS s\nENV A=1\nFROM s\nCMD x', ['A1']],
    ['build arguments are in no image', 'ARG A=1\nFROM x\nARG B=2\nENV C=3', ['C3']],
    ['no FROM', 'ENV A=1\nENV B=2', ['A1 B2']],
    ['before the first FROM', 'ENV A=1\nFROM x\nENV B=2', ['B2']],
    ['other programs are left out', 'FROM x\nENV OTHER=/x A=1', ['A1']],
    ['comments are left out', 'FROM x\n# ENV A=1\nENV B=2', ['B2']],
    ['triggers', 'FROM x\nENV A=1\nONBUILD ENV B=2\nENV C=3', ['A1 C3', 'A1 B2 C3']],
    ['triggers are carried out in the child', 'FROM x AS s\nENV A=1\nONBUILD ENV B=2\nFROM s\nENV C=3', ['A1 B2 C3']],
    [
      'triggers are not inherited twice',
      'FROM x AS s\nONBUILD ENV A=2\nFROM s AS t\nENV A=3\nFROM t\nENV B=1',
      ['A3 B1'],
    ],
    ['a RUN sees what is above', 'FROM x\nENV A=1\nARG B=2\nRUN export C=3\nENV D=4', ['A1 B2 C3', 'A1 D4']],
    ['a RUN without settings is none', 'FROM x\nENV A=1\nRUN x', ['A1']],
    ['commands of a RUN', 'FROM x\nRUN export A=1 && B=2 x && C=3 y', ['A1 B2', 'A1 C3', 'A1']],
    ['branches', 'FROM x\nRUN if x; then export A=1; else export B=2; fi', ['A1', 'B2']],
    ['a RUN overrides', 'FROM x\nENV A=1\nRUN A=2 x', ['A2', 'A1']],
    ['a secret', 'FROM x\nRUN --mount=type=secret,id=x,env=A B=1 x', ['A B1', 'A']],
    ['a RUN in a trigger', 'FROM x\nENV A=1\nONBUILD RUN B=2 x', ['A1', 'A1 B2']],
  ])('%s', (_, text, expected) => {
    const { settings, scopes } = modelOf(long(text));
    const found = show(
      environmentsOf(
        settings.filter(({ active }) => active),
        scopes,
      ),
    );
    expect(found.sort()).toEqual([...expected].sort());
  });
});

describe('competing settings', () => {
  /** The settings that a later one of the same name makes dead. */
  function dead(text: string): string[] {
    return competingSettingsOf(modelOf(long(text)).settings.filter(({ active }) => active)).flatMap(group => {
      const last = new Map(group.map(setting => [setting.name, setting]));
      return group
        .filter(setting => last.get(setting.name) !== setting)
        .map(({ name, value }) => `${letterOf(name)}${value!.text}`);
    });
  }

  test.each<[string, string, string[]]>([
    ['one stage', 'FROM x\nENV A=1\nENV A=2', ['A1']],
    ['one instruction', 'FROM x\nENV A=1 A=2', ['A1']],
    ['three times', 'FROM x\nENV A=1\nENV A=2\nENV A=3', ['A1', 'A2']],
    ['a child overrides', 'FROM x AS s\nENV A=1\nFROM s\nENV A=2', []],
    ['unrelated stages', 'FROM x\nENV A=1\nFROM x\nENV A=2', []],
    ['ARG and ENV', 'FROM x\nARG A=1\nENV A=$A', []],
    ['ARG twice', 'FROM x\nARG A=1\nARG A=2', ['A1']],
    ['ARG redeclared', 'ARG A=1\nFROM x\nARG A\nARG A', []],
    ['used by itself', 'FROM x\nENV A=1\nENV A=${A}', []],
    ['used by another', 'FROM x\nENV A=1\nENV B=${A}\nENV A=2', []],
    ['used by a RUN', 'FROM x\nENV A=1\nRUN x\nENV A=2', []],
    ['used by a COPY', 'FROM x\nENV A=1\nCOPY $A /\nENV A=2', []],
    ['not used by a COPY', 'FROM x\nENV A=1\nCOPY x /\nENV A=2', ['A1']],
    ['exports of one RUN', 'FROM x\nRUN export A=1 && export A=2', ['A1']],
    ['commands of one RUN', 'FROM x\nRUN A=1 x && A=2 y', []],
    ['branches', 'FROM x\nRUN if x; then export A=1; else export A=2; fi', []],
    ['RUN and ENV', 'FROM x\nENV A=1\nRUN export A=2', []],
    ['trigger and ENV', 'FROM x\nENV A=1\nONBUILD ENV A=2', []],
    ['a comment', 'FROM x\nENV A=1\n# ENV A=2', []],
  ])('%s', (_, text, expected) => {
    expect(dead(text)).toEqual(expected);
  });
});

describe('for any text', () => {
  test('there is a model, in the order of the text', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...samples), fc.nat(2000), fc.nat(40), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([text, at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length));
    fc.assert(
      fc.property(mutated, text => {
        const { settings, comments, scopes } = modelOf(text);
        const known = new Set(scopes!.map(({ id }) => id));
        expect(settings.every(({ scope }) => known.has(scope))).toBe(true);
        for (const list of [settings.map(({ range }) => range), comments]) {
          expect(list.every(({ start, end }) => 0 <= start && start <= end && end <= text.length)).toBe(true);
          expect(list.every(({ start }, index) => index === 0 || start >= list[index - 1]!.start)).toBe(true);
        }
        for (const { nameRange, range, value } of settings) {
          expect(range.start <= nameRange.start && nameRange.end <= range.end).toBe(true);
          expect(!value || (range.start <= value.rawRange.start && value.rawRange.end <= range.end)).toBe(true);
          expect(!value || (value.rawRange.start <= value.range.start && value.range.end <= value.rawRange.end)).toBe(
            true,
          );
        }
        environmentsOf(settings, scopes);
        competingSettingsOf(settings);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, (size: number) => string]>([
    ['many lines', size => `FROM x\n${'ENV CLEARML_API_HOST=1\n'.repeat(size)}`],
    ['a value that grows', size => `FROM x\nENV A=1\n${'ENV A=$A:x\n'.repeat(size)}`],
    ['stages one on another', size => `FROM x AS s\n${'ENV CLEARML_API_HOST=$A\nFROM s AS s\n'.repeat(size / 2)}`],
    ['many RUNs', size => `FROM x\n${'ENV CLEARML_API_HOST=1\nRUN CLEARML_WORKER_ID=1 x\n'.repeat(size / 2)}`],
    ['triggers', size => `FROM x\n${'ONBUILD ENV CLEARML_API_HOST=1\n'.repeat(size)}`],
  ])('takes linear time: %s', (_, make) => {
    const time = (size: number) => {
      const text = make(size);
      const start = performance.now();
      const { settings, scopes } = modelOf(text);
      environmentsOf(settings, scopes);
      competingSettingsOf(settings);
      return performance.now() - start;
    };
    time(2000);
    const [small, eightTimes] = [time(5000), time(40_000)];
    expect(eightTimes).toBeLessThan(Math.max(small * 8 * 5, 800));
  });
});

test('speed of 10, 1,000 and 50,000 lines', () => {
  const figures = [10, 1000, 50_000].map(lines => {
    const text = `FROM x\n${'ENV CLEARML_API_HOST=https://api.clear.ml OTHER="x y" \\\n    CLEARML_WORKER_ID=$NAME\nRUN pip install x && \\\n    rm -rf y\nENV A b\n'.repeat(lines / 5)}`;
    const times = Array.from({ length: lines > 1000 ? 3 : 20 }, () => {
      const start = performance.now();
      modelOf(text);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    return `${lines} lines: ${times[times.length >> 1]!.toFixed(2)} ms`;
  });
  console.log(`Dockerfile to model, ${figures.join('; ')}`);
  expect(figures).toHaveLength(3);
});
