import type { Catalogue } from '../../catalogue/catalogue';
import type { DocumentModel } from '../../model/document-model';
import type {
  HoconArray,
  HoconComment,
  HoconDocument,
  HoconField,
  HoconObject,
  HoconPart,
  HoconSubstitution,
} from '../../syntax/hocon/nodes';
import type { FeatureContext } from '../feature';
import { childOf, entrySegment, type KeyNode, keyTreeOf } from './key-tree';

/** A field with the path that it sets. */
export interface ConfEntry {
  readonly field: HoconField;
  /** The field around it. */
  readonly parent: ConfEntry | undefined;
  /** From the root, with `[]` for the entries of a list. */
  readonly segments: readonly string[];
  /** What each segment of the field's own key leads to, the last one what the field sets. */
  readonly nodes: readonly (KeyNode | undefined)[];
  /** The object that it stands in: the root, a value, an entry of a list. */
  readonly container: HoconObject;
}

/** All that features read of a clearml.conf. */
export interface ConfFile {
  readonly hocon: HoconDocument;
  /** In the order of the text, outer fields before those inside. */
  readonly entries: readonly ConfEntry[];
  /** By their path (segments joined by dots), in the order of the text; entries of lists are left out. */
  readonly byPath: ReadonlyMap<string, readonly ConfEntry[]>;
  /** In the order of the text. */
  readonly comments: readonly HoconComment[];
  /** In the order of the text, with the field that they stand in. */
  readonly substitutions: readonly ConfSubstitution[];
}

/** A substitution and the field in whose value it stands. */
export interface ConfSubstitution {
  readonly part: HoconSubstitution;
  readonly entry: ConfEntry | undefined;
}

export type ConfContext = Pick<FeatureContext, 'document' | 'catalogue'>;

const files = new WeakMap<DocumentModel, ConfFile>();

/** The fields of a file, read once for each version of it; `undefined` for a file of some other program. */
export function confFileOf({ document, catalogue }: ConfContext): ConfFile | undefined {
  const { hocon } = document;
  let file = files.get(document);
  if (!file && hocon) {
    file = readConf(hocon, catalogue);
    files.set(document, file);
  }
  return file;
}

/** Reads the fields of a tree. Nesting is bounded by the parser. */
export function readConf(hocon: HoconDocument, catalogue: Catalogue): ConfFile {
  const entries: ConfEntry[] = [];
  const byPath = new Map<string, ConfEntry[]>();
  const comments: HoconComment[] = [];
  const substitutions: ConfSubstitution[] = [];
  const readObject = (object: HoconObject, parent: ConfEntry | undefined, path: readonly string[], at?: KeyNode) => {
    for (const member of object.members) {
      if (member.kind === 'field') {
        readField(member, object, parent, path, at);
      } else if (member.kind === 'comment') {
        comments.push(member);
      }
    }
  };
  const readField = (
    field: HoconField,
    container: HoconObject,
    parent: ConfEntry | undefined,
    path: readonly string[],
    at: KeyNode | undefined,
  ) => {
    const nodes: (KeyNode | undefined)[] = [];
    let node = at;
    for (const { name } of field.key.segments) {
      node = childOf(node, name);
      nodes.push(node);
    }
    const segments = [...path, ...field.key.segments.map(({ name }) => name)];
    const entry: ConfEntry = { field, parent, segments, nodes, container };
    comments.push(...field.comments);
    if (nodes.length > 0) {
      entries.push(entry);
    }
    if (nodes.length > 0 && !segments.includes(entrySegment)) {
      const name = segments.join('.');
      const same = byPath.get(name);
      if (same) {
        same.push(entry);
      } else {
        byPath.set(name, [entry]);
      }
    }
    if (field.value) {
      readParts(field.value.parts, entry, segments, node);
    }
  };
  const readParts = (
    parts: readonly HoconPart[],
    entry: ConfEntry | undefined,
    path: readonly string[],
    at?: KeyNode,
  ) => {
    for (const part of parts) {
      if (part.kind === 'object') {
        readObject(part, entry, path, at);
      } else if (part.kind === 'array') {
        readArray(part, entry, path, at);
      } else if (part.kind === 'substitution') {
        substitutions.push({ part, entry });
      }
    }
  };
  const readArray = (array: HoconArray, entry: ConfEntry | undefined, path: readonly string[], at?: KeyNode) => {
    for (const item of array.items) {
      if (item.kind === 'value') {
        readParts(item.parts, entry, [...path, entrySegment], childOf(at, entrySegment));
      } else if (item.kind === 'comment') {
        comments.push(item);
      }
    }
  };
  comments.push(...hocon.leading.filter(isComment));
  if (hocon.root.kind === 'object') {
    readObject(hocon.root, undefined, [], keyTreeOf(catalogue));
  } else {
    readArray(hocon.root, undefined, [], undefined);
  }
  comments.push(...hocon.trailing.filter(isComment));
  return { hocon, entries, byPath, comments, substitutions };
}

function isComment(node: { readonly kind: string }): node is HoconComment {
  return node.kind === 'comment';
}

/** What a field sets, if the catalogue has it. */
export function nodeOf(entry: ConfEntry): KeyNode | undefined {
  return entry.nodes.at(-1);
}

/** The path of an entry for people: `sdk.aws.s3.credentials[].host`. */
export function pathText(segments: readonly string[]): string {
  return segments.join('.').replaceAll('.[]', '[]');
}
