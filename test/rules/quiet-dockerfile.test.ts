import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { runRules } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { hostOf } from '../../server/src/workspace/host-of';
import { parseDocument } from '../../server/src/workspace/parse-document';
import { machineFiles } from '../support/machine-files';

const catalogue = createCatalogue();

function problemsOf(text: string): string[] {
  const document = parseDocument('file:///workspace/Dockerfile', text, catalogue, 'dockerfile', undefined);
  const surroundings = { ...unknownSurroundings, repository: 'committed' as const };
  return runRules(rules, { document, catalogue, options: defaultOptions, surroundings }).map(
    problem => `${problem.rule.id}: ${problem.message}`,
  );
}

const isShellScript = (_: string, text: () => string) =>
  /^#!\s*\/(?:usr\/)?bin\/(?:ba|da)?sh/.test(text().slice(0, 40));

describe('Dockerfiles without ClearML get nothing', () => {
  test('Dockerfiles of this machine', () => {
    const folders = ['/usr/share', '/usr/lib', '/opt', `${process.env.HOME}/.cache`, 'node_modules'];
    const files = machineFiles(folders, 100, name => hostOf(name) === 'dockerfile');
    console.log(`${files.length} foreign Dockerfiles`);
    for (const { path, text } of files) {
      expect(problemsOf(text), path).toEqual([]);
    }
  });

  test('Dockerfiles around the shell scripts of this machine', context => {
    const scripts = machineFiles(['/usr/bin', '/usr/sbin', '/etc', '/usr/lib', '/usr/share'], 200, isShellScript);
    console.log(`${scripts.length} foreign shell scripts`);
    for (const { path, text } of scripts) {
      expect(problemsOf(`FROM debian:12\nRUN <<'END-OF-SCRIPT'\n${text}\nEND-OF-SCRIPT\n`), path).toEqual([]);
      expect(problemsOf(`FROM debian:12\nRUN ${text.replaceAll('\n', ' \\\n')}\n`), path).toEqual([]);
    }
    if (scripts.length < 100) {
      context.skip();
    }
  });
});

describe('sound Dockerfiles get nothing', () => {
  const sound: Readonly<Record<string, string>> = {
    agent:
      'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nARG CLEARML_AGENT_VERSION=2.0.3\nENV CLEARML_AGENT_SKIP_PIP_VENV_INSTALL=/usr/bin/python3 \\\n    CLEARML_API_HOST=https://api.clear.ml\nRUN pip install clearml-agent==$CLEARML_AGENT_VERSION\nENTRYPOINT ["clearml-agent", "daemon"]\n',
    'secrets at run time':
      '# syntax=docker/dockerfile:1\nFROM python:3.12\nARG CLEARML_API_ACCESS_KEY\nRUN --mount=type=secret,id=clearml,env=CLEARML_API_SECRET_KEY python fetch.py\nCMD ["python", "train.py"]\n',
    'a value for each stage':
      'FROM python:3.12 AS base\nENV CLEARML_OFFLINE_MODE=1\nFROM base AS test\nRUN pytest\nFROM base AS final\nENV CLEARML_OFFLINE_MODE=0\n',
  };

  test.each(Object.entries(sound))('%s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
