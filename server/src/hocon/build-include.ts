import type { HoconInclude } from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import type { SourceText } from '../syntax/hocon/source-text';
import { buildConfig } from './build';
import { directoryOf, includeTarget, type ReadFile } from './includes';
import { PythonError, recursionError } from './python-error';
import { textRepr } from './python-text';
import { Included, List, Pair } from './values';
import type { WorkLimit } from './work-limit';

/** What building a file needs to know of its surroundings. */
export interface BuildEnvironment {
  /** That of the file; undefined for a text that is no file. */
  readonly directory: string | undefined;
  readonly readFile: ReadFile;
  /** How many files include each other around this one. */
  readonly includeDepth: number;
  readonly work: WorkLimit;
}

/** Where Python's recursion limit ends a chain of includes (measured). */
const MAX_INCLUDE_DEPTH = 51;

/**
 * Reads an included file (R32); an optional one that is not there has no items.
 * @returns undefined where the file has a syntax error that pyparsing does not take as final.
 * @throws PythonError
 */
export function loadInclude(
  include: HoconInclude,
  source: SourceText,
  environment: BuildEnvironment,
): Included | undefined {
  const { directory, readFile, includeDepth, work } = environment;
  const { path, required } = includeTarget(include, source, directory);
  if (path === undefined) return unreachable(required);
  const file = readFile(path);
  if (file.kind === 'undecodable') throw new PythonError('UnicodeDecodeError', file.message);
  if (file.kind !== 'text') return missing(path, file.kind, required);
  if (includeDepth >= MAX_INCLUDE_DEPTH) throw recursionError();
  work.spend(1000 + file.text.length);
  const document = parseHocon(file.text);
  try {
    const inner = { directory: directoryOf(path), readFile, includeDepth: includeDepth + 1, work };
    const config = buildConfig(document, inner);
    if (config instanceof List) return new Included(config.items);
    return new Included(config.items().map(([key, value]) => new Pair(key, value)));
  } catch (error) {
    if (error instanceof PythonError && error.pythonClass === 'ParseException') return undefined;
    throw error;
  }
}

function unreachable(required: boolean): Included {
  if (required) throw new PythonError('URLError', '<urlopen error>');
  return new Included([]);
}

function missing(path: string, kind: 'directory' | 'missing', required: boolean): Included {
  if (!required) return new Included([]);
  if (kind === 'missing')
    throw new PythonError('FileNotFoundError', `[Errno 2] No such file or directory: ${textRepr(path)}`);
  throw new PythonError('IsADirectoryError', `[Errno 21] Is a directory: ${textRepr(path)}`);
}
