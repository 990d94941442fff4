import { ConfigTree } from './config-tree';
import { ConfigValues } from './config-values';
import { Substitution } from './substitution';
import { Included, List, Pair, type Value } from './values';
import type { WorkLimit } from './work-limit';

/**
 * `copy.deepcopy` of Python, which pyhocon makes of a value before it puts it in the place of a substitution. It follows
 * every reference, that of an unresolved value to its parent too, so that what is resolved in the copy later may not be
 * what can be seen.
 */
export function deepCopy(value: Value, work: WorkLimit): Value {
  return new Copier(work).copy(value);
}

class Copier {
  private readonly copies = new Map<object, Value>();

  private depth = 0;

  constructor(private readonly work: WorkLimit) {}

  copy(value: Value): Value {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    this.work.spend(1);
    this.work.checkDepth(++this.depth);
    const copy = this.copyObject(value);
    this.depth--;
    return copy;
  }

  private copyObject(value: Exclude<Value & object, null>): Value {
    if (value instanceof ConfigTree) return this.copyTree(value);
    if (value instanceof List) return this.copyList(value);
    if (value instanceof ConfigValues) return this.copyValues(value);
    if (value instanceof Substitution) return this.copySubstitution(value);
    if (value instanceof Pair) return new Pair(value.key, this.copy(value.value));
    if (value instanceof Included) return new Included(value.items.map(item => this.copy(item)));
    return value;
  }

  private copyTree(tree: ConfigTree): ConfigTree {
    const copy = new ConfigTree(tree.history !== undefined);
    this.copies.set(tree, copy);
    for (const [key, values] of tree.history ?? []) {
      copy.extendHistory(
        key,
        values.map(value => this.copy(value)),
      );
    }
    for (const [key, value] of tree.items()) copy.set(key, this.copy(value));
    return copy;
  }

  private copyList(list: List): List {
    const copy = new List([], list.className);
    this.copies.set(list, copy);
    for (const item of list.items) copy.items.push(this.copy(item));
    return copy;
  }

  private copyValues(values: ConfigValues): ConfigValues {
    const copy = new ConfigValues([], values.origin, values.work);
    this.copies.set(values, copy);
    copy.tokens = values.tokens.map(token => this.copy(token));
    copy.parent = values.parent && (this.copy(values.parent) as ConfigTree | List);
    copy.key = values.key;
    copy.overridden = this.copy(values.overridden);
    return copy;
  }

  private copySubstitution(substitution: Substitution): Substitution {
    const { variable, optional, blanks, origin } = substitution;
    const copy = new Substitution(variable, optional, blanks, origin);
    this.copies.set(substitution, copy);
    copy.parent = substitution.parent && (this.copy(substitution.parent) as ConfigValues);
    copy.index = substitution.index;
    return copy;
  }
}
