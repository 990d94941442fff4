import { isEnvrc } from '../workspace/host-of';
import type { DocumentModel } from './document-model';
import type { Options, Surroundings } from './options';
import type { EnvReader } from './setting';

/**
 * The readers that certainly read a file: named by a comment in it, else the shell for an `.envrc`, else named by the
 * user, else by evidence in the workspace. Empty when nobody knows, and for any file but an env file: no line may be
 * judged by one reader then.
 */
export function evidencedReaders(context: {
  readonly document: DocumentModel;
  readonly options: Options;
  readonly surroundings: Surroundings;
}): readonly EnvReader[] {
  const { document, options, surroundings } = context;
  if (document.host !== 'env') {
    return [];
  }
  if (document.pinnedReaders.length > 0) {
    return document.pinnedReaders;
  }
  if (isEnvrc(document.uri)) {
    return ['shell'];
  }
  return options.envReader === 'auto' ? surroundings.readers : [options.envReader];
}
