/** Words behind which a command starts. */
const openers: ReadonlySet<string> = new Set(['then', 'do', 'else', 'elif', 'if', 'while', 'until', '!', '{', '(']);

/**
 * The name of an assignment that the text of a shell script ends in, where one can stand: at the start of a command, or
 * behind `export`.
 * @param isScript whether a line break ends a command
 */
export function shellNameBefore(
  text: string,
  isScript: boolean,
): { readonly typed: string; readonly isExport: boolean } | undefined {
  if (!isOutsideQuotes(text)) {
    return undefined;
  }
  const separators = isScript ? /[;&|(\n]/ : /[;&|(]/;
  let start = text.length;
  while (start > 0 && !separators.test(text[start - 1]!)) {
    start--;
  }
  const words = text.slice(start).trimStart().split(/\s+/);
  const typed = words.pop()!;
  while (words.length > 0 && openers.has(words[0]!)) {
    words.shift();
  }
  const isExport = words[0] === 'export';
  if (isExport || words[0] === 'env') {
    words.shift();
  }
  const isFree = words.every(word => /^[A-Za-z_]\w*=/.test(word) || (isExport && /^[A-Za-z_]\w*$/.test(word)));
  return isFree && /^(?:[A-Za-z_]\w*)?$/.test(typed) ? { typed, isExport } : undefined;
}

/** Quotes are only counted: whoever types a name of ours inside of a string gets no list. */
function isOutsideQuotes(text: string): boolean {
  let quote: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\' && quote !== "'") {
      at++;
    } else if (char === quote) {
      quote = undefined;
    } else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
    }
  }
  return quote === undefined;
}
