import type { Escape } from '../../syntax/dockerfile/characters';

/** How the text of a value is delimited in a Dockerfile: a word of ENV or ARG, the rest of a legacy ENV, a shell word. */
export type DockerfileWord = 'word' | 'line' | 'shell';

/**
 * A value as it has to be written so that BuildKit, or the shell of a RUN, reads `text`: bare where it can be, else in
 * quotes.
 * @returns `undefined` for a text that cannot be written on one line
 */
export function quoteValue(text: string, kind: DockerfileWord, escapeCharacter: Escape): string | undefined {
  if (/[\r\n\0]/.test(text)) {
    return undefined;
  }
  if (kind === 'shell') {
    return /^[\w@%+:,./=-]*$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
  }
  const isSpecial = /["'$]/.test(text) || text.includes(escapeCharacter) || text.trim() !== text;
  const needsQuotes = isSpecial || text.startsWith('#') || (kind === 'word' && /\s/.test(text));
  return needsQuotes ? `"${insideQuotes(text, '"', escapeCharacter)}"` : text;
}

/** Text that goes between quotes that are there already; `undefined` where it cannot. */
export function insideQuotes(text: string, quote: '"' | "'" | '`', escapeCharacter: Escape): string | undefined {
  if (quote === "'") {
    return text.includes("'") ? undefined : text;
  }
  return text.replace(/["$\\`]/g, char =>
    char === '"' || char === '$' || char === escapeCharacter ? escapeCharacter + char : char,
  );
}
