import type { HoconDocument, HoconInclude, HoconItem, HoconMember, HoconPart } from '../syntax/hocon/nodes';
import type { SourceText } from '../syntax/hocon/source-text';
import { PythonError } from './python-error';
import { unescapeText } from './scalars';

/** What there is under a file name. */
export type IncludedFile =
  | { readonly kind: 'text'; readonly text: string }
  /** It is not UTF-8; the message is Python's. */
  | { readonly kind: 'undecodable'; readonly message: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'missing' };

/** Reads a file by its path, which is absolute or relative to where the process runs. Never throws. */
export type ReadFile = (path: string) => IncludedFile;

/** For places where nothing can be included. */
export const noIncludes: ReadFile = () => ({ kind: 'missing' });

/** What an include asks for. */
export interface IncludeTarget {
  /** The path for `ReadFile`; undefined for an address on the network. */
  readonly path: string | undefined;
  readonly required: boolean;
}

/**
 * What a whole `include` asks for (R32).
 * @param directory That of the including file; undefined for a text that is no file.
 * @throws PythonError for `required(file("…"))`, which pyhocon cannot read.
 */
export function includeTarget(include: HoconInclude, source: SourceText, directory: string | undefined): IncludeTarget {
  const { target, required } = include;
  const name = target ? unescapeText(source.slice(target.start + 1, target.end - 1)) : '';
  const call = include.function && source.slice(include.function.start, include.function.end);
  if (required && call) throw brokenCall(call);
  const isAddress = call === 'url' || (!call && /^(?:https?|file):\/\//.test(name));
  if (!isAddress) return { path: join(directory, name), required: required !== undefined };
  const local = /^file:\/\/(?:localhost)?(\/.*)$/s.exec(name);
  return { path: local?.[1], required: required !== undefined };
}

function brokenCall(call: string): PythonError {
  if (call === 'url') {
    return new PythonError('AttributeError', "'ConfigQuotedString' object has no attribute 'type'");
  }
  const message = "join() argument must be str, bytes, or os.PathLike object, not 'ConfigQuotedString'";
  return new PythonError('TypeError', message);
}

/** `os.path.join`. */
function join(directory: string | undefined, name: string): string {
  if (!directory || name.startsWith('/')) return name;
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** `os.path.dirname`. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash > 0 ? path.slice(0, slash) : path.slice(0, slash + 1);
}

/** The paths that a document includes, so that a caller without synchronous files can read them before. */
export function includedPaths(document: HoconDocument, source: SourceText, directory: string): string[] {
  const paths: string[] = [];
  for (const include of findIncludes([...document.leading, document.root, ...document.trailing])) {
    if (include.failure || (include.required && include.function)) continue;
    const { path } = includeTarget(include, source, directory);
    if (path !== undefined) paths.push(path);
  }
  return paths;
}

/** All includes of a document, in the order of the text. */
export function* findIncludes(nodes: Iterable<HoconMember | HoconPart | HoconItem>): Generator<HoconInclude> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'include':
        yield node;
        break;
      case 'object':
        yield* findIncludes(node.members);
        break;
      case 'array':
        yield* findIncludes(node.items);
        break;
      case 'field':
        if (node.value) yield* findIncludes(node.value.parts);
        break;
      case 'value':
        yield* findIncludes(node.parts);
        break;
      default:
        break;
    }
  }
}
