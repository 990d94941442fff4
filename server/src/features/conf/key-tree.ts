import type { Catalogue } from '../../catalogue/catalogue';
import type { ConfKey } from '../../catalogue/types';

/** A step on the way to a key of clearml.conf: a section, a key, an entry of a list. */
export interface KeyNode {
  /** The segment; `*` where any name may stand, `[]` for the entries of a list. */
  readonly name: string;
  /** As the catalogue writes it: `sdk.aws.s3.credentials[].host`, `files.*.path`. Empty for the root. */
  readonly path: string;
  readonly parent: KeyNode | undefined;
  readonly children: ReadonlyMap<string, KeyNode>;
  /** What any other name leads to. */
  readonly any: KeyNode | undefined;
  /** An entry, for a list of objects. */
  readonly entry: KeyNode | undefined;
  readonly key: ConfKey | undefined;
}

interface GrowingNode extends KeyNode {
  readonly children: Map<string, GrowingNode>;
  any: GrowingNode | undefined;
  entry: GrowingNode | undefined;
  key: ConfKey | undefined;
}

/** The segment that stands for the entries of a list. */
export const entrySegment = '[]';

const trees = new WeakMap<Catalogue, KeyNode>();
const pages = new WeakMap<Catalogue, Map<string, KeyNode | undefined>>();

/** The keys of clearml.conf as a tree. Built once for a catalogue. */
export function keyTreeOf(catalogue: Catalogue): KeyNode {
  let tree = trees.get(catalogue);
  if (!tree) {
    const root = node('', '', undefined);
    for (const key of catalogue.confKeys) {
      insert(root, key);
    }
    tree = root;
    trees.set(catalogue, tree);
  }
  return tree;
}

/** What a segment leads to; letter case matters, as it does to ClearML. */
export function childOf(parent: KeyNode | undefined, segment: string): KeyNode | undefined {
  return segment === entrySegment ? parent?.entry : (parent?.children.get(segment) ?? parent?.any);
}

/** The node of a path as the catalogue writes it. */
export function nodeOfPath(path: string, catalogue: Catalogue): KeyNode | undefined {
  let known = pages.get(catalogue);
  if (!known) {
    known = new Map();
    pages.set(catalogue, known);
  }
  if (!known.has(path)) {
    known.set(path, segmentsOf(path).reduce<KeyNode | undefined>(childOf, keyTreeOf(catalogue)));
  }
  return known.get(path);
}

/** `a.b[].c` as `a`, `b`, `[]`, `c`. */
export function segmentsOf(path: string): string[] {
  return path.split('.').flatMap(segment => (segment.endsWith('[]') ? [segment.slice(0, -2), entrySegment] : segment));
}

/** True for a key with keys of its own below it. */
export function isSection({ children, any, entry }: KeyNode): boolean {
  return children.size > 0 || any !== undefined || entry !== undefined;
}

function node(name: string, path: string, parent: KeyNode | undefined): GrowingNode {
  return { name, path, parent, children: new Map(), any: undefined, entry: undefined, key: undefined };
}

function insert(root: GrowingNode, key: ConfKey): void {
  let at = root;
  for (const segment of segmentsOf(key.path)) {
    at = step(at, segment);
  }
  at.key ??= key;
}

function step(at: GrowingNode, segment: string): GrowingNode {
  const path = segment === entrySegment ? `${at.path}[]` : at.path === '' ? segment : `${at.path}.${segment}`;
  if (segment === entrySegment) {
    at.entry ??= node(segment, path, at);
    return at.entry;
  }
  if (segment === '*') {
    at.any ??= node(segment, path, at);
    return at.any;
  }
  let next = at.children.get(segment);
  if (!next) {
    next = node(segment, path, at);
    at.children.set(segment, next);
  }
  return next;
}
