import type { Catalogue } from '../../catalogue/catalogue';
import { hidden } from '../../features/documentation/redact';
import { ConfigTree } from '../../hocon/config-tree';
import { dynamicPath } from '../../hocon/dynamic';
import { plainKey } from '../../hocon/encode';
import { pythonStr } from '../../hocon/python-text';
import { List, Pair, type Value } from '../../hocon/values';
import { soundsSecret } from '../../model/secret-words';
import { KnownSecrets, maskText } from './mask-text';
import type { EnvAssignment, Leaf, Origin } from './types';

/** A list's entries in a path. */
const ENTRY = '[]';

/** Knows which values must not be shown. */
export class Mask {
  private readonly secrets = new KnownSecrets();
  /** The ends of the paths of secret keys (`s3.key`), to know them in a wrong place, as behind a forgotten brace. */
  private readonly ends: ReadonlySet<string>;

  constructor(private readonly catalogue: Catalogue) {
    this.ends = new Set(catalogue.confKeys.filter(key => key.secret).map(key => endOf(key.path)));
  }

  /** The texts of the variables that are secret. */
  addVariables(assignments: readonly EnvAssignment[]): void {
    for (const { name, value } of assignments) if (this.isSecretVariable(name)) this.addSecret(value);
  }

  /** A text that must not be seen in any other text either. */
  addSecret(text: string): void {
    this.secrets.add(text);
  }

  isSecretVariable(name: string): boolean {
    const path = dynamicPath(name);
    if (path !== undefined) return this.isSecretPath(path.split('.').filter(Boolean));
    const variable = this.catalogue.variable(name)?.variable;
    return variable?.secret ?? soundsSecret(name);
  }

  /**
   * Whether the value at a path is secret: by the catalogue, by what is around it, or, for a key that nobody knows, by
   * a name that sounds like it. All of `environment` is, and what `files` are made of.
   * @param path with `[]` for the entries of a list
   */
  isSecretPath(path: readonly string[]): boolean {
    const known = this.catalogue.confKey(dotted(path));
    if (known) return known.secret;
    if (isInSection(path) || this.ends.has(endOf(dotted(path)))) return true;
    const around = path.slice(0, -1).map((_, index) => this.catalogue.confKey(dotted(path.slice(0, index + 1))));
    return around.some(key => key?.secret) || path.some(key => key !== ENTRY && soundsSecret(key));
  }

  /**
   * The value without secrets. What is in it is learnt, so that it is found in other values. What everybody's ClearML
   * comes with is no secret.
   */
  value(leaf: Pick<Leaf, 'path' | 'value' | 'origin' | 'with'>): Value {
    if (leaf.origin.kind === 'default') return leaf.value;
    const isFromSecret = [leaf.origin, ...leaf.with].some(origin => this.isSecretOrigin(origin));
    return this.masked(leaf.value, leaf.path, isFromSecret);
  }

  /** Learns the secrets of values, before any of them is shown. */
  learn(leaves: readonly Leaf[]): void {
    for (const leaf of leaves) this.value(leaf);
  }

  /** A whole configuration without secrets. */
  tree(root: ConfigTree, leaves: readonly Leaf[]): ConfigTree {
    const leafAt = new Map(leaves.map(leaf => [leaf.path.join('\0'), leaf]));
    const visit = (tree: ConfigTree, around: readonly string[]): ConfigTree => {
      const masked = new ConfigTree();
      for (const [key, value] of tree.items()) {
        const path = [...around, plainKey(key)];
        if (!(value instanceof ConfigTree) || value.size === 0) {
          masked.set(key, this.value(leafAt.get(path.join('\0'))!));
        } else masked.set(key, this.isClosed(path) ? hidden : visit(value, path));
      }
      return masked;
    };
    return visit(root, []);
  }

  /** A path without keys that are really parts of a secret. */
  path(path: readonly string[]): readonly string[] {
    const length = path.findIndex((_, index) => this.isClosed(path.slice(0, index + 1))) + 1;
    return length > 0 && length < path.length ? [...path.slice(0, length), hidden] : path;
  }

