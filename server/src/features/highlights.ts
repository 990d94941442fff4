import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { type TextRange, touches } from '../text/range';
import type { FeatureContext } from './feature';
import { canonicalName, referencesOf } from './references';

/**
 * All places of the name at `offset` in the file: assignments (also commented ones) as writes, references in values
 * as reads. Other names of the same variable belong to it.
 */
export function provideHighlights({ document, catalogue }: FeatureContext, offset: number): DocumentHighlight[] {
  const places: { readonly name: string; readonly range: TextRange; readonly kind: DocumentHighlightKind }[] = [];
  for (const setting of document.settings) {
    places.push({ name: setting.name, range: setting.nameRange, kind: DocumentHighlightKind.Write });
    for (const reference of referencesOf(document, setting)) {
      places.push({ ...reference, kind: DocumentHighlightKind.Read });
    }
  }
  const here = places.find(place => place.name !== '' && touches(place.range, offset));
  if (!here) {
    return [];
  }
  const name = canonicalName(here.name, catalogue);
  return places
    .filter(place => place.name === here.name || canonicalName(place.name, catalogue) === name)
    .map(({ range, kind }) => ({ range: document.lines.rangeOf(range), kind }));
}
