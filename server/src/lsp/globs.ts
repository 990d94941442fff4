/** More alternatives than any real pattern has; a bound for `{a,b}{c,d}{e,f}…`. */
const maxAlternatives = 256;

/**
 * Whether a path matches one of the globs of a setting: `*` and `?` within a segment, `**` for any number of segments,
 * `{a,b}` for alternatives. A pattern matches at any depth; one that starts with `/` matches from the root.
 * Takes time linear in pattern × path.
 * @param path with `/`
 */
export function matchesGlob(path: string, globs: readonly string[]): boolean {
  const segments = path.split('/').filter(segment => segment !== '');
  return globs.some(glob => expandBraces(glob).some(pattern => matchesPattern(pattern, segments)));
}

function matchesPattern(pattern: string, path: readonly string[]): boolean {
  const segments = pattern.split('/').filter(segment => segment !== '');
  const anchored = pattern.startsWith('/') || segments[0] === '**';
  return matchesSequence(
    anchored ? segments : ['**', ...segments],
    path,
    segment => segment === '**',
    (segment, name) =>
      matchesSequence(
        [...segment],
        [...name],
        character => character === '*',
        (character, other) => character === '?' || character === other,
      ),
  );
}

/** The classic wildcard match with one point to go back to; a wildcard stands for any number of items. */
function matchesSequence(
  pattern: readonly string[],
  items: readonly string[],
  isWildcard: (part: string) => boolean,
  isMatch: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let wildcard = -1;
  let resume = 0;
  while (next < items.length) {
    const part = pattern[at];
    if (part !== undefined && isWildcard(part)) {
      wildcard = at++;
      resume = next;
    } else if (part !== undefined && isMatch(part, items[next]!)) {
      at++;
      next++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      next = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isWildcard);
}

/** `a{b,c}d` → `abd`, `acd`; braces inside braces are not nested but taken as they come. */
function expandBraces(glob: string): string[] {
  let patterns = [''];
  let rest = glob;
  while (rest !== '') {
    const open = rest.indexOf('{');
    const close = open < 0 ? -1 : rest.indexOf('}', open);
    if (close < 0) {
      return patterns.map(pattern => pattern + rest);
    }
    const head = rest.slice(0, open);
    const alternatives = rest.slice(open + 1, close).split(',');
    patterns = patterns.flatMap(pattern => alternatives.map(alternative => pattern + head + alternative));
    patterns = patterns.slice(0, maxAlternatives);
    rest = rest.slice(close + 1);
  }
  return patterns;
}
