import type { TextRange } from '../../text/range';
import { parseArray } from './array';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOLLAR,
  isBlank,
  isLineBreak,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipBlanks,
  skipLineBreaks,
  startsComment,
} from './characters';
import type { Container, ParseContext } from './context';
import { parseInclude } from './include';
import { describeIllegal } from './messages';
import type { HoconError, HoconFailure, HoconPart, HoconValue } from './nodes';
import { parseObject } from './object';
import { NONE } from './scanner';

/**
 * Reads a concatenation of parts (R25) from the context's offset to the end of its line, a comma or a closing bracket.
 * @param container What the value stands in.
 */
export function parseValue(context: ParseContext, container: Container): HoconValue {
  context.at = skipBlanks(context.text, context.at);
  const start = context.at;
  const parts: HoconPart[] = [];
  let end = start;
  let failure: HoconFailure | undefined;
  let isText = false;
  while (!endsValue(context)) {
    const problems = context.problems.length;
    let part = parsePart(context);
    if (!part) {
      failure ??= context.failAtEnd(container, context.at);
      part = parseIllegal(context);
    } else if (part.kind === 'object' && context.problems.length > problems && touchesText(parts.at(-1), part)) {
      // `id-{task}`: the mistake is not inside the braces.
      context.problems.length = problems;
      isText = true;
      context.report('mixed-kinds', part, 'Braces start an object. Put a text with braces in double quotes.');
    }
    parts.push(part);
    end = part.end;
    context.at = skipBlanks(context.text, context.at);
  }
  context.at = Math.max(end, start);
  if (!isText) reportMixedKinds(context, parts);
  return { kind: 'value', start, end, parts, failure };
}

function endsValue(context: ParseContext): boolean {
  if (context.isAtEnd) return true;
  const { code } = context;
  return (
    isLineBreak(code) ||
    code === COMMA ||
    code === CLOSE_BRACE ||
    code === CLOSE_BRACKET ||
    startsComment(context.text, context.at)
  );
}

/** Reads the part at the context's offset in the order in which pyhocon tries its kinds; undefined if there is none. */
export function parsePart(context: ParseContext, withInclude = true): HoconPart | undefined {
  const include = withInclude ? parseInclude(context) : undefined;
  if (include) return include;
  switch (context.code) {
    case DOLLAR:
      return parseSubstitution(context);
    case OPEN_BRACE:
      return parseObject(context);
    case OPEN_BRACKET:
      return parseArray(context);
    case QUOTE:
      return parseString(context);
    case BACKSLASH:
      return parseUnquoted(context) ?? parseContinuation(context);
    default:
      return parseDuration(context) ?? parseNumber(context) ?? parseKeyword(context) ?? parseUnquoted(context);
  }
}

function parseSubstitution(context: ParseContext): HoconPart | undefined {
  const { at: start, text } = context;
  const end = context.scanner.substitution(start);
  if (end === NONE) return undefined;
  context.at = end;
  // `${?}` is the mandatory variable named `?`.
  const optional = text[start + 2] === '?' && end > start + 4;
  return { kind: 'substitution', start, end, optional, path: { start: start + (optional ? 3 : 2), end: end - 1 } };
}

function parseString(context: ParseContext): HoconPart | undefined {
  const { at: start, scanner } = context;
  const triple = scanner.tripleQuoted(start);
  const end = triple === NONE ? scanner.quoted(start) : triple;
  if (end === NONE) return undefined;
  context.at = end;
  return { kind: triple === NONE ? 'quoted' : 'triple-quoted', start, end };
}

function parseUnquoted(context: ParseContext): HoconPart | undefined {
  const { at: start } = context;
  const end = context.scanner.unquoted(start);
  if (end === NONE) return undefined;
  context.at = end;
  return { kind: 'unquoted', start, end };
}

