import type { Origin, Provenance } from './types';

interface Entry extends Provenance {
  /** An empty object: what is set inside it adds to it and overrides nothing. */
  readonly isEmptyObject: boolean;
}

interface Node {
  readonly children: Map<string, Node>;
  entry: Entry | undefined;
}

/** What a layer says about the origin of one of its values. */
export interface Addition {
  readonly origin: Origin;
  readonly with?: readonly Origin[];
  readonly overrode?: readonly Origin[];
  readonly isEmptyObject?: boolean;
}

/**
 * The origins of all values while one layer is laid over the other: objects merge, everything else replaces what was at
 * its path, in it or around it (R24; facts: conf.md, section 2).
 */
export class OriginTree {
  private readonly root: Node = { children: new Map(), entry: undefined };

  /** A value of a stronger layer. */
  set(path: readonly string[], addition: Addition): void {
    const { origin, with: also = [], overrode = [], isEmptyObject = false } = addition;
    const overridden: Origin[] = [...overrode];
    let node = this.root;
    for (const key of path) {
      take(node, overridden);
      let child = node.children.get(key);
      if (!child) {
        child = { children: new Map(), entry: undefined };
        node.children.set(key, child);
      }
      node = child;
    }
    // An empty object over an object with entries changes nothing.
    if (isEmptyObject && node.children.size > 0) return;
    take(node, overridden);
    takeAll(node, overridden);
    node.entry = { origin, with: also, overrode: distinct(overridden, origin), isEmptyObject };
  }

  /** A stronger layer adds to the value at the path. */
  extend(path: readonly string[], addition: Addition): void {
    const node = this.nodeAt(path);
    const before = node?.entry;
    if (node && before) node.entry = undefined;
    const shared = before ? [before.origin, ...before.with].filter(origin => origin.kind !== 'default') : [];
    this.set(path, {
      ...addition,
      with: [...(addition.with ?? []), ...shared],
      overrode: [...(addition.overrode ?? []), ...(before?.overrode ?? [])],
    });
  }

  /** Another value loses against the one at the path; there is nothing to tell where there is none. */
  addLoser(path: readonly string[], losers: readonly Origin[]): void {
    const node = this.nodeAt(path);
    if (node?.entry)
      node.entry = { ...node.entry, overrode: distinct([...losers, ...node.entry.overrode], node.entry.origin) };
  }

  find(path: readonly string[]): Provenance | undefined {
    return this.nodeAt(path)?.entry;
  }

  private nodeAt(path: readonly string[]): Node | undefined {
    let node: Node | undefined = this.root;
    for (const key of path) node = node?.children.get(key);
    return node;
  }
}

/** Removes a node's own entry. */
function take(node: Node, overridden: Origin[]): void {
  const { entry } = node;
  if (!entry) return;
  node.entry = undefined;
  if (!entry.isEmptyObject) overridden.push(entry.origin, ...entry.overrode);
}

function takeAll(node: Node, overridden: Origin[]): void {
  const pending = [...node.children.values()].reverse();
  node.children.clear();
  for (let next = pending.pop(); next; next = pending.pop()) {
    take(next, overridden);
    pending.push(...[...next.children.values()].reverse());
  }
}

/** Each origin once, without the one that counts. */
function distinct(origins: readonly Origin[], without: Origin): Origin[] {
  const seen = new Set([identity(without)]);
  return origins.filter(origin => {
    const id = identity(origin);
    return !seen.has(id) && seen.add(id);
  });
}

function identity(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'file':
      return `file ${origin.place.uri} ${origin.place.start.line}:${origin.place.start.column}`;
    case 'variable': {
      const { name, from } = origin;
      const where = typeof from === 'string' ? from : `${from.uri} ${from.start.line}:${from.start.column}`;
      return `variable ${name} ${where}`;
    }
  }
}
