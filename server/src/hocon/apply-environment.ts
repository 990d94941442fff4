import { ConfigTree } from './config-tree';
import { PythonError } from './python-error';
import { isTruthy, pythonStr, typeName } from './python-text';
import { type Key, List, type Value } from './values';

/** A variable that the `environment` section sets. */
export interface AppliedVariable {
  /** The name as it reaches the process: a quoted key with a special character keeps its quotes (R22). */
  readonly name: string;
  readonly value: string;
}

/**
 * The variables that the agent takes from the `environment` section (clearml_agent/backend_config/utils.py): each value
 * as Python writes it, null as an empty text. Whether the agent does so is up to `agent.apply_environment`.
 * @throws PythonError for a section that is neither an object nor a list of pairs.
 */
export function environmentOf(config: ConfigTree): AppliedVariable[] {
  const section = config.find('environment') ?? null;
  if (!isTruthy(section)) return [];
  return entriesOf(section, 'keys')
    .filter(([key]) => isTruthy(key))
    .map(([key, value]) => ({ name: pythonStr(key), value: value === null ? '' : pythonStr(value) }));
}

/**
 * The entries of an object, or of a list of pairs.
 * @param method What Python asks a section for that is neither.
 */
export function entriesOf(section: Value, method: 'keys' | 'items'): [Key, Value][] {
  if (section instanceof ConfigTree) return section.items();
  if (!(section instanceof List)) {
    throw new PythonError('AttributeError', `'${typeName(section)}' object has no attribute '${method}'`);
  }
  const entries = new Map<Key, Value>();
  section.items.forEach((item, index) => {
    const pair = item instanceof List ? item.items : typeof item === 'string' ? [...item] : undefined;
    if (!pair) {
      const message = `cannot convert dictionary update sequence element #${index} to a sequence`;
      throw new PythonError('TypeError', message);
    }
    if (pair.length !== 2) {
      const message = `dictionary update sequence element #${index} has length ${pair.length}; 2 is required`;
      throw new PythonError('ValueError', message);
    }
    entries.set(pair[0] as Key, pair[1]!);
  });
  return [...entries];
}
