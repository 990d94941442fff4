import type { Catalogue } from '../catalogue/catalogue';
import { buildConfModel } from '../model/build-conf-model';
import { buildDockerfileModel } from '../model/build-dockerfile-model';
import { buildEnvModel } from '../model/build-env-model';
import type { DocumentModel } from '../model/document-model';
import type { Options, Surroundings } from '../model/options';
import type { EnvReader, Host } from '../model/setting';
import { isEnvrc } from './host-of';

/**
 * Parses a file of a format.
 * @param reader the program that certainly reads an env file, from `readerOf`
 * @param previous the model of the same file before an edit: what the edit did not touch is not read again
 */
export function parseDocument(
  uri: string,
  text: string,
  catalogue: Catalogue,
  host: Host,
  reader: EnvReader | undefined,
  previous?: DocumentModel,
): DocumentModel {
  switch (host) {
    case 'dockerfile':
      return buildDockerfileModel(uri, text, catalogue, previous);
    case 'conf':
      return buildConfModel(uri, text, catalogue);
    case 'env':
      return buildEnvModel(uri, text, catalogue, { envrc: isEnvrc(uri), reader, previous });
  }
}

/** The one reader by which the values of an env file are judged, when it is certain that there is one. */
export function readerOf(options: Options, surroundings: Surroundings): EnvReader | undefined {
  if (options.envReader !== 'auto') {
    return options.envReader;
  }
  return surroundings.readers.length === 1 ? surroundings.readers[0] : undefined;
}
