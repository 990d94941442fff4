import type { TextRange } from '../../text/range';
import { skipBlanks } from './characters';
import { ParseContext } from './context';
import type { HoconPart } from './nodes';
import { parsePart } from './value';

/**
 * The parts of a value that an include is when it is not read as one: pyhocon steps back to this when the included file
 * has a syntax error (R32).
 */
export function parseAsText(text: string, range: TextRange): HoconPart[] {
  const context = new ParseContext(text);
  const parts: HoconPart[] = [];
  context.at = range.start;
  while (context.at < range.end) {
    const part = parsePart(context, false);
    if (!part) break;
    parts.push(part);
    context.at = skipBlanks(text, context.at);
  }
  return parts;
}
