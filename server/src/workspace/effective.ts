import type { Catalogue } from '../catalogue/catalogue';
import { agentDefaults } from '../hocon/agent-defaults';
import { ConfigTree, mergeTrees } from '../hocon/config-tree';
import { applyDynamic, dynamicPath, noItems } from '../hocon/dynamic';
import { encode, plainKey } from '../hocon/encode';
import { noIncludes, type ReadFile } from '../hocon/includes';
import { loadMerged } from '../hocon/load-merged';
import { loadText, withinStack } from '../hocon/load-text';
import { PyparsingError } from '../hocon/parse-error';
import { PythonError } from '../hocon/python-error';
import { List, type Value } from '../hocon/values';
import { parseHocon } from '../syntax/hocon/parser';
import { environmentName, sdkDefaults } from './effective/defaults';
import { FieldIndex } from './effective/field-index';
import { type FieldPlace, fieldPlaces } from './effective/field-places';
import { applyDirectReads, applyFixedVariables, type Draft, VariableError } from './effective/layers';
import { OriginTree } from './effective/origin-tree';
import {
  defaultOrigin,
  type EffectiveError,
  type EnvAssignment,
  type Leaf,
  type Note,
  type Origin,
} from './effective/types';
import { Variables } from './effective/variables';

/** What the configuration is made of. */
export interface EffectiveInput {
  readonly catalogue: Catalogue;
  readonly uri: string;
  readonly text: string;
  /** The file's directory, for includes, and what is there. */
  readonly directory?: string;
  readonly readFile?: ReadFile;
  /** The URI of an included file. */
  readonly uriOf?: (path: string) => string;
  /** How the file is called in ClearML's own messages. */
  readonly path?: string;
  /** The whole environment: substitutions and variables see nothing else. A later one of the same name wins. */
  readonly assignments?: readonly EnvAssignment[];
  /** Who reads it all: its variables count. Without one and without `defaults` it is the file alone. */
  readonly component?: 'agent' | 'sdk' | undefined;
  /** Begin with what the component ships; the agent, unless said otherwise. */
  readonly defaults?: boolean;
}

export interface EffectiveConfig {
  readonly ok: true;
  readonly root: ConfigTree | List;
  /** In the order of the configuration. */
  readonly leaves: readonly Leaf[];
  readonly notes: readonly Note[];
}

export type Effective = EffectiveConfig | { readonly ok: false; readonly error: EffectiveError };

/**
 * The configuration by which ClearML acts, with the origin of each value: defaults < clearml.conf < dynamic variables
 * (agent) < the variables that the loader or the code reads, and their exceptions (facts: conf.md, section 2;
 * agent-env.md, "Dynamic variables"; sdk-env.md, "Precedence"). Vaults and command lines are not known here.
 */
export function effectiveConfig(input: EffectiveInput): Effective {
  try {
    return withinStack(() => {
      const config = build(input);
      // What is still not resolved shows when ClearML turns the configuration into a dictionary.
      encode(config.root);
      return config;
    });
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const { pythonClass: kind, message, line, column } = error;
    const origin = error instanceof VariableError ? error.origin : undefined;
    return { ok: false, error: { kind, message, line, column, origin } };
  }
}

function build(input: EffectiveInput): EffectiveConfig {
  const { catalogue, defaults = false } = input;
  const component = input.component ?? (defaults ? 'agent' : undefined);
  const variables = new Variables(input.assignments ?? []);
  const draft: Draft = { config: new ConfigTree(), origins: new OriginTree(), variables, catalogue, notes: [] };
  const name = defaults ? environmentName(component!, variables.env) : undefined;
  if (defaults) layDefaults(draft, component!);
  const { file, fields } = loadFile(input, variables);
  if (file instanceof List) {
    if (component) throw noItems(file);
    return listAtRoot(file, fields);
  }
  layFile(draft, file, fields);
  if (component === 'agent') layDynamic(draft);
  if (name) {
    draft.config.set('env', name.value);
    draft.origins.set(['env'], { origin: name.variable ? variables.originOf(name.variable) : defaultOrigin });
  }
  if (component === 'agent') applyFixedVariables(draft);
  if (component) applyDirectReads(draft, component);
  return { ok: true, root: draft.config, leaves: leavesOf(draft), notes: draft.notes };
}

function layDefaults({ config, origins, catalogue }: Draft, component: 'agent' | 'sdk'): void {
  const shipped = component === 'agent' ? agentDefaults(catalogue.confKeys) : sdkDefaults(catalogue.confKeys);
  mergeTrees(config, shipped, true);
  for (const [path, value] of flatten(shipped)) origins.set(path, { origin: defaultOrigin, ...emptiness(value) });
}