function parseContinuation(context: ParseContext): HoconPart {
  const { at: start, text } = context;
  const next = skipBlanks(text, start + 1);
  const end = skipLineBreaks(text, next);
  if (end > next) {
    context.at = end;
    return { kind: 'continuation', start, end, failure: undefined };
  }
  context.at = start + 1;
  context.report('illegal-character', { start, end: start + 1 }, 'Nothing follows this backslash.');
  return { kind: 'continuation', start, end: start + 1, failure: context.failCommitted(next, 'a line break') };
}

function parseDuration(context: ParseContext): HoconPart | undefined {
  const { at: start } = context;
  const duration = context.scanner.duration(start);
  if (!duration) return undefined;
  const { amountEnd, unitStart, end } = duration;
  context.at = end;
  return { kind: 'duration', start, end, amount: { start, end: amountEnd }, unit: { start: unitStart, end } };
}

function parseNumber(context: ParseContext): HoconPart | undefined {
  const { at: start } = context;
  const end = context.scanner.number(start);
  if (end === NONE) return undefined;
  context.at = end;
  return { kind: 'number', start, end };
}

function parseKeyword(context: ParseContext): HoconPart | undefined {
  const { at: start, scanner } = context;
  for (const word of ['TRUE', 'FALSE', 'NULL'] as const) {
    const end = scanner.keyword(start, word);
    if (end === NONE) continue;
    context.at = end;
    return word === 'NULL' ? { kind: 'null', start, end } : { kind: 'boolean', start, end, value: word === 'TRUE' };
  }
  return undefined;
}

/** Text that pyhocon cannot read as part of a value: up to a blank, or to what ends a value. */
function parseIllegal(context: ParseContext): HoconError {
  const { at: start, text } = context;
  if (context.code === QUOTE) {
    const string = endOfOpenString(text, start);
    const isTriple = text.startsWith('"""', Math.max(0, start - 2)) && start >= 2;
    context.report(
      'unclosed-string',
      { start, end: string },
      isTriple ? 'The `"""` that opens this string has no closing `"""`.' : 'This string is not closed on its line.',
    );
    context.at = string;
    return { kind: 'error', start, end: string };
  }
  let end = start + 1;
  if (context.code === DOLLAR && text.charCodeAt(end) === OPEN_BRACE) {
    end += text.charCodeAt(end + 1) === CLOSE_BRACE ? 2 : 1;
  }
  while (end < text.length && !endsIllegal(text, end)) end++;
  context.at = end;
  context.report('illegal-character', { start, end: start + 1 }, describeIllegal(text, start));
  return { kind: 'error', start, end };
}

function endsIllegal(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    isBlank(code) ||
    isLineBreak(code) ||
    code === COMMA ||
    code === CLOSE_BRACE ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === OPEN_BRACKET ||
    code === QUOTE ||
    startsComment(text, at)
  );
}

function endOfOpenString(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  while (end > at + 1 && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function touchesText(previous: HoconPart | undefined, part: TextRange): boolean {
  return previous?.kind === 'unquoted' && previous.end === part.start;
}

const KIND_NAMES = { object: 'an object', array: 'a list', string: 'a text' } as const;

/** R25: texts, lists and objects cannot be joined with one another. With a substitution only resolving can tell. */
function reportMixedKinds(context: ParseContext, parts: readonly HoconPart[]): void {
  const values = parts.filter(part => part.kind !== 'continuation');
  if (values.length < 2 || values.some(part => part.kind === 'substitution' || part.kind === 'error')) return;
  const first = kindOf(values[0]!);
  const odd = values.find(part => kindOf(part) !== first);
  if (!odd) return;
  const message = `${capitalize(KIND_NAMES[kindOf(odd)])} cannot be joined to ${KIND_NAMES[first]}.`;
  context.report('mixed-kinds', odd, message);
}

function capitalize(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

function kindOf(part: HoconPart): keyof typeof KIND_NAMES {
  return part.kind === 'object' || part.kind === 'array' ? part.kind : 'string';
}
