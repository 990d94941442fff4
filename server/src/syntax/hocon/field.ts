import type { TextRange } from '../../text/range';
import { shownName } from '../../text/shown-name';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOLLAR,
  EQUALS,
  endOfComment,
  isBlank,
  isKeyCharacter,
  isLineBreak,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  skipBlanks,
  startsComment,
} from './characters';
import { type Container, FRAMES, type ParseContext } from './context';
import { parseKey } from './key';
import { describeIllegalInKey } from './messages';
import type { HoconComment, HoconError, HoconFailure, HoconField, HoconKey, HoconSeparator, HoconValue } from './nodes';
import { parseObject } from './object';
import { NONE } from './scanner';
import { parseValue } from './value';

/** Reads a field, or, where none starts, what could have been meant as one; at least one character. */
export function parseField(context: ParseContext, container: Container): HoconField | HoconError {
  const start = context.at;
  const key = parseKey(context);
  return key ? parseBehindKey(context, container, key) : parseWithoutKey(context, container, start);
}

function parseBehindKey(context: ParseContext, container: Container, key: HoconKey): HoconField {
  const behindKey = context.at;
  const comments = parseBetween(context);
  if (!context.isAtEnd && context.code === OPEN_BRACE) return withObject(context, key, comments, undefined, undefined);
  const separator = parseSeparator(context);
  if (separator) return withValue(context, container, key, separator, comments, undefined, undefined);
  const failure = context.failCommitted(context.at, "'{', '=', ':' or '+='");
  if (context.isAtEnd || context.at !== skipBlanks(context.text, behindKey)) {
    context.at = key.end;
    reportAlone(context, key);
    return field(key, undefined, undefined, [], undefined, failure, key.end);
  }
  return parseBroken(context, container, key, failure);
}

function reportAlone(context: ParseContext, key: HoconKey): void {
  const message = `\`${shownName(key.text)}\` has no value: a \`:\` or \`=\` is missing behind it.`;
  context.report('missing-separator', key, message);
}

/** Text that belongs to no key stands at the context's offset, behind `key` or in place of one. */
function parseBroken(
  context: ParseContext,
  container: Container,
  key: HoconKey,
  failure: HoconFailure | undefined,
): HoconField {
  const error = parseIllegalKey(context, key);
  const comments = context.isAtEnd ? [] : parseBetween(context);
  if (!context.isAtEnd && context.code === OPEN_BRACE) return withObject(context, key, comments, error, failure);
  if (!context.isAtEnd && context.code === OPEN_BRACKET) {
    const value = parseNestedValue(context, container);
    return field(key, undefined, value, comments, error, failure, value.end);
  }
  const separator = parseSeparator(context);
  if (separator) return withValue(context, container, key, separator, comments, error, failure);
  const end = error?.end ?? key.end;
  context.at = end;
  return field(key, undefined, undefined, [], error, failure, end);
}

/** What stands where a key should be: a separator or bracket without a key, or characters that no key may hold. */
function parseWithoutKey(context: ParseContext, container: Container, start: number): HoconField | HoconError {
  const failure = context.failAtEnd(container, start);
  const key: HoconKey = { kind: 'invalid', start, end: start, text: '', segments: [] };
  const { code } = context;
  const isSeparator =
    code === COLON || code === EQUALS || (code === PLUS && context.text.charCodeAt(start + 1) === EQUALS);
  if (isSeparator || code === OPEN_BRACE || code === OPEN_BRACKET) {
    const what = isSeparator ? 'this separator' : code === OPEN_BRACE ? 'this object' : 'this list';
    context.report('missing-key', { start, end: start + 1 }, `There is no key before ${what}.`);
  }
  const broken = parseBroken(context, container, key, undefined);
  if (!broken.separator && !broken.value) return { kind: 'error', start, end: broken.end };
  return { ...broken, failure: broken.failure ?? failure };
}

/** Passes over characters that no key may hold, up to a separator, a brace or what else ends them. */
function parseIllegalKey(context: ParseContext, key: HoconKey): HoconError | undefined {
  const { at: start, text } = context;
  let end = start;
  while (end < text.length && !endsIllegalKey(text, end)) {
    const substitution = text.charCodeAt(end) === DOLLAR ? context.scanner.substitution(end) : NONE;
    end = substitution === NONE ? end + 1 : substitution;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  context.at = end;
  if (end === start) {
    if (context.code === OPEN_BRACKET && key.kind !== 'invalid') {
      context.report('missing-separator', { start, end: start + 1 }, 'A list needs `:` or `=` before it.');
    } else if (key.kind !== 'invalid') {
      reportAlone(context, key);
    }
    return undefined;
  }
  context.report('invalid-key', { start, end }, describeIllegalInKey(text, start));
  return { kind: 'error', start, end };
}

function endsIllegalKey(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    isLineBreak(code) ||
    code === COLON ||
    code === EQUALS ||
    (code === PLUS && text.charCodeAt(at + 1) === EQUALS) ||
    code === COMMA ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    startsComment(text, at)
  );
}