function loadFile(input: EffectiveInput, { env }: Variables): { file: ConfigTree | List; fields: FieldPlace[] } {
  const { uri, text, directory, readFile = noIncludes, uriOf = path => path } = input;
  const document = parseHocon(text);
  try {
    const file = loadText(document, { env, readFile, ...(directory !== undefined && { directory }) });
    return { file, fields: fieldPlaces(document, { uri, directory: directory ?? '', readFile, uriOf }) };
  } catch (error) {
    throw error instanceof PyparsingError && (input.defaults || input.component) ? asLoaded(error, input) : error;
  }
}

/** A syntax error as the agent and the SDK tell it when they load a file; the position is kept beside it. */
function asLoaded(error: PyparsingError, { text, catalogue, path = 'clearml.conf' }: EffectiveInput): PythonError {
  try {
    loadMerged(text, { confKeys: catalogue.confKeys, path });
  } catch (loaded) {
    if (loaded instanceof PythonError && loaded.pythonClass === 'ConfigurationError') {
      return new PythonError(loaded.pythonClass, loaded.message, error.line, error.column);
    }
  }
  return error;
}

function listAtRoot(file: List, fields: readonly FieldPlace[]): EffectiveConfig {
  const origin = fields[0] ? fileOrigin(fields[0]) : defaultOrigin;
  return { ok: true, root: file, leaves: [{ path: [], value: file, origin, with: [], overrode: [] }], notes: [] };
}

function layFile(draft: Draft, file: ConfigTree, fields: readonly FieldPlace[]): void {
  const index = new FieldIndex(fields, file, draft.variables.env);
  for (const [path, value] of flatten(file)) {
    const { winner, extended, variables, overridden } = index.makersOf(path);
    draft.origins.set(path, {
      origin: winner ? fileOrigin(winner) : defaultOrigin,
      with: [...extended.map(fileOrigin), ...variables.map(name => draft.variables.originOf(name))],
      overrode: overridden.map(fileOrigin),
      ...emptiness(value),
    });
  }
  mergeTrees(draft.config, file, true);
}

/** Each variable alone tells what it sets; the agent's own order of merging gives the values. */
function layDynamic(draft: Draft): void {
  const { config, origins, variables } = draft;
  const { env } = variables;
  const names = Object.keys(env).filter(name => dynamicPath(name) !== undefined);
  for (const name of names.sort()) {
    const origin = variables.originOf(name);
    const { tree, references } = loadDynamic(name, variables, origin);
    const also = references.map(reference => variables.originOf(reference));
    const overrode = variables.losersAgainst(name, []);
    for (const [path, value] of flatten(tree)) origins.set(path, { origin, with: also, overrode, ...emptiness(value) });
  }
  mergeTrees(config, applyDynamic(env), true);
}

function loadDynamic(
  name: string,
  { env }: Variables,
  origin: Origin,
): { tree: ConfigTree; references: readonly string[] } {
  const document = parseHocon(`${dynamicPath(name)}: ${env[name]}`);
  try {
    const tree = loadText(document, { env });
    if (tree instanceof List) throw noItems(tree);
    const options = { uri: '', directory: '', readFile: noIncludes, uriOf: (path: string) => path };
    const paths = fieldPlaces(document, options).flatMap(field => field.references.map(({ path }) => path));
    return { tree, references: [...new Set(paths)].filter(path => env[path] !== undefined) };
  } catch (error) {
    throw error instanceof PythonError ? new VariableError(error, origin) : error;
  }
}

function fileOrigin(field: FieldPlace): Origin {
  return { kind: 'file', place: field.place() };
}

function leavesOf({ config, origins }: Draft): Leaf[] {
  return [...flatten(config)].map(([path, value]) => {
    const found = origins.find(path) ?? { origin: defaultOrigin, with: [], overrode: [] };
    return { path, value, origin: found.origin, with: found.with, overrode: found.overrode };
  });
}

/** The leaves of a configuration. */
function* flatten(tree: ConfigTree, prefix: readonly string[] = []): Generator<[string[], Value]> {
  for (const [key, value] of tree.items()) {
    const path = [...prefix, plainKey(key)];
    if (value instanceof ConfigTree && value.size > 0) yield* flatten(value, path);
    else yield [path, value];
  }
}

function emptiness(value: Value): { isEmptyObject: boolean } {
  return { isEmptyObject: value instanceof ConfigTree };
}
