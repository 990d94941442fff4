import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { buildDockerfileModel } from '../../../server/src/model/build-dockerfile-model';
import { accept, completionAt, itemAt, labelsAt } from '../../support/cursor';

const catalogue = createCatalogue();
const uri = 'file:///w/Dockerfile';
const options = { uri };
const worker = 'CLEARML_WORKER_ID';

describe('completion of names', () => {
  it.each([
    ['behind ENV', 'FROM a\nENV |', `FROM a\nENV ${worker}=$0`],
    ['behind ENV, begun', 'FROM a\nENV CLEARML_|\nRUN b', `FROM a\nENV ${worker}=$0\nRUN b`],
    ['in any letter case', 'from a\nenv clearml_|', `from a\nenv ${worker}=$0`],
    ['in a later pair', 'FROM a\nENV A=1 B="x y" CLEARML_|', `FROM a\nENV A=1 B="x y" ${worker}=$0`],
    ['in a later pair, empty', 'FROM a\nENV A=1 |\n', `FROM a\nENV A=1 ${worker}=$0\n`],
    ['between two pairs', 'FROM a\nENV A=1 CLEARML_| B=2\n', `FROM a\nENV A=1 ${worker}=$0 B=2\n`],
    ['before a pair', 'FROM a\nENV CLEARML_| B=2\n', `FROM a\nENV ${worker}=$0 B=2\n`],
    ['on a continued line', 'FROM a\nENV A=1 \\\n    |', `FROM a\nENV A=1 \\\n    ${worker}=$0`],
    ['at the end of the text', 'FROM a\nENV A=1 \\\n|', `FROM a\nENV A=1 \\\n${worker}=$0`],
    ['behind a comment in it', 'FROM a\nENV A=1 \\\n  # b\n  C|', `FROM a\nENV A=1 \\\n  # b\n  ${worker}=$0`],
    ['with another escape', '# escape=`\nFROM a\nENV A=1 `\n  |', `# escape=\`\nFROM a\nENV A=1 \`\n  ${worker}=$0`],
    ['in a trigger', 'FROM a\nONBUILD ENV C|', `FROM a\nONBUILD ENV ${worker}=$0`],
    ['behind ARG, without a value', 'FROM a\nARG |', `FROM a\nARG ${worker}`],
    ['above FROM', 'ARG CLEARML_|\nFROM a', `ARG ${worker}\nFROM a`],
    ['behind export', 'FROM a\nRUN export |', `FROM a\nRUN export ${worker}=$0`],
    ['in a later export', 'FROM a\nRUN export A=1 | && b', `FROM a\nRUN export A=1 ${worker}=$0 && b`],
    ['behind &&', 'FROM a\nRUN b && export C|', `FROM a\nRUN b && export ${worker}=$0`],
    ['before a command', 'FROM a\nRUN CLEARML_| pip install x', `FROM a\nRUN ${worker}=$0 pip install x`],
    ['of a continued RUN', 'FROM a\nRUN b && \\\n  CLEARML_|', `FROM a\nRUN b && \\\n  ${worker}=$0`],
    ['behind mounts', 'FROM a\nRUN --mount=type=ssh CLEARML_|', `FROM a\nRUN --mount=type=ssh ${worker}=$0`],
    ['in a script', 'FROM a\nRUN <<E\nexport |\nE', `FROM a\nRUN <<E\nexport ${worker}=$0\nE`],
    [
      'in a mount',
      'FROM a\nRUN --mount=type=secret,id=a,env=| b',
      `FROM a\nRUN --mount=type=secret,id=a,env=${worker} b`,
    ],
    ['in a comment', 'FROM a\n# CLEARML_|', `FROM a\n# ${worker}=$0`],
    ['in a commented ENV', 'FROM a\n# ENV |', `FROM a\n# ENV ${worker}=$0`],
    ['in a comment of an ENV', 'FROM a\nENV A=1 \\\n # CLEARML_|\n B=2', `FROM a\nENV A=1 \\\n # ${worker}=$0\n B=2`],
    ['in a file without FROM', 'ENV |', `ENV ${worker}=$0`],
  ])('works %s', (_, marked, expected) => {
    expect(accept(marked, worker, options)).toBe(expected);
  });

  it.each([
    ['a name with a value', 'FROM a\nENV CLEARML_W|ORKER_NAME=me', `FROM a\nENV ${worker}=me`],
    ['a legacy ENV', 'FROM a\nENV CLEARML_W|ORKER_NAME my name', `FROM a\nENV ${worker} my name`],
    ['an ARG', 'FROM a\nARG CLEARML_W|ORKER_NAME=me', `FROM a\nARG ${worker}=me`],
    ['an export', 'FROM a\nRUN export CLEARML_W|ORKER_NAME=me && x', `FROM a\nRUN export ${worker}=me && x`],
    ['a later pair', 'FROM a\nENV A=1 \\\n CLEARML_|WORKER_NAME="a b"', `FROM a\nENV A=1 \\\n ${worker}="a b"`],
  ])('keeps the value of %s', (_, marked, expected) => {
    expect(accept(marked, worker, { ...options, replace: true })).toBe(expected);
  });

  it.each([
    ['an empty line', 'FROM a\n|'],
    ['an instruction that begins', 'FROM a\nC|'],
    ['FROM', 'FROM |'],
    ['COPY', 'FROM a\nCOPY CLEARML_| /x'],
    ['LABEL', 'FROM a\nLABEL CLEARML_|=1'],
    ['WORKDIR', 'FROM a\nWORKDIR /CLEARML_|'],
    ['CMD', 'FROM a\nCMD CLEARML_|'],
    ['RUN without a prefix', 'FROM a\nRUN |'],
    ['RUN with other letters', 'FROM a\nRUN cl|'],
    ['arguments of a command', 'FROM a\nRUN echo CLEARML_|'],
    ['a string of a command', 'FROM a\nRUN x "a; CLEARML_|"'],
    ['the exec form', 'FROM a\nRUN ["CLEARML_|"]'],
    ['a file that is written', 'FROM a\nCOPY <<E /x\nCLEARML_|\nE'],
    ['a here-document that is no script', 'FROM a\nRUN cat <<E > /x\nCLEARML_|\nE'],
    ['prose in a comment', 'FROM a\n# see CLEARML_|'],
    ['a comment of other words', 'FROM a\n# The|'],
    ['a directive', '# syntax=|'],
    ['the value of another name', 'FROM a\nENV A=CLEARML_|'],
    ['a legacy value', 'FROM a\nENV A CLEARML_|'],
    ['an open quote', 'FROM a\nENV A="x CLEARML_|'],
  ])('offers nothing in %s', (_, marked) => {
    expect(labelsAt(marked, options)).toEqual([]);
  });

  it('hides what the same stage sets in the same way, and nothing else', () => {
    const has = (marked: string) => labelsAt(marked, options).includes(worker);
    expect(has(`FROM a\nENV ${worker}=1\nENV |`)).toBe(false);
    expect(has(`FROM a\nENV ${worker}=1 \\\n|`)).toBe(false);
    expect(has(`FROM a\nARG ${worker}\nENV |`)).toBe(true);
    expect(has(`FROM a\nENV ${worker}=1\nFROM b\nENV |`)).toBe(true);
    expect(has(`FROM a\n# ENV ${worker}=1\nENV |`)).toBe(true);
    expect(has(`ARG ${worker}=1\nFROM a\nARG |`)).toBe(true);
  });

  it('demotes what the stage excludes', () => {
    const pat = 'CLEARML_AGENT_GIT_USE_AZURE_PAT';
    const entra = 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN';
    const conflict = (text: string) => itemAt(text, pat, options)?.labelDetails?.detail;
    expect(conflict(`FROM a\nENV ${entra}=1\nENV |`)).toContain(entra);
    expect(conflict(`FROM a AS b\nENV ${entra}=1\nFROM b\nENV |`)).toContain(entra);
    expect(conflict(`FROM a\nENV ${entra}=1\nFROM b\nENV |`)).toBeUndefined();
    expect(conflict(`FROM a\nARG ${entra}=1\nENV |`)).toBeUndefined();
  });

  it('offers no block of an env file', () => {
    expect(completionAt('FROM a\nENV |', options).items.some(item => item.kind === 15)).toBe(false);
  });

  it('writes dynamic names so that their value keeps its quotes', () => {
    const items = completionAt('FROM a\nENV CLEARML_AGENT__AGENT__|', options).items;
    const quoted = items.filter(item => item.textEditText?.includes('"'));
    expect(quoted.length).toBeGreaterThan(0);
    for (const { textEditText } of quoted) {
      expect(textEditText).toMatch(/='.*'$/);
    }
  });
});

