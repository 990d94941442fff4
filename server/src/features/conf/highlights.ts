import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { FeatureContext } from '../feature';
import { pathPlaceAt, placesOfPath } from './places';

/** All places of the path at `offset`: keys as writes, substitutions as reads. */
export function confHighlights(context: FeatureContext, offset: number): DocumentHighlight[] {
  const here = pathPlaceAt(context, offset);
  return here
    ? placesOfPath(context, here.segments).map(({ range, substitution }) => ({
        range: context.document.lines.rangeOf(range),
        kind: substitution ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
      }))
    : [];
}
