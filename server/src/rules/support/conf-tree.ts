import type { Catalogue } from '../../catalogue/catalogue';

/** The keys of a configuration as a tree of paths, all lower-case. */
export interface ConfTree {
  has(path: string): boolean;
  children(path: string): Iterable<string>;
  /** True where any name may stand below: `environment`, `files`, objects that the code hands on as they are. */
  isOpen(path: string): boolean;
  isList(path: string): boolean;
}

interface Row {
  readonly path: string;
  readonly kind: string;
}

function buildTree(rows: readonly Row[]): ConfTree {
  const children = new Map<string, Set<string>>();
  const kinds = new Map<string, string>();
  const open = new Set<string>();
  for (const row of rows) {
    const path = row.path.toLowerCase();
    kinds.set(path, row.kind);
    const segments = path.split('.');
    for (let depth = 1; depth <= segments.length; depth++) {
      const parent = segments.slice(0, depth - 1).join('.');
      const name = segments[depth - 1]!;
      if (name === '*') {
        open.add(parent);
      } else if (!name.endsWith('[]')) {
        const known = children.get(parent);
        if (known) {
          known.add(name);
        } else {
          children.set(parent, new Set([name]));
        }
      }
    }
  }
  const has = (path: string) => {
    const cut = path.lastIndexOf('.');
    return children.get(path.slice(0, Math.max(cut, 0)))?.has(path.slice(cut + 1)) ?? false;
  };
  return {
    has,
    children: path => children.get(path) ?? [],
    isOpen: path => {
      for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
        if (open.has(at)) {
          return true;
        }
      }
      // An object whose keys the catalogue does not name is handed on as it is.
      const kind = kinds.get(path);
      return (kind === 'object' || kind === 'any' || kind === 'dict') && !children.has(path);
    },
    isList: path => kinds.get(path) === 'list',
  };
}

const confTrees = new WeakMap<Catalogue, ConfTree>();
const serverTrees = new WeakMap<Catalogue, ConfTree>();

/** The keys of clearml.conf, which `CLEARML_AGENT__…` addresses. */
export function confTreeOf(catalogue: Catalogue): ConfTree {
  return remember(confTrees, catalogue, () =>
    buildTree(catalogue.confKeys.map(key => ({ path: key.path, kind: key.value.kind }))),
  );
}

/** The keys of the server's configuration files, which `CLEARML__…` addresses: defaults and documented ones. */
export function serverTreeOf(catalogue: Catalogue): ConfTree {
  return remember(serverTrees, catalogue, () => {
    const documented = catalogue.variables
      .filter(variable => variable.name.startsWith('CLEARML__'))
      .map(variable => ({ path: variable.name.slice('CLEARML__'.length).replaceAll('__', '.'), kind: 'any' }));
    const keys = catalogue.serverKeys.map(key => ({ path: key.path, kind: key.type }));
    return buildTree([...documented, ...keys]);
  });
}

function remember(cache: WeakMap<Catalogue, ConfTree>, catalogue: Catalogue, build: () => ConfTree): ConfTree {
  let tree = cache.get(catalogue);
  if (!tree) {
    tree = build();
    cache.set(catalogue, tree);
  }
  return tree;
}