describe('completion of values', () => {
  it.each([
    ['ENV', 'FROM a\nENV CLEARML_AGENT_FORCE_UV=|', 'FROM a\nENV CLEARML_AGENT_FORCE_UV=true'],
    ['quotes', 'FROM a\nENV CLEARML_AGENT_FORCE_UV="|"', 'FROM a\nENV CLEARML_AGENT_FORCE_UV="true"'],
    ['a later pair', 'FROM a\nENV A=1 CLEARML_AGENT_FORCE_UV=|', 'FROM a\nENV A=1 CLEARML_AGENT_FORCE_UV=true'],
    ['a legacy ENV', 'FROM a\nENV CLEARML_AGENT_FORCE_UV t|', 'FROM a\nENV CLEARML_AGENT_FORCE_UV true'],
    ['an empty legacy ENV', 'FROM a\nENV CLEARML_AGENT_FORCE_UV |', 'FROM a\nENV CLEARML_AGENT_FORCE_UV true'],
    ['ARG', 'FROM a\nARG CLEARML_AGENT_FORCE_UV=|\n', 'FROM a\nARG CLEARML_AGENT_FORCE_UV=true\n'],
    [
      'export',
      'FROM a\nRUN export CLEARML_AGENT_FORCE_UV=| && x',
      'FROM a\nRUN export CLEARML_AGENT_FORCE_UV=true && x',
    ],
    ['a command', 'FROM a\nRUN CLEARML_AGENT_FORCE_UV=| x', 'FROM a\nRUN CLEARML_AGENT_FORCE_UV=true x'],
  ])('works in %s', (_, marked, expected) => {
    expect(accept(marked, 'true', options)).toBe(expected);
  });

  it('replaces the value that is there', () => {
    const marked = 'FROM a\nENV CLEARML_AGENT_FORCE_UV=fa|lse B=1';
    expect(accept(marked, 'true', { ...options, replace: true })).toBe('FROM a\nENV CLEARML_AGENT_FORCE_UV=true B=1');
  });

  it('has every value that an env file has, written so that BuildKit reads the same', () => {
    const names = labelsAt('CLEARML_|').filter(label => /^[A-Z]+(_[A-Z0-9]+)+$/.test(label));
    let count = 0;
    for (const name of names) {
      for (const item of completionAt(`${name}=|`).items) {
        const text = `FROM a\nENV ${name}=${itemAt(`FROM a\nENV ${name}=|`, item.label, options)!.textEditText}\n`;
        const document = buildDockerfileModel(uri, text, catalogue);
        expect(document.settings.map(({ value }) => value?.text)).toEqual([item.label]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(400);
  });

  it('offers nothing for a secret', () => {
    expect(labelsAt('FROM a\nENV CLEARML_API_SECRET_KEY=|', options)).toEqual([]);
  });
});

describe('completion of references', () => {
  const text = 'ARG G=1\nFROM a AS base\nENV E=1\nFROM b AS other\nENV O=1\nFROM base\nARG A\n';

  it('has what the stage sees first', () => {
    const first = completionAt(`${text}ENV CLEARML_WORKER_ID=$|`, options).items.filter(
      item => item.sortText?.[0] === '1',
    );
    expect(first.map(item => [item.label, item.labelDetails?.description])).toEqual([
      ['E', 'ENV, stage base, line 3'],
      ['A', 'ARG, stage 2, line 7'],
    ]);
    const labels = labelsAt(`${text}ENV CLEARML_WORKER_ID=$|`, options);
    expect(labels).toContain('CLEARML_API_HOST');
    expect(labels).not.toContain('O');
  });

  it.each([
    ['with braces', `${text}ENV CLEARML_WORKER_ID=\${|`, `${text}ENV CLEARML_WORKER_ID=\${A}`],
    ['closed ones', `${text}ENV CLEARML_WORKER_ID=\${|}`, `${text}ENV CLEARML_WORKER_ID=\${A}`],
    ['inside text', `${text}ENV CLEARML_WORKER_ID="x-$|-y"`, `${text}ENV CLEARML_WORKER_ID="x-$A-y"`],
    ['in an ARG', `${text}ARG CLEARML_WORKER_ID=$|`, `${text}ARG CLEARML_WORKER_ID=$A`],
    ['in an export', `${text}RUN export CLEARML_WORKER_ID=$|`, `${text}RUN export CLEARML_WORKER_ID=$A`],
  ])('works %s', (_, marked, expected) => {
    expect(accept(marked, 'A', options)).toBe(expected);
  });

  it('offers nothing in single quotes and behind an escape', () => {
    expect(labelsAt(`${text}ENV A1='$|'`, options)).toEqual([]);
    expect(labelsAt(`${text}ENV A1=\\$|`, options)).toEqual([]);
  });
});
