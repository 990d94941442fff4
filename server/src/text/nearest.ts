/**
 * Damerau-Levenshtein distance (optimal string alignment), at most `limit`.
 * @returns the number of inserted, deleted, replaced or swapped characters, or `limit + 1` when there are more
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforeLast[j - 2]! + 1);
      }
      row.push(distance);
      best = Math.min(best, distance);
    }
    if (best > limit) {
      return limit + 1;
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** How many slips of the pen a word of this length may have and still be recognised. */
export function tolerance(length: number): number {
  return length < 5 ? 1 : 2;
}

/** The candidate nearest to `word` within the tolerance; `undefined` when there is none or two are equally near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let limit = tolerance(word.length);
  let found: string | undefined;
  let tied = false;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, limit);
    if (distance < limit || (distance === limit && found === undefined)) {
      [found, limit, tied] = [candidate, distance, false];
    } else if (distance === limit) {
      tied = true;
    }
  }
  return tied ? undefined : found;
}
