import { splitPath } from '../syntax/hocon/key';
import { ConfigValues } from './config-values';
import { indexError, PythonError, recursionError } from './python-error';
import { pythonStr, typeName } from './python-text';
import { type Key, List, NoneValue, type Value } from './values';

/** Longer paths exceed Python's recursion limit (measured). */
const LONGEST_PATH = 240;

/** pyhocon's `ConfigTree`: an ordered dictionary that paths can be put into and got from. */
export class ConfigTree {
  private readonly entries = new Map<Key, { readonly key: Key; value: Value }>();
  /** All values that a key of a file's root has had, in order; undefined in every other tree. */
  readonly history: Map<Key, Value[]> | undefined;
  /** Counts added and removed keys: Python refuses to go on when they change under an iteration. */
  state = 0;

  constructor(isRoot = false) {
    this.history = isRoot ? new Map() : undefined;
  }

  get size(): number {
    return this.entries.size;
  }

  keys(): Key[] {
    return Array.from(this.entries.values(), entry => entry.key);
  }

  /** The value of a key as it is stored. */
  raw(key: Key): Value | undefined {
    return this.entries.get(identity(key))?.value;
  }

  rawValues(): Value[] {
    return Array.from(this.entries.values(), entry => entry.value);
  }

  /** `tree[key] = value`. */
  set(key: Key, value: Value): void {
    const id = identity(key);
    const entry = this.entries.get(id);
    if (entry) entry.value = value;
    else {
      this.entries.set(id, { key, value });
      this.state++;
    }
  }

  delete(key: Key): void {
    if (this.entries.delete(identity(key))) this.state++;
  }

  has(key: Key): boolean {
    if (key === '') throw indexError();
    return this.entries.has(identity(key));
  }

  /** `tree[key]` for a key that exists: a written null is None, a list a copy in which that is so too. */
  item(key: Key): Value {
    if (key === '') throw indexError();
    return readable(this.raw(key) ?? null);
  }

  /** Keys and values as `tree.items()` gives them. */
  items(): [Key, Value][] {
    return this.keys().map(key => [key, this.item(key)]);
  }

  /** `tree.copy()`: the trees inside are shared, and a value that waits for substitutions still belongs to this tree. */
  copy(): ConfigTree {
    const copy = new ConfigTree();
    for (const [key, value] of this.items()) copy.set(key, value);
    return copy;
  }

  /**
   * `tree.get(path)`.
   * @returns undefined where there is nothing at the path.
   * @throws ConfigWrongTypeException where the path leads through something that is no tree; ConfigMissingException never.
   */
  get(path: Key): Value | undefined {
    return this.getPath(parsePath(path), true);
  }

  /** `tree.get(path, default)`, which never throws but for an empty path. */
  find(path: Key): Value | undefined {
    return this.getPath(parsePath(path), false);
  }

  private getPath(path: readonly Key[], raises: boolean): Value | undefined {
    if (path.length === 0) throw indexError();
    let tree: ConfigTree = this;
    for (const [index, key] of path.entries()) {
      const value = tree.raw(key);
      if (value === undefined) return undefined;
      if (index === path.length - 1) return readable(value);
      if (!(value instanceof ConfigTree)) {
        if (!raises) return undefined;
        const message = `${path.slice(0, index + 1).join('.')} has type ${typeName(value)} rather than dict`;
        throw new PythonError('ConfigWrongTypeException', message);
      }
      tree = value;
    }
    return undefined;
  }

  /** `tree.put(path, value, append)`. */
  put(path: Key, value: Value, append = false): void {
    const keys = parsePath(path);
    if (keys.length === 0) throw indexError();
    if (keys.length > LONGEST_PATH) throw recursionError();
    let tree: ConfigTree = this;
    for (const key of keys.slice(0, -1)) {
      const next = tree.raw(key);
      if (next instanceof ConfigTree) tree = next;
      else {
        const created = new ConfigTree();
        tree.pushHistory(key, created);
        tree.set(key, created);
        tree = created;
      }
    }
    tree.putKey(keys.at(-1)!, value, append);
  }

