import { ConfigTree, parsePath } from '../../hocon/config-tree';
import { plainKey } from '../../hocon/encode';
import type { Environment } from '../../hocon/resolve';
import type { Value } from '../../hocon/values';
import type { FieldPlace } from './field-places';

interface Node {
  readonly children: Map<string, Node>;
  readonly fields: FieldPlace[];
}

/** Which fields made a value, of those of a file and its includes. */
export interface Makers {
  readonly winner: FieldPlace | undefined;
  /** Earlier fields whose value is still in it, as the winner appends to it. */
  readonly extended: readonly FieldPlace[];
  /** Variables that the value refers to. */
  readonly variables: readonly string[];
  /** Fields without effect on it, the strongest first. */
  readonly overridden: readonly FieldPlace[];
}

/** Finds the fields behind the values of a resolved file. */
export class FieldIndex {
  private readonly root: Node = { children: new Map(), fields: [] };

  constructor(
    fields: readonly FieldPlace[],
    private readonly config: ConfigTree,
    private readonly env: Environment,
  ) {
    for (const field of fields) {
      let node = this.root;
      for (const key of field.path) {
        let child = node.children.get(key);
        if (!child) {
          child = { children: new Map(), fields: [] };
          node.children.set(key, child);
        }
        node = child;
      }
      node.fields.push(field);
    }
  }

  /** @param path of a leaf of the resolved file */
  makersOf(path: readonly string[]): Makers {
    const { around, own, inside } = this.fieldsAt(path);
    const sources = around.filter(field => this.brings(field, path.slice(field.path.length)));
    const values = own.filter(field => field.kind === 'value' && !this.isNothing(field));
    const objects = own.filter(field => field.kind === 'object');
    const candidates = inOrder([...sources, ...values]);
    const winner = candidates.at(-1) ?? objects.at(-1) ?? around.at(-1);
    if (!winner) return { winner, extended: [], variables: [], overridden: [] };
    const before = candidates.filter(field => field.order < winner.order).reverse();
    const extended: FieldPlace[] = [];
    for (let last = winner; last.extends && before.length > 0; ) {
      last = before.shift()!;
      extended.push(last);
    }
    const shadowed = [...around.filter(field => field.kind === 'value' && !sources.includes(field)), ...inside];
    const overridden = inOrder([...before, ...shadowed.filter(field => field.order < winner.order)]).reverse();
    const variables = [winner, ...extended].flatMap(field => this.variablesOf(field));
    return { winner, extended, variables: [...new Set(variables)], overridden };
  }

  private fieldsAt(path: readonly string[]): { around: FieldPlace[]; own: FieldPlace[]; inside: FieldPlace[] } {
    const around: FieldPlace[] = [];
    let node: Node | undefined = this.root;
    for (const key of path) {
      around.push(...(node?.fields ?? []));
      node = node?.children.get(key);
    }
    const inside: FieldPlace[] = [];
    const pending = [...(node?.children.values() ?? [])];
    for (let next = pending.pop(); next; next = pending.pop()) {
      inside.push(...next.fields.filter(field => field.kind === 'value'));
      pending.push(...next.children.values());
    }
    return { around, own: node?.fields ?? [], inside };
  }

  /** Whether a substitution of the field is an object that has something at the rest of a path. */
  private brings(field: FieldPlace, rest: readonly string[]): boolean {
    return field.references.some(({ path }) => {
      const value = this.lookUp(path);
      return value instanceof ConfigTree && memberAt(value, rest) !== undefined;
    });
  }

  /** `x: ${?X}` without an X leaves what there was (R28). */
  private isNothing(field: FieldPlace): boolean {
    if (!field.isOptionalReference) return false;
    const { path } = field.references[0]!;
    const own = parsePath(path).map(plainKey);
    const isItself = own.length === field.path.length && own.every((key, index) => key === field.path[index]);
    return isItself || (this.lookUp(path) === undefined && this.env[path] === undefined);
  }

  /** R27: a key of the file goes before a variable. */
  private variablesOf(field: FieldPlace): string[] {
    return field.references
      .map(({ path }) => path)
      .filter(path => this.lookUp(path) === undefined && this.env[path] !== undefined);
  }

  private lookUp(path: string): Value | undefined {
    return parsePath(path).length > 0 ? this.config.find(path) : undefined;
  }
}

function memberAt(tree: ConfigTree, path: readonly string[]): Value | undefined {
  let value: Value | undefined = tree;
  for (const name of path) {
    if (!(value instanceof ConfigTree)) return undefined;
    const parent: ConfigTree = value;
    const key = parent.keys().find(candidate => plainKey(candidate) === name);
    value = key === undefined ? undefined : parent.raw(key);
  }
  return value;
}

function inOrder(fields: readonly FieldPlace[]): FieldPlace[] {
  return [...fields].sort((a, b) => a.order - b.order);
}
