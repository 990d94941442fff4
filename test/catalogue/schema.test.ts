import { describe, expect, it } from 'vitest';
import type { ParserId, ValueKind } from '../../server/src/catalogue/types';
import { parsers } from '../../server/src/values/parsers';
import {
  allReadings,
  confKeys,
  data,
  dataText,
  type ReadingFile,
  readingFiles,
  readings,
  relations,
  serverKeys,
  sources,
  wrongNames,
} from './data';
import { anyText, anything, boolean, type Check, either, list, matching, number, object, oneOf, text } from './shape';

const kinds = {
  base64: true,
  bool: true,
  'bool-or-level': true,
  'bool-or-path': true,
  'comma-list': true,
  enum: true,
  flag: true,
  float: true,
  hocon: true,
  host: true,
  int: true,
  'int-or-bool': true,
  'int-flag': true,
  json: true,
  path: true,
  'path-list': true,
  'path-mapping': true,
  'path-or-bool': true,
  regex: true,
  'regex-list': true,
  seconds: true,
  secret: true,
  string: true,
  template: true,
  url: true,
  version: true,
  words: true,
} satisfies Record<ValueKind, true>;

const parserIds = Object.keys(parsers) as ParserId[];
/** Ends as a sentence does. */
const sentence = matching(/[.…!?)]$/);
const variableName = matching(/^[A-Za-z_][A-Za-z0-9_]*(?:<[A-Za-z]+>|\*|__)*(?:__<[A-Za-z]+>)?$/);
const settingName = either(variableName, matching(/^[a-z_]+(?:\.[\w*[\]-]+)+$/));
const page = matching(/^(?!docs\/)[\w/#.-]+(?<!\.md)$/);
/** A release tag; those of the Helm charts start with the chart's name. */
const since = matching(/^(?:[a-z-]+-)?v?\d+\.\d+(?:\.\d+)?(?:rc\d+)?$/);
const enumValues = list(object({ value: text, meaning: text }), 1);

const source: Check = object({ repository: oneOf(Object.keys(sources())), file: text, line: number, what: text });

const value = object(
  {
    kind: oneOf(Object.keys(kinds)),
    parser: oneOf(parserIds),
    parsed: sentence,
    invalid: object({ effect: oneOf(['fails', 'replaced', 'unchecked']), text: sentence }),
    empty: object({ effect: oneOf(['unset', 'fails', 'set', 'flag-off']), text: sentence }),
  },
  {
    enum: enumValues,
    open: isTrue,
    min: number,
    max: number,
    pattern: matching(/^\^.*\$$/),
    patternFlags: matching(/^[imsu]+$/),
    default: either(text, matching(/^$/)),
    examples: list(text, 1),
  },
);

const reading = (components: readonly string[]) =>
  object(
    {
      name: variableName,
      component: oneOf(components),
      summary: sentence,
      aliases: list(object({ name: variableName, status: oneOf(['deprecated', 'alternative']) })),
      setBy: oneOf(['user', 'clearml', 'both']),
      value,
      secret: boolean,
      facts: list(text),
      pitfalls: list(text),
      verified: oneOf(['executed', 'read']),
      source: list(source),
    },
    {
      page,
      core: isTrue,
      since,
      confKey: text,
      excludes: list(settingName, 1),
      requires: list(settingName, 1),
      ignoredWhen: text,
      overrides: list(text, 1),
      openSource: isFalse,
      scope: text,
      reachesTaskContainer: text,
      falseOverridesConf: boolean,
      noEffect: list(
        object({ values: either(oneOf(['all', 'true', 'false']), list(text, 1)), text: sentence }, { instead: text }),
        1,
      ),
      knownIssues: list(object({ text: sentence, versions: text }, { fixedIn: text, workaround: sentence }), 1),
      hostRole: oneOf(['api', 'web', 'files']),
      shellInterpreted: isTrue,
    },
  );

function isTrue(content: unknown, place: string): readonly string[] {
  return content === true ? [] : [`${place}: only true; else left out`];
}

function isFalse(content: unknown, place: string): readonly string[] {
  return content === false ? [] : [`${place}: only false; else left out`];
}

const side = object({ name: settingName, when: oneOf(['set', 'on']) });
const relation = either(
  object({ kind: oneOf(['excludes']), winner: side, loser: side, text: sentence, source: text }),
  object(
    { kind: oneOf(['requires']), subject: side, needs: list(side, 1), text: sentence, source: text },
    { unless: list(side, 1) },
  ),
  object({ kind: oneOf(['ignored']), subject: side, by: list(side, 1), text: sentence, source: text }),
);

const confKey = object(
  {
    path: text,
    section: text,
    summary: sentence,
    readBy: list(text),
    inDefaultConf: list(text),
    value: object(
      { kind: text },
      {
        itemKind: text,
        enum: list(object({ value: anyText, meaning: anyText }), 1),
        default: anything,
        defaultBy: anything,
        min: number,
        max: number,
        pattern: text,
        examples: list(anything, 1),
        invalid: text,
      },
    ),
    env: list(variableName),
    secret: boolean,
    excludes: list(text),
    requires: list(text),
    ignoredWhen: list(text),
    facts: list(text),
    pitfalls: list(text),
    unread: boolean,
    source: list(source),
  },
  { page, deprecated: text, envScope: oneOf(['container']) },
);

const serverKey = object(
  { component: text, path: text, env: text, addressable: boolean, type: text },
  { default: anything },
);

const all = (check: Check, rows: readonly unknown[]) =>
  rows.flatMap(row => {
    const { name, path } = row as { name?: string; path?: string };
    return check(row, name ?? path ?? 'row');
  });

describe('schema of the data', () => {
  for (const file of Object.keys(readingFiles) as ReadingFile[]) {
    it(`${file}.json has rows of the right shape`, () => {
      expect(readings(file)).not.toEqual([]);
      expect(all(reading(readingFiles[file]), readings(file))).toEqual([]);
    });

    it(`${file}.json has one row per line and no name twice`, () => {
      const rows = readings(file);
      expect(dataText(file).trimEnd().split('\n')).toHaveLength(rows.length + 2);
      const names = rows.map(row => `${row.component} ${row.name}`);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    });
  }

  it('conf-keys.json and server-keys.json have rows of the right shape', () => {
    expect(all(confKey, confKeys())).toEqual([]);
    expect(all(serverKey, serverKeys())).toEqual([]);
  });

  it('relations.json and wrong-names.json have rows of the right shape', () => {
    expect(all(relation, relations())).toEqual([]);
    expect(all(object({ name: variableName, instead: variableName, text: sentence }), wrongNames())).toEqual([]);
  });

  it('sources.json names a commit and a version of each repository', () => {
    const repository = object({ url: matching(/^https:/), commit: matching(/^[0-9a-f]{12,40}$/), version: text });
    expect(Object.entries(data<object>('sources')).flatMap(([name, row]) => repository(row, name))).toEqual([]);
  });

  it('has patterns that compile, and accepted examples', () => {
    const wrong = allReadings().filter(({ value: { pattern, patternFlags, examples } }) => {
      if (pattern === undefined) return false;
      const expression = new RegExp(pattern, patternFlags);
      return (examples ?? []).some(example => !expression.test(example));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('shows no published secret', () => {
    const published = /\b(?=\w*\d)(?=\w*[A-Z])(?!\w*__)(?!(?:CLEARML|TRAINS|K8S)_)\w{30,}/;
    for (const file of [...Object.keys(readingFiles), 'conf-keys', 'server-keys']) {
      expect(dataText(file), file).not.toMatch(published);
    }
  });
});
