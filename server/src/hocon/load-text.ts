import type { HoconDocument } from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import { buildConfig } from './build';
import type { ConfigTree } from './config-tree';
import { noIncludes, type ReadFile } from './includes';
import { recursionError } from './python-error';
import { type Environment, resolveSubstitutions } from './resolve';
import type { List } from './values';
import { WorkLimit } from './work-limit';

export interface LoadOptions {
  /** The variables that substitutions fall back to. */
  readonly env?: Environment;
  /** The directory of the file, for includes; none for a text that is no file. */
  readonly directory?: string;
  readonly readFile?: ReadFile;
}

/**
 * `ConfigFactory.parse_string` and `parse_file` of ClearML's pyhocon: parses a text and resolves its substitutions.
 * @param input The text, or its document when there is one already.
 * @throws PythonError, with the class, message and position of the exception that Python raises.
 */
export function loadText(input: string | HoconDocument, options: LoadOptions = {}): ConfigTree | List {
  const { env = {}, directory, readFile = noIncludes } = options;
  return withinStack(() => {
    const document = typeof input === 'string' ? parseHocon(input) : input;
    const work = new WorkLimit(document.text.length);
    const config = buildConfig(document, { directory, readFile, includeDepth: 0, work });
    resolveSubstitutions(config, env, work);
    return config;
  });
}

/** Values that are nested deeper than the stack allows are beyond Python's limit too (R34). */
export function withinStack<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) throw recursionError();
    throw error;
  }
}
