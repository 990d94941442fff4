import type { Catalogue } from '../../catalogue/catalogue';
import { editDistance, tolerance } from '../../text/nearest';

/** The names that a user may write, found by all of their words but one. */
interface NameIndex {
  /** `CLEARML_*_HOST` → the words that fill the gap. */
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
  let best: { readonly name: string; readonly distance: number } | undefined;
  let isTied = false;
  for (const { word, before, behind } of gapsOf(name)) {
    if (index.words.has(word)) {
      continue;
    }
    for (const candidate of index.byGap.get(`${before}*${behind}`) ?? []) {
      const limit = tolerance(word.length);
      const distance = editDistance(word, candidate, limit);
      if (distance <= limit && (!best || distance <= best.distance)) {
        isTied = best?.distance === distance;
        best = { name: before + candidate + behind, distance };
      }
    }
  }
  return isTied ? undefined : best?.name;
}

interface Gap {
  readonly word: string;
  readonly before: string;
  readonly behind: string;
}

/** Each word of a name with what stands around it. */
function gapsOf(name: string): Gap[] {
  const gaps: Gap[] = [];
  for (let start = 0; start <= name.length; ) {
    const underscore = name.indexOf('_', start);
    const end = underscore < 0 ? name.length : underscore;
    gaps.push({ word: name.slice(start, end), before: name.slice(0, start), behind: name.slice(end) });
    start = end + 1;
  }
  return gaps;
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
  for (const { name, primary } of catalogue.variables) {
    const isWanted = primary.setBy !== 'clearml' && name.startsWith('CLEARML_');
    if (isWanted) {
      byLetters.set(name.replaceAll('_', ''), name);
    }
    for (const { word, before, behind } of gapsOf(name)) {
      words.add(word);
      if (isWanted) {
        const key = `${before}*${behind}`;
        const known = byGap.get(key);
        if (known) {
          known.push(word);
        } else {
          byGap.set(key, [word]);
        }
      }
    }
  }
  return { byGap, byLetters, words };
}
