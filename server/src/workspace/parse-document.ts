import type { Catalogue } from '../catalogue/catalogue';
import { buildEnvModel } from '../model/build-env-model';
import type { DocumentModel } from '../model/document-model';
import type { Options, Surroundings } from '../model/options';
import type { EnvReader } from '../model/setting';
import { hostOf, isEnvrc } from './host-of';

/**
 * Parses a file by the format that its name says.
 * @param reader the program that certainly reads an env file, from `readerOf`
 * @returns `undefined` for a file that is none of ours
 */
export function parseDocument(
  uri: string,
  text: string,
  catalogue: Catalogue,
  reader: EnvReader | undefined,
): DocumentModel | undefined {
  return hostOf(uri) === 'env' ? buildEnvModel(uri, text, catalogue, { envrc: isEnvrc(uri), reader }) : undefined;
}

/** The one reader by which the values of an env file are judged, when it is certain that there is one. */
export function readerOf(options: Options, surroundings: Surroundings): EnvReader | undefined {
  if (options.envReader !== 'auto') {
    return options.envReader;
  }
  return surroundings.readers.length === 1 ? surroundings.readers[0] : undefined;
}
