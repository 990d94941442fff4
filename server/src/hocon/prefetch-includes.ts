import type { HoconDocument } from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import { SourceText } from '../syntax/hocon/source-text';
import { directoryOf, type IncludedFile, includedPaths, type ReadFile } from './includes';

/** More files than this are not read for one document. */
const MAX_FILES = 200;

/**
 * Reads the files that a document includes, and those that they include, for a caller whose files are asynchronous.
 * @param directory That of the document.
 * @param read The text of a file by its path; undefined where there is none. Must not throw.
 * @returns What `loadText` needs; a file that was not read is missing for it.
 */
export async function prefetchIncludes(
  document: HoconDocument,
  directory: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<ReadFile> {
  const known = new Map<string, IncludedFile>();
  const queue = pathsOf(document, directory);
  for (let path = queue.shift(); path !== undefined && known.size < MAX_FILES; path = queue.shift()) {
    if (known.has(path)) continue;
    const text = await read(path);
    known.set(path, text === undefined ? { kind: 'missing' } : { kind: 'text', text });
    if (text !== undefined) queue.push(...pathsOf(parseHocon(text), directoryOf(path)));
  }
  return path => known.get(path) ?? { kind: 'missing' };
}

function pathsOf(document: HoconDocument, directory: string): string[] {
  return includedPaths(document, new SourceText(document.text), directory);
}
