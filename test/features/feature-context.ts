import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import type { FeatureContext } from '../../server/src/features/feature';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';

const uri = 'file:///workspace/.env';

/** What a feature gets for an env file with this text, with no settings and nothing known around it. */
export function contextOf(text: string): FeatureContext {
  const catalogue = createCatalogue();
  return {
    document: buildEnvModel(uri, text, catalogue, { envrc: false, reader: undefined }),
    catalogue,
    options: defaultOptions,
    surroundings: unknownSurroundings,
    problems: () => [],
    problemsOf: () => [],
  };
}

/** A text with cursors (`|`) taken out, and where they were. */
export function withCursors(marked: string): { readonly text: string; readonly offsets: number[] } {
  const [first = '', ...rest] = marked.split('|');
  let text = first;
  const offsets: number[] = [];
  for (const part of rest) {
    offsets.push(text.length);
    text += part;
  }
  return { text, offsets };
}
