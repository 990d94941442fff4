import type { HoconDocument, HoconField, HoconObject } from '../syntax/hocon/nodes';
import type { SourceText } from '../syntax/hocon/source-text';
import { type Resolve, type Scalar, scalarOf } from './conf-value';

/** Longest chain of substitutions that is followed. */
const maxDepth = 20;

/**
 * Resolves substitutions by the fields of the same file (R27: the whole file, the last value wins). What is built up by
 * several fields (`+=`, an optional substitution over a value) is not followed: then the value is not known.
 */
export function resolverOf({ root, text }: HoconDocument, source: SourceText): Resolve {
  if (!text.includes('${') || root.kind !== 'object') return () => undefined;
  let fields: Map<string, HoconField> | undefined;
  const known = new Map<string, Scalar | undefined>();
  let depth = 0;
  const resolve: Resolve = path => {
    if (known.has(path)) return known.get(path);
    fields ??= fieldsOf(root);
    const field = fields.get(path);
    const isPlain = field?.value && field.separator?.operator !== '+=' && !field.swallows;
    if (!field?.value || !isPlain || depth >= maxDepth) return undefined;
    // A path that leads back to itself finds nothing.
    known.set(path, undefined);
    depth++;
    const parts = field.value.parts.filter(part => part.kind !== 'continuation');
    const scalar = scalarOf(parts, source, resolve);
    depth--;
    known.set(path, scalar);
    return scalar;
  };
  return resolve;
}

/** The last field of each path; entries of lists have none. */
function fieldsOf(root: HoconObject): Map<string, HoconField> {
  const fields = new Map<string, HoconField>();
  const add = (object: HoconObject, prefix: string) => {
    for (const member of object.members) {
      if (member.kind !== 'field') continue;
      const path = prefix + member.key.segments.map(({ name }) => name).join('.');
      fields.set(path, member);
      for (const part of member.value?.parts ?? []) if (part.kind === 'object') add(part, `${path}.`);
    }
  };
  add(root, '');
  return fields;
}

/** The paths that the fields of a file set, those of objects included. */
export function pathsOf({ root }: HoconDocument): ReadonlySet<string> {
  if (root.kind !== 'object') return new Set();
  const paths = new Set<string>();
  for (const path of fieldsOf(root).keys()) {
    for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) paths.add(path.slice(0, end));
    paths.add(path);
  }
  return paths;
}
