import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  endOfComment,
  isBlank,
  isLineBreak,
  skipBlanks,
  startsComment,
} from './characters';
import { type Container, FRAMES, MAX_DEPTH, type ParseContext } from './context';
import { parseField } from './field';
import { parseInclude } from './include';
import { skipNested } from './nesting';
import type { HoconComma, HoconComment, HoconMember, HoconObject } from './nodes';

/** Reads the object at the context's `{`. */
export function parseObject(context: ParseContext): HoconObject {
  const start = context.at;
  const open = { start, end: start + 1 };
  const tooDeep = context.failIfTooDeep(start);
  if (context.depth >= MAX_DEPTH)
    return { ...skipNested(context), kind: 'object', open, members: [], failure: tooDeep };
  const outerSuspect = context.suspect;
  context.suspect = undefined;
  context.at++;
  context.depth++;
  context.openObjects++;
  context.frames += FRAMES.object;
  const members = parseMembers(context, 'object');
  context.frames -= FRAMES.object;
  context.openObjects--;
  context.depth--;
  const end = context.at;
  if (!context.isAtEnd && context.code === CLOSE_BRACE) {
    context.at++;
    const close = { start: end, end: end + 1 };
    const isSuspect = indentBefore(context.text, end) < indentOfLine(context.text, start);
    context.suspect = outerSuspect ?? context.suspect ?? (isSuspect ? open : undefined);
    return { kind: 'object', start, end: close.end, open, close, members, failure: tooDeep };
  }
  // The brace that is missing may be that of an object inside, which then took this one's.
  context.report('unclosed', context.suspect ?? open, 'This `{` is never closed.');
  context.suspect = outerSuspect;
  const unclosed = context.failAtEnd('object', skipBlanks(context.text, end));
  const last = members.at(-1)?.end ?? open.end;
  context.at = last;
  return { kind: 'object', start, end: last, open, close: undefined, members, failure: tooDeep ?? unclosed };
}

/** Blanks in front of `at` when nothing else stands there on its line; otherwise a width that no line has. */
function indentBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start === 0 || isLineBreak(text.charCodeAt(start - 1)) ? at - start : Number.POSITIVE_INFINITY;
}

function indentOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return skipBlanks(text, start) - start;
}

/** Reads members up to the end of their container: a `}` for an object in braces, otherwise the end of the text. */
export function parseMembers(context: ParseContext, container: 'root' | 'object'): HoconMember[] {
  const members: HoconMember[] = [];
  for (;;) {
    context.at = skipBlanks(context.text, context.at);
    if (context.isAtEnd || endsContainer(context, container)) return members;
    const member = parseTrivia(context) ?? parseMember(context, container);
    if (member !== 'line-break') members.push(member);
  }
}

function endsContainer(context: ParseContext, container: Container): boolean {
  if (container === 'root') return false;
  const { code } = context;
  return code === CLOSE_BRACE || (code === CLOSE_BRACKET && context.openArrays > 0);
}

/** Reads the line break, comma or comment at the context's offset; a line break gives no node. */
export function parseTrivia(context: ParseContext): HoconComma | HoconComment | 'line-break' | undefined {
  const { at: start, code, text } = context;
  if (isLineBreak(code)) {
    context.at++;
    return 'line-break';
  }
  if (code === COMMA) {
    context.at++;
    return { kind: 'comma', start, end: start + 1 };
  }
  if (!startsComment(text, start)) return undefined;
  context.at = endOfComment(text, start);
  return { kind: 'comment', start, end: context.at };
}

function parseMember(context: ParseContext, container: Container): HoconMember {
  const { at: start, code } = context;
  if (code !== CLOSE_BRACE && code !== CLOSE_BRACKET) return parseInclude(context) ?? parseField(context, container);
  context.failAtEnd(container, start);
  const [open, close] = code === CLOSE_BRACE ? ['{', '}'] : ['[', ']'];
  context.report('unexpected-close', { start, end: start + 1 }, `There is no \`${open}\` for this \`${close}\`.`);
  context.at++;
  return { kind: 'error', start, end: start + 1 };
}
