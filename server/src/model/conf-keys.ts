import type { Catalogue } from '../catalogue/catalogue';
import type { ConfKey } from '../catalogue/types';

/** The keys of clearml.conf by their segments; `*` stands for any name. */
interface Node {
  readonly children: Map<string, Node>;
  key: ConfKey | undefined;
  members?: Members;
}

const trees = new WeakMap<Catalogue, Node>();

function treeOf(catalogue: Catalogue): Node {
  let root = trees.get(catalogue);
  if (!root) {
    root = { children: new Map(), key: undefined };
    for (const key of catalogue.confKeys) {
      let node = root;
      for (const segment of key.path.split('.')) {
        let child = node.children.get(segment);
        if (!child) {
          child = { children: new Map(), key: undefined };
          node.children.set(segment, child);
        }
        node = child;
      }
      node.key = key;
    }
    trees.set(catalogue, root);
  }
  return root;
}

function nodeOf(segments: readonly string[], catalogue: Catalogue): Node | undefined {
  let node: Node | undefined = treeOf(catalogue);
  for (const segment of segments) {
    node = node.children.get(segment) ?? node.children.get('*');
    if (!node) {
      return undefined;
    }
  }
  return node;
}

/**
 * The row of a key of clearml.conf, by the names of its path; a list's entries are a segment that ends in `[]`. A name
 * that users choose (`environment.*`, `files.*.path`) finds the row with `*`.
 */
export function confKeyOf(segments: readonly string[], catalogue: Catalogue): ConfKey | undefined {
  return nodeOf(segments, catalogue)?.key;
}

/** What is known of the keys that may stand below a path. */
export type Members =
  /** Nothing: any name may stand there, or the path itself is unknown. */
  | { readonly kind: 'free' }
  /** These names; entries of lists without their `[]`. */
  | { readonly kind: 'known'; readonly names: readonly string[] };

const free: Members = { kind: 'free' };

/** The names that the catalogue knows below a path; empty segments are the root of the file. */
export function membersOf(segments: readonly string[], catalogue: Catalogue): Members {
  const node = nodeOf(segments, catalogue);
  if (!node || node.children.size === 0 || node.children.has('*')) {
    return free;
  }
  node.members ??= {
    kind: 'known',
    names: [...new Set([...node.children.keys()].map(name => name.replace(/(?:\[\])+$/, '')))],
  };
  return node.members;
}

/** True for a path that the catalogue has, be it only as the way to other keys (`sdk.http`). */
export function isKnownPath(segments: readonly string[], catalogue: Catalogue): boolean {
  return nodeOf(segments, catalogue) !== undefined;
}
