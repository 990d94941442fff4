import { CLOSE_BRACE, CLOSE_BRACKET, skipBlanks } from './characters';
import { FRAMES, MAX_DEPTH, type ParseContext } from './context';
import { skipNested } from './nesting';
import type { HoconArray, HoconItem } from './nodes';
import { parseTrivia } from './object';
import { parseValue } from './value';

/** Reads the list at the context's `[` (R8). */
export function parseArray(context: ParseContext): HoconArray {
  const start = context.at;
  const open = { start, end: start + 1 };
  const tooDeep = context.failIfTooDeep(start);
  if (context.depth >= MAX_DEPTH) {
    const { content, ...skipped } = skipNested(context);
    return { ...skipped, kind: 'array', open, items: content, failure: tooDeep };
  }
  context.at++;
  context.depth++;
  context.openArrays++;
  const items = parseItems(context);
  context.openArrays--;
  context.depth--;
  const end = context.at;
  if (context.code === CLOSE_BRACKET) {
    context.at++;
    return {
      kind: 'array',
      start,
      end: end + 1,
      open,
      close: { start: end, end: end + 1 },
      items,
      failure: tooDeep,
    };
  }
  context.report('unclosed', open, 'This `[` is never closed.');
  const unclosed = context.failAtEnd('array', skipBlanks(context.text, end));
  const last = items.at(-1)?.end ?? open.end;
  context.at = last;
  return { kind: 'array', start, end: last, open, close: undefined, items, failure: tooDeep ?? unclosed };
}

/** Reads entries up to the list's end. */
function parseItems(context: ParseContext): HoconItem[] {
  const items: HoconItem[] = [];
  const { frames } = context;
  context.frames = frames + FRAMES.firstEntry;
  for (;;) {
    context.at = skipBlanks(context.text, context.at);
    const { at: start, code } = context;
    if (context.isAtEnd || code === CLOSE_BRACKET || (code === CLOSE_BRACE && context.openObjects > 0)) break;
    const trivia = parseTrivia(context);
    if (trivia) {
      if (trivia !== 'line-break') items.push(trivia);
      context.frames = frames + FRAMES.laterEntry;
    } else if (code === CLOSE_BRACE) {
      context.failAtEnd('array', start);
      context.report('unexpected-close', { start, end: start + 1 }, 'There is no `{` for this `}`.');
      context.at++;
      items.push({ kind: 'error', start, end: start + 1 });
    } else items.push(parseValue(context, 'array'));
  }
  context.frames = frames;
  return items;
}
