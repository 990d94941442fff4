import { describe, expect, it } from 'vitest';
import {
  allReadings,
  confKeyFacts,
  confKeys,
  type FactValue,
  serverKeyFacts,
  serverKeys,
  type VariableFact,
  variableFacts,
} from './data';

const rows = new Map(allReadings().map(row => [`${row.component} ${row.name}`, row]));
const facts = variableFacts();

/** The kinds of the catalogue for a kind of the facts that has another name there. */
const kindNames: Readonly<Record<string, readonly string[]>> = {
  'flag-any-nonempty': ['flag'],
  presence: ['flag'],
  'shlex-list': ['words'],
  'bool|path': ['bool-or-path'],
  'bool|log level': ['bool-or-level'],
  'int flag': ['int-flag'],
  'enum int': ['int'],
  'enum|int': ['enum'],
  list: ['hocon', 'words'],
  pattern: ['string', 'hocon', 'json'],
};

/** Texts of the facts that are narrower in the catalogue: a shell script compares with certain words, or asks for any text. */
const otherKinds: Readonly<Record<string, string>> = {
  'sdk CLEARML_MULTI_NODE_MASTER': 'flag',
  'server DISABLE_NGINX_IPV6': 'enum',
  'server FILESERVER_USE_GUNICORN': 'enum',
};

const setters: Readonly<Record<string, string>> = { agent: 'clearml', sdk: 'clearml' };

/** The catalogue leaves these out on purpose, or writes them as the name of a setting. */
const otherFacts: Readonly<Record<string, Partial<Pick<VariableFact, 'config_key' | 'requires'>>>> = {
  // The key is the upper limit of the value, not the same setting.
  'agent CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT': { config_key: null },
  // Has an effect without it; the two are often used together.
  'agent CLEARML_AGENT_FORCE_EXEC_SCRIPT': { requires: [] },
  // "--debug flag or agent.debug: true"
  'agent CLEARML_AGENT_DEBUG_INFO': { requires: ['agent.debug'] },
  // "agent.package_manager.type: conda"
  'agent CLEARML_CONDA_ENV_PACKAGE': { requires: ['agent.package_manager.type'] },
};

/** What differs between the facts and the catalogue, as `name: in the facts → in the catalogue`. */
function differences<Row, Fact>(
  pairs: readonly (readonly [string, Fact, Row])[],
  expected: (fact: Fact, name: string) => unknown,
  actual: (row: Row, name: string) => unknown,
): readonly string[] {
  return pairs.flatMap(([name, fact, row]) => {
    const [before, after] = [JSON.stringify(expected(fact, name)), JSON.stringify(actual(row, name))];
    return before === after ? [] : [`${name}: ${before} → ${after}`];
  });
}

/** A default as text, as both sides write it. Nothing, "unset", a placeholder and a published secret tell nothing. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === 'unset') return '';
  if (value === '<secret>' || value === '<published default>' || value === 'empty') return '';
  if (value === 'OrderedDict()') return '{}';
  return typeof value === 'string' ? value.replaceAll(', "', ',"').replaceAll('": ', '":') : JSON.stringify(value);
}

/** The single values of an enumeration; the facts write alternatives as `0/false/no` or `DEBUG|INFO`. */
function enumOf(value: Pick<FactValue, 'enum'>): readonly string[] {
  return (value.enum ?? [])
    .map(one => String(typeof one === 'object' && one !== null ? one.value : one))
    .flatMap(one => (one.startsWith('/') || one.startsWith('<') ? [one] : one.split(/[/|]/)));
}

const pairs = facts.flatMap(fact => {
  const name = `${fact.component} ${fact.name}`;
  const row = rows.get(name);
  return row ? [[name, fact, row] as const] : [];
});

