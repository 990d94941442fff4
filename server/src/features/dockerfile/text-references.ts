import { type Escape, endOfName } from '../../syntax/dockerfile/characters';
import type { TextRange } from '../../text/range';
import type { Reference } from '../references';

/** What decides which `$NAME` of a stretch of text is a reference. */
export interface TextRules {
  readonly escapeCharacter: Escape;
  /** Comments inside the text, in order: nothing in them counts. */
  readonly comments: readonly TextRange[];
  /** Whether `'…'` keeps a `$` as it is; it does not in the body of a here-document. */
  readonly hasQuotes: boolean;
}

/**
 * The references to variables (`$NAME`, `${NAME…}`) in the text of an instruction, by the quotes and escapes that
 * BuildKit and shells have in common. Linear.
 */
export function referencesInText(text: string, range: TextRange, rules: TextRules): Reference[] {
  const { escapeCharacter, comments, hasQuotes } = rules;
  const found: Reference[] = [];
  let quote: string | undefined;
  let nextComment = 0;
  for (let at = range.start; at < range.end; at++) {
    while (nextComment < comments.length && comments[nextComment]!.end <= at) {
      nextComment++;
    }
    const comment = comments[nextComment];
    if (comment && comment.start <= at) {
      at = comment.end - 1;
      continue;
    }
    const char = text[at]!;
    if (char === "'" && hasQuotes && quote !== '"') {
      quote = quote === "'" ? undefined : "'";
    } else if (quote === "'") {
    } else if (char === escapeCharacter || char === '\\') {
      at++;
    } else if (char === '"' && hasQuotes) {
      quote = quote === '"' ? undefined : '"';
    } else if (char === '$') {
      const start = text[at + 1] === '{' ? at + 2 : at + 1;
      const end = endOfName(text, start, range.end);
      if (end > start) {
        found.push({ name: text.slice(start, end), range: { start, end } });
        at = end - 1;
      } else if (text[at + 1] === '$') {
        at++;
      }
    }
  }
  return found;
}
