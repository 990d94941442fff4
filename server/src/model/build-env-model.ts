import type { Catalogue } from '../catalogue/catalogue';
import { type Block, readBlocks } from '../text/blocks';
import type { DocumentModel } from './document-model';
import { readEnvBlock } from './env-block';
import { EnvModel } from './env-model';
import type { EnvReader } from './setting';

export interface EnvModelOptions {
  /** The file is an `.envrc`: shell code in which only `export K=V` counts. */
  readonly envrc?: boolean;
  /** The reader that the user has set; one that the file names goes before. */
  readonly reader?: EnvReader;
  /** The model of the same file before an edit, made with the same catalogue: what the edit did not touch is not read again. */
  readonly previous?: DocumentModel;
}

/** Builds the model of an env file. Total: any text has one. */
export function buildEnvModel(
  uri: string,
  text: string,
  catalogue: Catalogue,
  options: EnvModelOptions = {},
): DocumentModel {
  const { envrc = false, reader, previous } = options;
  const known = previous instanceof EnvModel && previous.envrc === envrc ? previous : undefined;
  const blocks = readBlocks(text, 0, (start, enough) => readEnvBlock(text, start, enough, envrc, catalogue), known);
  const pinned = pinnedReadersOf(blocks);
  return new EnvModel(uri, text, envrc, blocks, pinned, pinned.length > 0 ? pinned : readersByOptions(envrc, reader));
}

function readersByOptions(envrc: boolean, reader: EnvReader | undefined): readonly EnvReader[] {
  return envrc ? ['shell'] : reader ? [reader] : [];
}

function pinnedReadersOf(
  blocks: readonly Block<{ readonly pinnedReaders: readonly EnvReader[] }>[],
): readonly EnvReader[] {
  return [...new Set(blocks.flatMap(({ content }) => content.pinnedReaders))];
}
