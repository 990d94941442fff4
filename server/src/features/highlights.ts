import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { confHighlights } from './conf/highlights';
import type { FeatureContext } from './feature';
import { placeAt, placesOf } from './places';
import { canonicalName } from './references';

/**
 * All places of the name at `offset` in the file: assignments (also commented ones) as writes, references as reads. Other
 * names of the same variable belong to it; in a Dockerfile the same name in stages that do not see each other does not.
 */
export function provideHighlights(context: FeatureContext, offset: number): DocumentHighlight[] {
  const { document, catalogue } = context;
  if (document.host === 'conf') {
    return confHighlights(context, offset);
  }
  const here = placeAt(document, offset);
  if (!here) {
    return [];
  }
  const canonical = canonicalName(here.name, catalogue);
  return placesOf(document)
    .filter(({ name, home }) => home === here.home && canonicalName(name, catalogue) === canonical)
    .map(({ range, kind }) => ({
      range: document.lines.rangeOf(range),
      kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