  private putKey(key: Key, value: Value, append: boolean): void {
    const before = this.has(key) ? this.raw(key)! : null;
    if (before instanceof ConfigTree && value instanceof ConfigTree) this.putTree(key, before, value);
    else if (append) this.append(key, value);
    else {
      if (value instanceof ConfigValues) this.adopt(key, value, this.find(key) ?? null);
      this.pushHistory(key, value);
      this.set(key, value);
    }
  }

  /** R24. At the root a new tree is made, so that the history keeps the old one. */
  private putTree(key: Key, before: ConfigTree, value: ConfigTree): void {
    if (!this.history) {
      mergeTrees(before, value, false);
      return;
    }
    const merged = new ConfigTree();
    mergeTrees(merged, before, true);
    mergeTrees(merged, value, true);
    this.pushHistory(key, merged);
    this.set(key, merged);
  }

  private append(key: Key, value: Value): void {
    const before = this.find(key) ?? null;
    if (before instanceof ConfigValues) {
      before.tokens.push(value);
      before.recompute();
    } else if (before instanceof ConfigTree && value instanceof ConfigValues) {
      value.tokens.unshift(before);
      value.recompute();
      this.adopt(key, value, before);
      this.pushHistory(key, value);
      this.set(key, value);
    } else if (before instanceof List && value instanceof ConfigValues) {
      this.pushHistory(key, value);
      this.adopt(key, value, before);
      this.set(key, value);
    } else if (before === null) {
      this.pushHistory(key, value);
      this.set(key, value);
    } else {
      const [text, old, type] = [pythonStr(value), pythonStr(before), typeName(before)];
      const message = `Cannot concatenate the list ${pythonStr(key)}: ${text} to ${old} of ${type}`;
      throw new PythonError('ConfigWrongTypeException', message);
    }
  }

  private adopt(key: Key, value: ConfigValues, overridden: Value): void {
    value.parent = this;
    value.key = key;
    value.overridden = overridden;
  }

  private pushHistory(key: Key, value: Value): void {
    if (!this.history) return;
    const id = identity(key);
    const history = this.history.get(id);
    if (history) history.push(value);
    else this.history.set(id, [value]);
  }

  /** The history of a key of a file's root. */
  historyOf(key: Key): readonly Value[] {
    return this.history?.get(identity(key)) ?? [];
  }

  /** After a merge into a file's root. */
  extendHistory(key: Key, values: readonly Value[]): void {
    this.history?.set(identity(key), [...this.historyOf(key), ...values]);
  }
}

/** `ConfigTree.merge_configs`: trees are merged deeply, everything else replaces (R24). */
export function mergeTrees(target: ConfigTree, source: ConfigTree, copyTrees: boolean): void {
  for (const [key, value] of source.items()) {
    const before = target.has(key) ? target.raw(key)! : undefined;
    if (before instanceof ConfigTree && value instanceof ConfigTree) {
      const tree = copyTrees ? before.copy() : before;
      if (copyTrees) target.set(key, tree);
      mergeTrees(tree, value, copyTrees);
      continue;
    }
    if (value instanceof ConfigValues) {
      value.parent = target;
      value.key = key;
      if (before !== undefined) value.overridden = target.item(key);
    }
    target.set(key, value);
    if (target.history) target.extendHistory(key, source.history ? source.historyOf(key) : [value]);
  }
}

/** The elements of a path as keys. */
export function parsePath(path: Key): readonly Key[] {
  return typeof path === 'string' ? splitPath(path).map(element => element.name) : [path];
}

/** 1 and 1.0 are the same key in Python. */
function identity(key: Key): Key {
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : key;
}

function readable(value: Value): Value {
  if (value instanceof NoneValue) return null;
  if (!(value instanceof List)) return value;
  return new List(
    value.items.map(item => (item instanceof NoneValue ? null : item)),
    'list',
  );
}