  /** A secret that should be a text: if it looks like an object, as `{a:b}` does, its keys are parts of it too. */
  private isClosed(path: readonly string[]): boolean {
    if (path.at(-1) === ENTRY || !this.isSecretPath(path)) return false;
    const kind = this.catalogue.confKey(dotted(path))?.value.kind;
    return kind !== 'list' && kind !== 'object';
  }

  /** A text, such as a message, without secrets. */
  text(text: string): string {
    return maskText(text, { secrets: this.secrets });
  }

  /** Whether a piece of a file or a value belongs to a secret. */
  isPartOfSecret(text: string): boolean {
    return this.secrets.contain(text);
  }

  get hasSecrets(): boolean {
    return !this.secrets.isEmpty;
  }

  /**
   * Whether a name in the text of a value is that of a secret key: the value has swallowed the next line (R5), or a
   * comma is missing (R6).
   * @param path of the value
   */
  isSwallowed(name: string, path: readonly string[]): boolean {
    const keys = name.split('.').filter(Boolean);
    const isOurs = (candidate: readonly string[]) =>
      isInSection(candidate) || this.catalogue.confKey(dotted(candidate))?.secret === true;
    return isOurs(keys) || isOurs([...path.slice(0, -1), ...keys]);
  }

  private isSecretOrigin(origin: Origin): boolean {
    return origin.kind === 'variable' && this.isSecretVariable(origin.name);
  }

  private masked(value: Value, path: readonly string[], isSecret: boolean): Value {
    if (value instanceof ConfigTree) {
      return value.size > 0 && this.isClosed(path) ? hidden : this.maskedTree(value, path, isSecret);
    }
    if (value instanceof List) return this.maskedList(value, path, isSecret);
    if (value instanceof Pair) {
      return new Pair(value.key, this.masked(value.value, [...path, plainKey(value.key)], isSecret));
    }
    if (value === null || value === '') return value;
    if (isSecret || this.isSecretScalar(value, path)) {
      this.addSecret(pythonStr(value));
      return hidden;
    }
    return typeof value === 'string' ? this.maskedText(value, path) : value;
  }

  private maskedText(text: string, path: readonly string[]): string {
    return maskText(text, { secrets: this.secrets, isSecretKey: name => this.isSwallowed(name, path) });
  }

  /** A word that only sounds like a secret is none when its value is a switch. */
  private isSecretScalar(value: Value, path: readonly string[]): boolean {
    if (!this.isSecretPath(path)) return false;
    return typeof value !== 'boolean' || isInSection(path);
  }

  private maskedTree(tree: ConfigTree, path: readonly string[], isSecret: boolean): ConfigTree {
    const masked = new ConfigTree();
    for (const [key, value] of tree.items()) masked.set(key, this.masked(value, [...path, plainKey(key)], isSecret));
    return masked;
  }

  /** The entry behind `--password`, or behind `-e` … as one word, is covered by the text; that of a flag alone is not. */
  private maskedList(list: List, path: readonly string[], isSecret: boolean): List {
    let previous: Value = null;
    const items = list.items.map(item => {
      const isBehindFlag = typeof previous === 'string' && /^--?[\w-]+$/.test(previous) && soundsSecret(previous);
      previous = item;
      return this.masked(item, [...path, ENTRY], isSecret || (isBehindFlag && typeof item !== 'object'));
    });
    return new List(items, list.className);
  }
}

/** All values of `environment` and the contents of `files`, wherever these sections got to. */
function isInSection(path: readonly string[]): boolean {
  const environment = path.indexOf('environment');
  if (environment >= 0 && environment < path.length - 1) return true;
  const files = path.indexOf('files');
  return files >= 0 && path.includes('contents', files);
}

/** The last two keys of a path. */
function endOf(path: string): string {
  return path.split('.').slice(-2).join('.');
}

/** As the catalogue writes a path: `sdk.aws.s3.credentials[].key`. */
function dotted(path: readonly string[]): string {
  return path.reduce((text, key) => (key === ENTRY ? text + ENTRY : text === '' ? key : `${text}.${key}`), '');
}