describe('no fact about a variable is lost', () => {
  it('names', () => {
    expect([...rows.keys()].sort()).toEqual(facts.map(({ component, name }) => `${component} ${name}`).sort());
  });

  it('aliases with their status', () => {
    const sorted = (aliases: VariableFact['aliases']) => aliases.map(({ name, status }) => `${name} ${status}`).sort();
    expect(
      differences(
        pairs,
        fact => sorted(fact.aliases),
        row => sorted(row.aliases),
      ),
    ).toEqual([]);
  });

  it('kinds', () => {
    const wrong = pairs.filter(([name, fact, row]) => {
      const accepted = otherKinds[name] ? [otherKinds[name]] : (kindNames[fact.value.kind] ?? [fact.value.kind]);
      return !accepted.includes(row.value.kind);
    });
    expect(wrong.map(([name, fact, row]) => `${name}: ${fact.value.kind} → ${row.value.kind}`)).toEqual([]);
  });

  it('known values', () => {
    const missing = pairs.flatMap(([name, fact, row]) => {
      const known = row.value.enum?.map(({ value }) => value) ?? [];
      return enumOf(fact.value)
        .filter(value => !known.includes(value) && !(row.value.open && value.startsWith('<')))
        .map(value => `${name}: ${value}`);
    });
    expect(missing).toEqual([]);
  });

  it('defaults', () => {
    const found = differences(
      pairs.filter(([, , row]) => row.value.default !== '<published default>'),
      fact => shown(fact.value.default),
      row => shown(row.value.default),
    );
    expect(found).toEqual([]);
  });

  it('secrets, setters and how it was verified', () => {
    const found = differences(
      pairs,
      fact => [fact.secret, setters[fact.set_by] ?? fact.set_by, fact.verified],
      row => [row.secret, row.setBy, row.verified],
    );
    expect(found).toEqual([]);
  });

  it('exclusions and requirements', () => {
    const found = differences(
      pairs,
      (fact, name) => [fact.exclusive_with, otherFacts[name]?.requires ?? fact.requires],
      row => [row.excludes ?? [], row.requires ?? []],
    );
    expect(found).toEqual([]);
  });

  it('first releases, pages and the core', () => {
    const found = differences(
      pairs,
      fact => [
        fact.since,
        fact.documented.docs_page?.replace(/^docs\//, '').replace(/\.md$/, '') ?? null,
        fact.documented.seed ?? false,
      ],
      row => [row.since ?? null, row.page ?? null, row.core ?? false],
    );
    expect(found).toEqual([]);
  });

  it('clearml.conf keys', () => {
    const found = differences(
      pairs,
      (fact, name) => (otherFacts[name]?.config_key === null ? null : fact.config_key),
      row => row.confKey ?? null,
    );
    expect(found).toEqual([]);
  });

  it('facts and pitfalls, at least as many texts', () => {
    // A hint that the agent's rows have the name too is no fact: the merged variable shows both readings.
    const told = (fact: VariableFact) =>
      [...fact.facts, ...fact.quirks].filter(one => !one.startsWith('The clearml-agent package also mentions'));
    const shorter = pairs.filter(
      ([, fact, { facts: texts, pitfalls, noEffect = [], knownIssues = [] }]) =>
        texts.length + pitfalls.length + noEffect.length + knownIssues.length < told(fact).length,
    );
    expect(shorter.map(([name]) => name)).toEqual([]);
  });
});

describe('no key is lost', () => {
  it('clearml.conf keys', () => {
    const byPath = new Map(confKeys().map(key => [key.path, key]));
    expect([...byPath.keys()].sort()).toEqual(
      confKeyFacts()
        .map(({ path }) => path)
        .sort(),
    );
    const keyPairs = confKeyFacts().flatMap(fact => {
      const key = byPath.get(fact.path);
      return key ? [[fact.path, fact, key] as const] : [];
    });
    const found = differences(
      keyPairs,
      fact => [
        fact.value.kind,
        enumOf(fact.value),
        shown(fact.value.default),
        fact.env,
        fact.secret,
        fact.exclusive_with,
        fact.requires,
        fact.unread,
      ],
      key => [
        key.value.kind,
        enumOf({ enum: key.value.enum ?? null }),
        shown(key.value.default),
        key.env,
        key.secret,
        key.excludes,
        key.requires,
        key.unread,
      ],
    );
    expect(found).toEqual([]);
  });

  it('server keys', () => {
    const found = serverKeyFacts().map(({ dotted, default: value, ...fact }) => ({
      ...fact,
      path: dotted,
      default: shown(value),
    }));
    expect(serverKeys().map(key => ({ ...key, default: shown(key.default) }))).toEqual(
      found.map(fact => expect.objectContaining(fact)),
    );
  });
});
