import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EnvReader, Seen } from '../../../server/src/model/setting';
import { readers } from '../../../server/src/syntax/dotenv/readers';

type Case = Readonly<Record<string, string>> & { readonly line: string };

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../cases/env-readers.json', import.meta.url), 'utf8'),
) as Case[];
const environment = new Map([['B', 'bval']]);
const columns: Readonly<Record<string, EnvReader>> = {
  docker: 'docker',
  compose: 'compose',
  'python-dotenv': 'python-dotenv',
  'npm-dotenv': 'npm-dotenv',
  'vscode-python': 'vscode',
  shell: 'shell',
};

/** The table's own notation: JSON, with U+02CB for a backtick, and a name in front when it is not `A`. */
function agrees(expected: string, seen: Seen): boolean {
  if (expected.startsWith('ERROR: ')) {
    return seen.kind === 'error' && kindOfError(expected) === kindOfError(seen.message);
  }
  if (expected === '(unset)' || expected === '(None)') {
    return seen.kind === 'unset';
  }
  const text = JSON.parse(expected.replace(/^[\w.-]+=(?=")/, '').replaceAll('ˋ', '`')) as string;
  if (text === '<host env or omitted>' || text === '<omitted>') {
    return seen.kind === 'inherited';
  }
  return seen.kind === 'value' && seen.value === text;
}

function kindOfError(message: string): string | undefined {
  return ['contains whitespaces', "unexpected character '\"' in variable name", 'unterminated quoted value'].find(
    kind => message.includes(kind),
  );
}

/** `$$` is the shell's process id. */
function dependsOnProcess(reader: EnvReader, line: string): boolean {
  return reader === 'shell' && line.includes('$$');
}

describe('readers of env files', () => {
  for (const [column, reader] of Object.entries(columns)) {
    it(`${reader} sees what the table of cases says`, () => {
      const wrong = cases.flatMap(({ line, ...expected }) => {
        const seen = readers[reader](line, environment);
        const right = dependsOnProcess(reader, line) ? seen.kind === 'unknown' : agrees(expected[column]!, seen);
        return right ? [] : [{ line, expected: expected[column], seen }];
      });
      console.log(`${reader}: ${cases.length - wrong.length} of ${cases.length}`);
      expect(wrong).toEqual([]);
    });
  }
});
