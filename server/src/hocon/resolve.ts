import { ConfigTree, parsePath } from './config-tree';
import { ConfigValues } from './config-values';
import { deepCopy } from './deep-copy';
import { PythonError, positionOf } from './python-error';
import { isTruthy, pythonStr, typeName } from './python-text';
import { Queue } from './queue';
import type { Substitution } from './substitution';
import { type Container, type Key, List, type Value } from './values';
import type { WorkLimit } from './work-limit';

/** The variables of the process that reads the file: `os.environ`. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Resolution {
  readonly config: ConfigTree | List;
  readonly env: Environment;
  readonly work: WorkLimit;
}

/**
 * `ConfigParser.resolve_substitutions` of pyhocon (R26–R31), quirks included: first references of a key of the root to
 * its own earlier values, then all substitutions, in passes until nothing changes, then what is left.
 * @throws PythonError
 */
export function resolveSubstitutions(config: ConfigTree | List, env: Environment, work: WorkLimit): void {
  const resolution = { config, env, work };
  resolveSelfReferences(resolution);
  const queue = new Queue(findSubstitutions(config, work));
  if (queue.size > 0) {
    const isUnresolved = runPasses(resolution, queue);
    finish(config);
    if (isUnresolved) throw cycleError(queue.items());
  }
  finish(config);
}

function runPasses(resolution: Resolution, queue: Queue<Substitution>): boolean {
  let isUnresolved = true;
  let before: ReadonlySet<Substitution> | undefined;
  const chains = new Map<ConfigValues, ReadonlySet<ConfigValues>>();
  while (queue.size > 0 && !(before && queue.hasExactly(before))) {
    isUnresolved = false;
    const pass = queue.items();
    before = new Set(pass);
    for (const substitution of pass) {
      resolution.work.spend(1);
      const found = lookUp(resolution, substitution);
      const value = backtracked(substitution, found ?? null, chains);
      const outcome = substitute(substitution, value, resolution.work, found !== undefined);
      isUnresolved = outcome.isUnresolved;
      queue.add(outcome.found);
      if (!(outcome.result instanceof ConfigValues) && !queue.remove(substitution)) {
        throw new PythonError('ValueError', 'list.remove(x): x not in list');
      }
    }
  }
  return isUnresolved;
}

/** A value that refers to itself takes what it overrides. */
function backtracked(
  substitution: Substitution,
  value: Value,
  chains: Map<ConfigValues, ReadonlySet<ConfigValues>>,
): Value {
  if (!(value instanceof ConfigValues)) return value;
  let chain = chains.get(value);
  if (!chain) {
    const links = new Set<ConfigValues>();
    for (let link: Value = value; link instanceof ConfigValues && !links.has(link); link = link.overridden) {
      links.add(link);
    }
    chains.set(value, links);
    chain = links;
  }
  const parent = substitution.parent!;
  return chain.has(parent) && isTruthy(parent.overridden) ? parent.overridden : value;
}

/** R27–R29. @returns undefined where an optional substitution finds nothing. */
function lookUp({ config, env }: Resolution, { variable, optional, origin }: Substitution): Value | undefined {
  if (config instanceof List) throw noAttribute(config, 'get');
  const value = config.get(variable);
  if (value !== undefined) return value;
  const fromEnvironment = environmentValue(env, variable);
  if (fromEnvironment !== undefined) return fromEnvironment;
  if (optional) return undefined;
  const { line, column } = positionOf(origin);
  const message = `Cannot resolve variable \${${pythonStr(variable)}} (line: ${line}, col: ${column})`;
  throw new PythonError('ConfigSubstitutionException', message, line, column);
}

