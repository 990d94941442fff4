import type { Catalogue } from '../../catalogue/catalogue';
import { type ConfigTree, parsePath } from '../../hocon/config-tree';
import { plainKey } from '../../hocon/encode';
import {
  appendAzureContainer,
  azureContainersPath,
  azureVariables,
  type EnvironmentOverride,
  environmentOverrides,
} from '../../hocon/environment-overrides';
import { PythonError } from '../../hocon/python-error';
import { isTruthy } from '../../hocon/python-text';
import type { Value } from '../../hocon/values';
import { agentReads, type Change, type DirectRead, sdkReads, toConfigValue } from './direct-reads';
import type { OriginTree } from './origin-tree';
import type { Note, Origin } from './types';
import { type LookUp, lookUp, type Reading, readingOf, type Variables } from './variables';

/** A configuration that is being put together. */
export interface Draft {
  readonly config: ConfigTree;
  readonly origins: OriginTree;
  readonly variables: Variables;
  readonly catalogue: Catalogue;
  readonly notes: Note[];
}

/** An exception of ClearML with the variable that is at fault. */
export class VariableError extends PythonError {
  constructor(
    error: PythonError,
    readonly origin: Origin,
  ) {
    super(error.pythonClass, error.message, error.line, error.column);
  }
}

/**
 * The variables that the agent's loader writes into the configuration on each load.
 * @throws VariableError for a text that is no boolean where one is needed.
 */
export function applyFixedVariables(draft: Draft): void {
  const { config, origins, variables, catalogue } = draft;
  for (const { path, name, value } of fixedVariables(variables)) {
    config.put(path, value);
    const overrode = variables.losersAgainst(name, namesFor(path, name, catalogue));
    origins.set(plainPath(path), { origin: variables.originOf(name), overrode });
  }
  addAzureContainer(draft);
}

/** All names of the agent's variable for a path. */
function namesFor(path: string, name: string, catalogue: Catalogue): readonly string[] {
  const all = catalogue
    .variablesOf(path)
    .filter(variable => catalogue.readings(variable, 'agent').length > 0)
    .map(variable => readingOf(variable.name, 'agent', catalogue).names);
  return all.find(names => names.includes(name)) ?? [name];
}

/** The loader's own message does not name the variable. */
function fixedVariables(variables: Variables): readonly EnvironmentOverride[] {
  const { env } = variables;
  try {
    return environmentOverrides(env);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const name = Object.keys(env).find(candidate => isAtFault(candidate, env[candidate]!));
    throw name === undefined ? error : new VariableError(error, variables.originOf(name));
  }
}

function isAtFault(name: string, value: string): boolean {
  try {
    environmentOverrides({ [name]: value });
    return false;
  } catch {
    return true;
  }
}

function addAzureContainer(draft: Draft): void {
  const { config, variables } = draft;
  const added = appendAzureContainer(config, variables.env);
  if (added === 'nothing') return;
  const [first, ...more] = azureVariables.filter(name => variables.env[name]).map(name => variables.originOf(name));
  put(draft, { path: azureContainersPath, extends: added === 'appended' }, first!, { also: more });
}

/**
 * The variables that the code reads beside the configuration, as if they were in it: what ClearML acts by.
 * @throws VariableError for a value that ends every command.
 */
export function applyDirectReads(draft: Draft, component: 'agent' | 'sdk'): void {
  for (const read of component === 'agent' ? agentReads : sdkReads) {
    const reading = readingOf(read.name, component, draft.catalogue);
    if (component === 'sdk') requireText(read, draft);
    const found = lookUp(reading, draft.variables.env);
    if (found) applyRead(draft, read, reading, found);
  }
}

/** `exists()` of the SDK tests presence, and an empty text has no method (sdk-env.md, parsing 2). */
function requireText({ name, failsAtStart }: DirectRead, { variables }: Draft): void {
  if (!failsAtStart || variables.env[name] === undefined || variables.env[name].trim() !== '') return;
  const error = new PythonError('AttributeError', 'The variable is there, but has no value');
  throw new VariableError(error, variables.originOf(name));
}

function applyRead(draft: Draft, read: DirectRead, reading: Reading, { name, conversion }: LookUp): void {
  const { config, origins, variables, notes } = draft;
  const origin = variables.originOf(name);
  const current = (path: string): Value | undefined => config.find(path);
  const value = conversion.outcome === 'value' ? conversion.value : undefined;
  if (value === undefined || read.accepts?.(value) === false) {
    if (read.failsAtStart) {
      throw new VariableError(new PythonError('ValueError', 'The value is none of those that ClearML accepts'), origin);
    }
    notes.push({ origin, text: faultText(conversion.outcome === 'raises') });
    return;
  }
  const changes = read.changes
    ? read.changes(value, current)
    : [{ path: reading.path!, value: toConfigValue(value) } satisfies Change];
  if (!changes) notes.push({ origin, text: faultText(true) });
  for (const change of changes ?? []) {
    const losers = variables.losersAgainst(name, reading.names);
    const isSet = isTruthy(current(change.path) ?? null);
    if (!isInForce(read, toConfigValue(value), isSet)) {
      if (isSet) origins.addLoser(plainPath(change.path), [origin, ...losers]);
      continue;
    }
    config.put(change.path, change.value);
    put(draft, change, origin, { overrode: losers });
  }
}

function isInForce({ effect }: DirectRead, value: Value, isSet: boolean): boolean {
  switch (effect) {
    case 'wins':
      return typeof value === 'boolean' || isTruthy(value);
    case 'switches-on':
      return isTruthy(value);
    case 'fallback':
      return !isSet && isTruthy(value);
  }
}

function faultText(raises: boolean): string {
  return raises
    ? 'ClearML fails on this value as soon as it needs it'
    : 'ClearML does not accept this value, complains and goes on without it';
}

/** Lays a value over the one at a path, or adds it to that one. */
function put(
  { origins }: Draft,
  { path, extends: isAdded }: Pick<Change, 'path' | 'extends'>,
  origin: Origin,
  { also = [], overrode = [] }: { also?: readonly Origin[]; overrode?: readonly Origin[] },
): void {
  if (isAdded) origins.extend(plainPath(path), { origin, with: also, overrode });
  else origins.set(plainPath(path), { origin, with: also, overrode });
}

function plainPath(path: string): string[] {
  return parsePath(path).map(plainKey);
}