/** Line breaks and comments between key, separator and value (R4). */
function parseBetween(context: ParseContext): HoconComment[] {
  const { text } = context;
  const comments: HoconComment[] = [];
  for (;;) {
    const start = skipBlanks(text, context.at);
    context.at = start;
    if (start >= text.length) return comments;
    if (startsComment(text, start)) {
      context.at = endOfComment(text, start);
      comments.push({ kind: 'comment', start, end: context.at });
    } else if (isLineBreak(text.charCodeAt(start))) context.at++;
    else return comments;
  }
}

function parseSeparator(context: ParseContext): HoconSeparator | undefined {
  const { at: start, text } = context;
  if (start >= text.length) return undefined;
  const code = text.charCodeAt(start);
  if (code === EQUALS || code === COLON) {
    context.at++;
    return { start, end: start + 1, operator: code === EQUALS ? '=' : ':' };
  }
  if (code !== PLUS || text.charCodeAt(start + 1) !== EQUALS) return undefined;
  context.at += 2;
  return { start, end: start + 2, operator: '+=' };
}

function withObject(
  context: ParseContext,
  key: HoconKey,
  comments: readonly HoconComment[],
  error: HoconError | undefined,
  failure: HoconFailure | undefined,
): HoconField {
  context.frames += FRAMES.field;
  const object = parseObject(context);
  context.frames -= FRAMES.field;
  const value: HoconValue = {
    kind: 'value',
    start: object.start,
    end: object.end,
    parts: [object],
    failure: undefined,
  };
  return field(key, undefined, value, comments, error, failure, value.end);
}

function parseNestedValue(context: ParseContext, container: Container): HoconValue {
  context.frames += FRAMES.fieldWithSeparator;
  const value = parseValue(context, container);
  context.frames -= FRAMES.fieldWithSeparator;
  return value;
}

function withValue(
  context: ParseContext,
  container: Container,
  key: HoconKey,
  separator: HoconSeparator,
  before: readonly HoconComment[],
  error: HoconError | undefined,
  failure: HoconFailure | undefined,
): HoconField {
  const comments = [...before, ...parseBetween(context)];
  const problems = context.problems.length;
  const read = parseNestedValue(context, container);
  const swallows = swallowedLine(context.text, separator, read);
  const isEmpty = read.parts.length === 0;
  if (isEmpty) context.at = Math.max(separator.end, comments.at(-1)?.end ?? 0);
  const value = isEmpty ? { ...read, start: separator.end, end: separator.end } : read;
  if (swallows) {
    // The mistake is the value that is missing, not what the next line looks like when it is read as one.
    context.problems.length = problems;
    const place = { start: key.start, end: separator.end };
    context.report(
      'missing-value',
      place,
      `\`${shownName(key.text)}\` has no value, so the next line is read as its value.`,
    );
  }
  return field(key, separator, value, comments, error, failure, context.at, swallows);
}

/** R5: the value stands on a later line, and that line looks like a field. */
function swallowedLine(text: string, separator: TextRange, value: HoconValue): TextRange | undefined {
  const first = value.parts[0];
  if (first?.kind !== 'unquoted' && first?.kind !== 'quoted') return undefined;
  if (!hasLineBreak(text, separator.end, first.start)) return undefined;
  let end = first.kind === 'quoted' ? first.end : first.start;
  while (end < text.length && isKeyCharacter(text.charCodeAt(end))) end++;
  const behind = skipBlanks(text, end);
  const next = text.charCodeAt(behind);
  const isAddress = text.startsWith('://', behind);
  const isField = (next === COLON && !isAddress) || next === EQUALS || next === OPEN_BRACE;
  return isField ? { start: first.start, end: value.end } : undefined;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isLineBreak(text.charCodeAt(i))) return true;
  return false;
}

function field(
  key: HoconKey,
  separator: HoconSeparator | undefined,
  value: HoconValue | undefined,
  comments: readonly HoconComment[],
  error: HoconError | undefined,
  failure: HoconFailure | undefined,
  end: number,
  swallows?: TextRange,
): HoconField {
  return { kind: 'field', start: key.start, end, key, separator, value, comments, error, swallows, failure };
}
