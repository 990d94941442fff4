import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParserId, VariableReading } from '../../server/src/catalogue/types';
import { parsers } from '../../server/src/values/parsers';
import { type CaseFile, caseFiles, groupBy, parserOf } from './case-parsers';

/** Variables whose text is read again where it is used; their row may have the parser of that second reading. */
const SECOND_READING: Readonly<Record<string, ParserId>> = {
  'agent CLEARML_AGENT_SKIP_PIP_VENV_INSTALL': 'env-entry-bool-or-path',
  'agent CLEARML_AGENT_DOCKER_ARGS_FILTERS': 'environment-config-list',
  'agent CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV': 'environment-config-list',
  'agent CLEARML_AGENT_ABORT_CALLBACK_CMD': 'environment-config-list',
  'agent CLEARML_AGENT_CHILD_AGENTS_COUNT_CMD': 'environment-config-list',
  'sdk CLEARML_API_HOST_VERIFY_CERT': 'env-entry-bool-or-path',
};

function readRows(file: CaseFile): readonly VariableReading[] {
  const url = new URL(`../../server/src/catalogue/data/${file}.json`, import.meta.url);
  return existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : [];
}

for (const file of ['agent', 'sdk'] as const) {
  describe(`catalogue of the ${file}`, () => {
    const rows = readRows(file);

    it('names only parsers that exist', () => {
      const unknown = rows.filter(({ value }) => !Object.hasOwn(parsers, value.parser)).map(({ name }) => name);
      expect(unknown).toEqual([]);
    });

    it('has the parser of every case', () => {
      const byName = groupBy(rows, ({ name }) => name);
      const wrong = new Map<string, { expected: ParserId; actual: readonly ParserId[] }>();
      for (const one of caseFiles[file]) {
        const expected = parserOf(file, one);
        const family = (byName.get(one.name) ?? []).filter(({ component }) => component.startsWith(file));
        const actual = family.map(({ value }) => value.parser);
        const accepted = [expected, SECOND_READING[`${file} ${one.name}`]];
        if (!actual.some(parser => accepted.includes(parser))) wrong.set(one.name, { expected, actual });
      }
      expect(Object.fromEntries(wrong)).toEqual({});
    });
  });
}
