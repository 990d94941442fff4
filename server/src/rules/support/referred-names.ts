import type { DocumentModel } from '../../model/document-model';

const reference = /\$\{?([A-Za-z_][A-Za-z0-9_]*)/g;
const indexes = new WeakMap<DocumentModel, ReadonlyMap<string, readonly number[]>>();

/** True when the text refers to a name (`$NAME`, `${NAME…}`) between two offsets; found in one pass over the file. */
export function isReferredTo(
  name: string,
  document: DocumentModel,
  from = 0,
  to: number = document.text.length,
): boolean {
  const places = indexOf(document).get(name) ?? [];
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < places.length && places[low]! < to;
}

function indexOf(document: DocumentModel): ReadonlyMap<string, readonly number[]> {
  let index = indexes.get(document);
  if (!index) {
    const found = new Map<string, number[]>();
    for (const match of document.text.matchAll(reference)) {
      const known = found.get(match[1]!);
      if (known) {
        known.push(match.index);
      } else {
        found.set(match[1]!, [match.index]);
      }
    }
    index = found;
    indexes.set(document, index);
  }
  return index;
}
