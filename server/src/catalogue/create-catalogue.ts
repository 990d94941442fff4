import type { Catalogue, NameMatch } from './catalogue';
import { componentOrder, familyOf } from './components';
import agent from './data/agent.json';
import compose from './data/compose.json';
import confKeys from './data/conf-keys.json';
import helm from './data/helm.json';
import integration from './data/integration.json';
import relations from './data/relations.json';
import sdk from './data/sdk.json';
import server from './data/server.json';
import serverKeys from './data/server-keys.json';
import serving from './data/serving.json';
import session from './data/session.json';
import wrongNames from './data/wrong-names.json';
import { createRelationIndex } from './relation-index';
import type { Relation } from './relation-types';
import type { Alias, ConfKey, ServerKey, Variable, VariablePattern, VariableReading, WrongName } from './types';

/** The data files hold what `types.ts` says; a test checks each row, because TypeScript reads JSON as plain strings. */
function rows<Row>(data: unknown): readonly Row[] {
  return data as readonly Row[];
}

const allReadings: readonly VariableReading[] = [
  agent,
  sdk,
  server,
  serving,
  session,
  compose,
  helm,
  integration,
].flatMap(data => rows<VariableReading>(data));

/** True for a row that describes a family of names: `CLEARML_AGENT__<SECTION>__<KEY>`, `CLEARML__*`. */
function isPattern(reading: VariableReading): boolean {
  return /[<*]/.test(reading.name);
}

function rank(reading: VariableReading): number {
  return componentOrder.indexOf(reading.component);
}

/** One variable of all readings of a name. */
function merge(name: string, unordered: readonly VariableReading[]): Variable {
  const readings = [...unordered].sort((a, b) => rank(a) - rank(b));
  const aliases = new Map<string, Alias>();
  for (const alias of readings.flatMap(reading => reading.aliases)) {
    if (!aliases.has(alias.name)) aliases.set(alias.name, alias);
  }
  return {
    name,
    readings,
    primary: readings[0]!,
    aliases: [...aliases.values()],
    secret: readings.some(reading => reading.secret),
  };
}

function createVariables(): readonly Variable[] {
  const byName = new Map<string, VariableReading[]>();
  for (const reading of allReadings) {
    if (isPattern(reading)) continue;
    const readings = byName.get(reading.name);
    if (readings) readings.push(reading);
    else byName.set(reading.name, [reading]);
  }
  return [...byName].map(([name, readings]) => merge(name, readings));
}

/** Longest prefix first; of equal prefixes the one with a named part (`<file>`) before the one that takes anything (`*`). */
function createPatterns(): readonly VariablePattern[] {
  return allReadings
    .filter(isPattern)
    .map(reading => ({ prefix: reading.name.slice(0, reading.name.search(/[<*]/)), reading }))
    .sort(
      (a, b) =>
        b.prefix.length - a.prefix.length ||
        Number(a.reading.name.includes('*')) - Number(b.reading.name.includes('*')),
    );
}

/**
 * Every name by which a variable is found. A name that has a row of its own is that row; an alias that several
 * variables share is that of the variable whose name it repeats (`TRAINS_X` of `CLEARML_X`), else of the first.
 */
function createNames(variables: readonly Variable[]): ReadonlyMap<string, NameMatch> {
  const names = new Map<string, NameMatch>(variables.map(variable => [variable.name, { variable }]));
  for (const variable of variables) {
    for (const { name, status } of variable.aliases) {
      const known = names.get(name);
      if (known && known.alias === undefined) continue;
      if (known && name.replace(/^TRAINS_/, 'CLEARML_') !== variable.name) continue;
      names.set(name, { variable, alias: status });
    }
  }
  return names;
}

function groupByConfKey(variables: readonly Variable[]): ReadonlyMap<string, readonly Variable[]> {
  const groups = new Map<string, Variable[]>();
  for (const variable of variables) {
    for (const path of new Set(variable.readings.map(reading => reading.confKey))) {
      if (path === undefined) continue;
      const group = groups.get(path);
      if (group) group.push(variable);
      else groups.set(path, [variable]);
    }
  }
  return groups;
}

function indexBy<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) if (!index.has(key(item))) index.set(key(item), item);
  return index;
}

function build(): Catalogue {
  const variables = createVariables();
  const patterns = createPatterns();
  const names = createNames(variables);
  const ofConfKey = groupByConfKey(variables);
  const confKeyByPath = indexBy(rows<ConfKey>(confKeys), key => key.path);
  const serverKeyByPath = indexBy(rows<ServerKey>(serverKeys), key => key.path);
  const wrongNameByName = indexBy(rows<WrongName>(wrongNames), wrong => wrong.name);
  const relationsOf = createRelationIndex(rows<Relation>(relations), name => names.get(name)?.variable);
  return {
    variables,
    patterns,
    confKeys: rows<ConfKey>(confKeys),
    serverKeys: rows<ServerKey>(serverKeys),
    relations: rows<Relation>(relations),
    wrongNames: rows<WrongName>(wrongNames),
    variable: name => names.get(name),
    pattern: name => patterns.find(pattern => name.length > pattern.prefix.length && name.startsWith(pattern.prefix)),
    wrongName: name => wrongNameByName.get(name),
    confKey: path => confKeyByPath.get(path),
    variablesOf: confPath => ofConfKey.get(confPath) ?? [],
    serverKey: path => serverKeyByPath.get(path),
    relationsOf,
    readings: (variable, family) => variable.readings.filter(reading => familyOf(reading.component) === family),
  };
}

let catalogue: Catalogue | undefined;

/** The catalogue of everything that ClearML reads. Built once, when it is first asked for; immutable. */
export function createCatalogue(): Catalogue {
  catalogue ??= build();
  return catalogue;
}
