import type { Catalogue } from '../../catalogue/catalogue';
import { editDistance, tolerance } from '../../text/nearest';

/** The names that a user may write, found by all of their words but one. */
interface NameIndex {
  /** `CLEARML_*_HOST` and the position of the gap → the words that fill it. */
  readonly byGap: ReadonlyMap<string, readonly string[]>;
  /** The name without its underscores → the name. */
  readonly byLetters: ReadonlyMap<string, string>;
  /** Every word of every name, and words that people use for them: none of them is a slip of the pen. */
  readonly words: ReadonlySet<string>;
}

/** Names of ClearML have less than half of it; a bound, because looking for all words but one is quadratic in a name. */
const longestName = 200;

const indexes = new WeakMap<Catalogue, NameIndex>();

/**
 * The one name that `name` was meant to be. Names are compared word by word: exactly one word may differ, by a slip of
 * the pen, and must not itself be a word of the catalogue (WEB_HOST is no slip for API_HOST, URL none for URI); or the
 * underscores are in other places.
 */
export function suggestName(name: string, catalogue: Catalogue): string | undefined {
  if (name.length > longestName) {
    return undefined;
  }
  const index = indexOf(catalogue);
  const sameLetters = index.byLetters.get(name.replaceAll('_', ''));
  if (sameLetters !== undefined) {
    return sameLetters;
  }
  const words = name.split('_');
  let best: { readonly name: string; readonly distance: number } | undefined;
  let isTied = false;
  for (const [position, word] of words.entries()) {
    if (index.words.has(word)) {
      continue;
    }
    for (const candidate of index.byGap.get(gapKey(words, position)) ?? []) {
      const limit = tolerance(word.length);
      const distance = editDistance(word, candidate, limit);
      if (distance <= limit && (!best || distance <= best.distance)) {
        isTied = best?.distance === distance;
        best = { name: words.with(position, candidate).join('_'), distance };
      }
    }
  }
  return isTied ? undefined : best?.name;
}

function gapKey(words: readonly string[], position: number): string {
  return `${position} ${words.with(position, '*').join('_')}`;
}

function indexOf(catalogue: Catalogue): NameIndex {
  let index = indexes.get(catalogue);
  if (!index) {
    index = buildIndex(catalogue);
    indexes.set(catalogue, index);
  }
  return index;
}

function buildIndex(catalogue: Catalogue): NameIndex {
  const byGap = new Map<string, string[]>();
  const byLetters = new Map<string, string>();
  const words = new Set(['URL', 'URI']);
  for (const variable of catalogue.variables) {
    const parts = variable.name.split('_');
    for (const part of parts) {
      words.add(part);
    }
    if (variable.primary.setBy === 'clearml' || !variable.name.startsWith('CLEARML_')) {
      continue;
    }
    byLetters.set(variable.name.replaceAll('_', ''), variable.name);
    for (const [position, part] of parts.entries()) {
      const key = gapKey(parts, position);
      const known = byGap.get(key);
      if (known) {
        known.push(part);
      } else {
        byGap.set(key, [part]);
      }
    }
  }
  return { byGap, byLetters, words };
}
