import { parseArray } from './array';
import {
  BYTE_ORDER_MARK,
  COMMA,
  endOfComment,
  isLineBreak,
  OPEN_BRACE,
  OPEN_BRACKET,
  skipBlanks,
  startsComment,
} from './characters';
import { ParseContext } from './context';
import { describeIllegalInKey } from './messages';
import type { HoconComma, HoconComment, HoconDocument, HoconError, HoconMember, HoconObject } from './nodes';
import { parseMembers, parseObject, parseTrivia } from './object';

/**
 * Parses a clearml.conf in the dialect of ClearML's copy of pyhocon (R1–R34). Total: every text gives a tree that covers
 * it; after a mistake reading goes on with the next field. Takes linear time, and recursion is bounded by `MAX_DEPTH`.
 */
export function parseHocon(text: string): HoconDocument {
  const context = new ParseContext(text);
  const leading = parseLeading(context);
  const { root, trailing } = parseRoot(context);
  const problems = context.problems.sort((a, b) => a.start - b.start);
  return { text, leading, root, trailing, problems, failure: context.failure };
}

function parseRoot(context: ParseContext): { root: HoconDocument['root']; trailing: readonly HoconMember[] } {
  if (context.isAtEnd || (context.code !== OPEN_BRACE && context.code !== OPEN_BRACKET)) {
    return { root: parseBareRoot(context), trailing: [] };
  }
  const root = context.code === OPEN_BRACE ? parseObject(context) : parseArray(context);
  return { root, trailing: parseTrailing(context, root) };
}

/** R1: behind a root in brackets or braces. What is no comment there is read as members, to have it in the tree. */
function parseTrailing(context: ParseContext, root: HoconDocument['root']): HoconMember[] {
  const trailing: HoconMember[] = [];
  for (;;) {
    context.at = skipBlanks(context.text, context.at);
    const trivia = context.isAtEnd ? undefined : parseTrivia(context);
    if (!trivia) break;
    if (trivia !== 'line-break') trailing.push(trivia);
  }
  if (context.isAtEnd) return trailing;
  const { at: start } = context;
  context.failAtEnd('root', start);
  const problems = context.problems.length;
  trailing.push(...parseMembers(context, 'root'));
  if (root.close) {
    context.problems.length = problems;
    const [what, close] = root.kind === 'object' ? ['object', '}'] : ['list', ']'];
    const message = `Nothing but comments may follow the \`${close}\` that closes the file's ${what}.`;
    context.report('text-after-root', { start, end: trailing.at(-1)!.end }, message);
  }
  return trailing;
}

function parseBareRoot(context: ParseContext): HoconObject {
  const start = context.at;
  const mark = start === 0 && context.code === BYTE_ORDER_MARK ? [parseByteOrderMark(context)] : [];
  const members = [...mark, ...parseMembers(context, 'root')];
  const end = members.at(-1)?.end ?? start;
  return { kind: 'object', start, end, open: undefined, close: undefined, members, failure: undefined };
}

/** R2. */
function parseByteOrderMark(context: ParseContext): HoconError {
  context.failAtEnd('root', 0);
  context.report('byte-order-mark', { start: 0, end: 1 }, describeIllegalInKey(context.text, 0));
  context.at = 1;
  return { kind: 'error', start: 0, end: 1 };
}

/** Comments and line breaks; commas too, but only in front of a comment, and without blanks among them. */
function parseLeading(context: ParseContext): (HoconComment | HoconComma)[] {
  const { text } = context;
  const leading: (HoconComment | HoconComma)[] = [];
  for (;;) {
    const start = skipBlanks(text, context.at);
    const commas: HoconComma[] = [];
    let at = start;
    for (; at < text.length && (isLineBreak(text.charCodeAt(at)) || text.charCodeAt(at) === COMMA); at++) {
      if (text.charCodeAt(at) === COMMA) commas.push({ kind: 'comma', start: at, end: at + 1 });
    }
    const comment = skipBlanks(text, at);
    if (startsComment(text, comment)) {
      context.at = endOfComment(text, comment);
      leading.push(...commas, { kind: 'comment', start: comment, end: context.at });
    } else if (at === start || commas.length > 0) {
      context.at = start;
      return leading;
    } else context.at = at;
  }
}
