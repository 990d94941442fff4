import type { TextRange } from '../../text/range';
import { QUOTE, skipBlanks } from './characters';
import type { ParseContext } from './context';
import type { HoconFailure, HoconInclude, HoconQuoted } from './nodes';
import { NONE } from './scanner';

interface Content {
  readonly function: TextRange | undefined;
  readonly target: HoconQuoted | undefined;
  readonly failure: HoconFailure | undefined;
}

/** Reads `include "f"`, `include file("f")` and the like (R32); nothing is read where `include` is just a word. */
export function parseInclude(context: ParseContext): HoconInclude | undefined {
  const { at: start, scanner } = context;
  const keyword = scanner.keyword(start, 'INCLUDE');
  if (keyword === NONE) return undefined;
  context.at = skipBlanks(context.text, keyword);
  const content = parseContent(context);
  if (content) return { kind: 'include', start, end: context.at, required: undefined, ...content };
  const required = parseRequired(context);
  if (!required) context.at = start;
  return required && { kind: 'include', start, end: context.at, ...required };
}

function parseContent(context: ParseContext): Content | undefined {
  if (context.code === QUOTE) {
    const target = parseTarget(context);
    return target && { function: undefined, target, failure: undefined };
  }
  for (const word of ['url', 'file']) {
    const { at: start } = context;
    const end = context.scanner.exactKeyword(start, word);
    if (end === NONE) continue;
    context.at = end;
    const inner = parseInParentheses(context, () => parseTarget(context), 'a quoted string');
    return { function: { start, end }, target: inner.content, failure: inner.failure };
  }
  return undefined;
}

function parseRequired(context: ParseContext): (Content & { required: TextRange }) | undefined {
  const { at: start, text } = context;
  const end = context.scanner.exactKeyword(start, 'required');
  if (end === NONE) return undefined;
  context.at = end;
  const inner = parseInParentheses(context, () => parseContent(context), 'a quoted string, url or file');
  const content = inner.content ?? { function: undefined, target: undefined, failure: undefined };
  const failure = content.failure ?? (inner.content ? inner.failure : atKeyword(context, text, inner.failure));
  return { required: { start, end }, ...content, failure };
}

/** pyparsing reports a keyword that goes on behind its end, not at its start. */
function atKeyword(context: ParseContext, text: string, failure: HoconFailure | undefined): HoconFailure | undefined {
  const word = ['url', 'file'].find(name => failure && text.startsWith(name, failure.offset));
  if (!failure || !word) return failure;
  const moved = { ...failure, offset: failure.offset + word.length };
  if (context.failure === failure) context.failure = moved;
  return moved;
}

function parseTarget(context: ParseContext): HoconQuoted | undefined {
  const { at: start } = context;
  const end = context.code === QUOTE ? context.scanner.quoted(start) : NONE;
  if (end === NONE) return undefined;
  context.at = end;
  return { kind: 'quoted', start, end };
}

function parseInParentheses<Inner>(
  context: ParseContext,
  parse: () => Inner | undefined,
  expected: string,
): { readonly content: Inner | undefined; readonly failure: HoconFailure | undefined } {
  const open = expect(context, '(');
  if (open) return { content: undefined, failure: open };
  const problems = context.problems.length;
  const inner = skipBlanks(context.text, context.at);
  const end = context.at;
  context.at = inner;
  const content = parse();
  if (content === undefined) {
    context.at = end;
    context.report('include-syntax', { start: end - 1, end }, 'The name of the file, in double quotes, is missing.');
    return { content, failure: context.failCommitted(inner, expected) };
  }
  if (context.problems.length > problems) return { content, failure: undefined };
  return { content, failure: expect(context, ')') };
}

function expect(context: ParseContext, character: '(' | ')'): HoconFailure | undefined {
  const next = skipBlanks(context.text, context.at);
  if (context.text[next] === character) {
    context.at = next + 1;
    return undefined;
  }
  const place = { start: Math.max(0, context.at - 1), end: context.at };
  context.report('include-syntax', place, `A \`${character}\` is missing behind this.`);
  return context.failCommitted(next, `'${character}'`);
}