function environmentValue(env: Environment, name: Key): string | undefined {
  if (typeof name !== 'string') throw new PythonError('TypeError', `str expected, not ${typeName(name)}`);
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

interface Outcome {
  readonly isUnresolved: boolean;
  /** Substitutions in the value that was put in. */
  readonly found: readonly Substitution[];
  readonly result: Value;
}

/** Puts a value in the place of a substitution. Undefined stands for nothing, as an optional one may have. */
function substitute(substitution: Substitution, given: Value, work: WorkLimit, isFound = true): Outcome {
  const value = given instanceof ConfigValues ? given.transform() : given;
  if (value instanceof ConfigValues) return { isUnresolved: true, found: [], result: value };
  const values = substitution.parent!;
  values.tokens[substitution.index] = deepCopy(inPlace(substitution, values, value), work);
  const transformed = values.transform();
  const result = transformed === null && !isFound ? values.overridden : transformed;
  const { parent, key } = values;
  if (parent === undefined || key === undefined) {
    throw new PythonError('TypeError', "argument of type 'NoneType' is not iterable");
  }
  if (result === null && containsKey(parent, key)) {
    removeKey(parent, key);
    return { isUnresolved: false, found: [], result };
  }
  setKey(parent, key, result);
  const found = findSubstitutions(result, work);
  return { isUnresolved: found.length > 0, found, result };
}

/** In front of other tokens every value but lists and objects becomes text, with the blanks behind the substitution. */
function inPlace(substitution: Substitution, values: ConfigValues, value: Value): Value {
  const isLast = substitution.index === values.tokens.length - 1;
  if (value === null || value instanceof ConfigTree || value instanceof List || isLast) return value;
  return pythonStr(value) + substitution.blanks;
}

function containsKey(parent: Container, key: Key): boolean {
  return parent instanceof ConfigTree ? parent.has(key) : parent.items.some(item => equals(item, key));
}

/** `key in list` of Python compares with the items, so that an index that is also an item counts (R28). */
function equals(item: Value, index: Key): boolean {
  const number = typeof item === 'boolean' ? Number(item) : item;
  // biome-ignore lint/suspicious/noDoubleEquals: an int and a float of the same value are equal
  return (typeof number === 'number' || typeof number === 'bigint') && number == index;
}

function removeKey(parent: Container, key: Key): void {
  if (parent instanceof ConfigTree) parent.delete(key);
  else if (Number(key) >= parent.items.length) {
    throw new PythonError('IndexError', 'list assignment index out of range');
  } else parent.items.splice(Number(key), 1);
}

function setKey(parent: Container, key: Key, value: Value): void {
  if (parent instanceof ConfigTree) parent.set(key, value);
  else if (Number(key) >= parent.items.length) {
    throw new PythonError('IndexError', 'list assignment index out of range');
  } else parent.items[Number(key)] = value;
}

function resolveSelfReferences(resolution: Resolution): void {
  const { config } = resolution;
  if (!(config instanceof ConfigTree) || !config.history) return;
  const { state } = config;
  for (const key of config.keys()) {
    if (config.state !== state) throw new PythonError('RuntimeError', 'OrderedDict mutated during iteration');
    const history = config.historyOf(key);
    if (history.length === 1) resolveOnlyValue(resolution, key, history[0]!);
    else if (history.length > 1) resolveHistory(resolution, key, history);
  }
}

/** Each value of a key that refers to the key takes the value before it. */
function resolveHistory({ config, work }: Resolution, key: Key, history: readonly Value[]): void {
  let previous: Value = history[0]!;
  for (const item of history.slice(1)) {
    let current: Value = item;
    for (const substitution of findSubstitutions(item, work)) {
      const path = ownPath(config as ConfigTree, key, substitution);
      if (!path) continue;
      if (previous instanceof ConfigValues) {
        const name = pythonStr(substitution.variable);
        const message = `Property ${name} cannot be substituted. Check for cycles.`;
        throw new PythonError('ConfigSubstitutionException', message);
      }
      const value = path.length === 1 ? previous : member(previous, path.slice(1).join('.'));
      current = substitute(substitution, value, work).result;
    }
    previous = current;
  }
}

function resolveOnlyValue({ config, env, work }: Resolution, key: Key, value: Value): void {
  for (const substitution of findSubstitutions(value, work)) {
    if (!ownPath(config as ConfigTree, key, substitution)) continue;
    if (substitution.optional) substitute(substitution, null, work);
    const variable = environmentValue(env, key);
    if (variable !== undefined) substitute(substitution, variable, work);
    else if (substitution.optional) substitute(substitution, null, work);
  }
}

/** The path of a substitution that refers to `key` or into it, unless its latest value has something there. */
function ownPath(config: ConfigTree, key: Key, { variable }: Substitution): readonly Key[] | undefined {
  const path = parsePath(variable);
  if (path.length > 1 && (config.find(variable) ?? null) !== null) return undefined;
  if (path.length === 0) config.find(variable);
  return path[0] === key ? path : undefined;
}

function member(value: Value, path: string): Value {
  if (!(value instanceof ConfigTree)) throw noAttribute(value, 'get');
  const found = value.get(path);
  if (found === undefined) {
    throw new PythonError('ConfigMissingException', `'No configuration setting found for key ${path}'`);
  }
  return found;
}

function noAttribute(value: Value, name: string): PythonError {
  return new PythonError('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
}

/** All substitutions in a value, in the order of the text. */
export function findSubstitutions(value: Value, work: WorkLimit): Substitution[] {
  const found: Substitution[] = [];
  collect(value, found, work);
  return found;
}

function collect(value: Value, found: Substitution[], work: WorkLimit, depth = 0): void {
  work.spend(1);
  work.checkDepth(depth);
  if (value instanceof ConfigValues) for (const substitution of value.substitutions()) found.push(substitution);
  else if (value instanceof ConfigTree) for (const child of value.rawValues()) collect(child, found, work, depth + 1);
  else if (value instanceof List) for (const item of value.items) collect(item, found, work, depth + 1);
}

/** `_final_fixup`: whatever is complete by now takes the place of its concatenation. */
function finish(value: Value): Value {
  if (value instanceof ConfigValues) return value.transform();
  if (value instanceof List) return new List(value.items.map(finish), 'list');
  if (value instanceof ConfigTree) for (const [key, child] of value.items()) value.set(key, finish(child));
  return value;
}

function cycleError(substitutions: readonly Substitution[]): PythonError {
  const places = substitutions.map(({ variable, origin }) => {
    const { line, column } = positionOf(origin);
    return { text: `\${${pythonStr(variable)}}: (line: ${line}, col: ${column})`, line, column };
  });
  const message = `Cannot resolve ${places.map(place => place.text).join(', ')}. Check for cycles.`;
  return new PythonError('ConfigSubstitutionException', message, places[0]?.line, places[0]?.column);
}
