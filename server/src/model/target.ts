import type { Catalogue } from '../catalogue/catalogue';
import type { Variable, VariablePattern, VariableReading } from '../catalogue/types';
import type { Target } from './setting';

const agentPrefix = 'CLEARML_AGENT__';
const serverPrefixes = ['CLEARML__', 'TRAINS__'] as const;

/** True for a name of ClearML's own name space, whether something reads it or not. */
export function isClearmlName(name: string): boolean {
  return /^(?:CLEARML|TRAINS)_/.test(name);
}

/** True for a variable that ClearML reads and that other programs own. */
export function isShared(target: Target): boolean {
  return target.kind === 'variable' && target.isShared;
}

/**
 * What a name addresses: a variable by its name or an alias, a dynamic variable by its prefix, nothing that is known, or
 * a variable of some other program. Letter case matters, as it does to ClearML.
 */
export function targetOf(name: string, catalogue: Catalogue): Target {
  const dynamic = dynamicTarget(name, catalogue);
  if (dynamic) {
    return dynamic;
  }
  const match = catalogue.variable(name);
  if (match) {
    return { kind: 'variable', ...match, isShared: isSharedName(name) };
  }
  const pattern = catalogue.pattern(name);
  if (pattern) {
    return { kind: 'variable', variable: variableOf(pattern, name), isShared: false };
  }
  return { kind: isClearmlName(name) ? 'unknown' : 'foreign' };
}

/** The prefixes that only ClearML uses, and the few names of its deployments that hold its name. */
function isSharedName(name: string): boolean {
  return !isClearmlName(name) && !name.startsWith('K8S_GLUE_') && !name.includes('CLEARML');
}

/**
 * `CLEARML_AGENT__A__B` and `CLEARML__a__b` as the key `a.b`: the prefix goes, each `__` becomes a dot, the rest is
 * lower-cased (`clearml_agent/backend_config/config.py`, `_read_extra_env_config_values`); empty segments vanish when
 * the path is parsed as a HOCON key.
 */
function dynamicTarget(name: string, catalogue: Catalogue): Target | undefined {
  const prefix = name.startsWith(agentPrefix) ? agentPrefix : serverPrefixes.find(start => name.startsWith(start));
  const pattern = prefix === undefined ? undefined : catalogue.pattern(name.replace(/^TRAINS__/, 'CLEARML__'));
  if (prefix === undefined || pattern === undefined) {
    return undefined;
  }
  const path = name
    .slice(prefix.length)
    .replaceAll('__', '.')
    .toLowerCase()
    .split('.')
    .filter(segment => segment !== '')
    // The server takes a leading "-" for "replace instead of merge"; it is no part of the key.
    .map(segment => (prefix === agentPrefix ? segment : segment.replace(/^-/, '')))
    .join('.');
  if (prefix === agentPrefix) {
    return { kind: 'dynamic', component: 'agent', path, reading: pattern.reading };
  }
  return { kind: 'dynamic', component: 'server', path, reading: serverReading(path, catalogue) ?? pattern.reading };
}

const serverReadings = new WeakMap<Catalogue, ReadonlyMap<string, VariableReading>>();

/** The row of a documented server key, whatever letter case its documentation writes it in. */
function serverReading(path: string, catalogue: Catalogue): VariableReading | undefined {
  let byPath = serverReadings.get(catalogue);
  if (!byPath) {
    byPath = new Map(
      catalogue.variables
        .filter(({ name }) => name.startsWith('CLEARML__'))
        .map(({ name, primary }) => [name.slice('CLEARML__'.length).replaceAll('__', '.').toLowerCase(), primary]),
    );
    serverReadings.set(catalogue, byPath);
  }
  return byPath.get(path);
}

const maxRemembered = 1000;
const patternVariables = new WeakMap<VariablePattern, Map<string, Variable>>();

/** The variable of a name that a pattern covers: each name is a variable of its own. */
function variableOf(pattern: VariablePattern, name: string): Variable {
  const known = patternVariables.get(pattern) ?? new Map<string, Variable>();
  patternVariables.set(pattern, known);
  let variable = known.get(name);
  if (!variable) {
    const { reading } = pattern;
    variable = { name, readings: [reading], primary: reading, aliases: [], secret: reading.secret };
    // Every name that is typed on the way passes here.
    if (known.size >= maxRemembered) {
      known.clear();
    }
    known.set(name, variable);
  }
  return variable;
}
