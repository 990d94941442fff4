import type { TextRange } from '../../text/range';
import { CLOSE_BRACE, CLOSE_BRACKET, endOfComment, OPEN_BRACE, OPEN_BRACKET, QUOTE, startsComment } from './characters';
import type { ParseContext } from './context';
import type { HoconError } from './nodes';
import { NONE } from './scanner';

/** What a bracket that is nested too deeply leaves in the tree. */
export interface SkippedNesting extends TextRange {
  readonly close: TextRange | undefined;
  /** All that stands inside. */
  readonly content: readonly HoconError[];
}

/** Passes over the bracket at the context's offset up to the one that closes it, or to the end of the text. No recursion. */
export function skipNested(context: ParseContext): SkippedNesting {
  const { at: start, text } = context;
  context.report('nesting', { start, end: start + 1 }, 'This is nested too deeply: ClearML cannot read the file.');
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) {
      context.at = at + 1;
      return { start, end: at + 1, close: { start: at, end: at + 1 }, content: content(start + 1, at) };
    }
    at = behind(context, at);
  }
  context.at = at;
  return { start, end: at, close: undefined, content: content(start + 1, at) };
}

function content(start: number, end: number): HoconError[] {
  return end > start ? [{ kind: 'error', start, end }] : [];
}

function behind(context: ParseContext, at: number): number {
  const { scanner, text } = context;
  if (startsComment(text, at)) return endOfComment(text, at);
  if (text.charCodeAt(at) !== QUOTE) return at + 1;
  const triple = scanner.tripleQuoted(at);
  const end = triple === NONE ? scanner.quoted(at) : triple;
  return end === NONE ? at + 1 : end;
}
