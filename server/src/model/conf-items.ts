import { SourceText } from '../syntax/hocon/source-text';
import type { TextRange } from '../text/range';
import type { ConfSetting } from './conf-setting';
import { type Scalar, scalarOf } from './conf-value';
import type { DocumentModel } from './document-model';

/** An entry of a list of a clearml.conf. */
export interface ConfItem {
  readonly range: TextRange;
  /** Absent for an object, a list, and for what depends on something outside the list. */
  readonly scalar: Scalar | undefined;
  /** True for a single text in double quotes. */
  readonly isQuoted: boolean;
}

const sources = new WeakMap<DocumentModel, SourceText>();

function sourceOf(document: DocumentModel): SourceText {
  let source = sources.get(document);
  if (!source) {
    source = new SourceText(document.text);
    sources.set(document, source);
  }
  return source;
}

/** The entries of the list that a key holds, in the order of the text; none for a key that holds no list. */
export function itemsOf({ field }: ConfSetting, document: DocumentModel): ConfItem[] {
  const items: ConfItem[] = [];
  const source = sourceOf(document);
  for (const part of field?.value?.parts ?? []) {
    if (part.kind !== 'array') continue;
    for (const item of part.items) {
      if (item.kind !== 'value') continue;
      const parts = item.parts.filter(({ kind }) => kind !== 'continuation');
      items.push({
        range: { start: item.start, end: item.end },
        scalar: scalarOf(parts, source, () => undefined),
        isQuoted: parts.length === 1 && parts[0]!.kind === 'quoted',
      });
    }
  }
  return items;
}
