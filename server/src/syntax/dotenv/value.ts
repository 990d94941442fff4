import type { TextRange } from '../../text/range';
import { behindLineBreak, endOfIdentifier, endOfLine, endOfName, isBlank, skipBlanks, trimEnd } from './characters';
import { isConflictMarker } from './conflict-marker';
import type { AssignmentProblem, DotenvValue, Quote } from './nodes';
import { findReferences } from './references';

/** A value with what follows it on its last line. */
export interface ParsedValue {
  readonly value: DotenvValue;
  readonly comment: TextRange | undefined;
  readonly problem: AssignmentProblem | undefined;
  /** End of the line on which the value ends. */
  readonly end: number;
  /** True when a closing quote was looked for in vain on later lines. */
  readonly looksAhead?: boolean;
}

/**
 * Reads the value behind a separator.
 * @param from offset behind the separator
 * @param lineEnd end of the separator's line, without line break
 * @param multiline whether a quoted value may go on behind `lineEnd`
 */
export function parseValue(text: string, from: number, lineEnd: number, multiline: boolean): ParsedValue {
  const start = skipBlanks(text, from, lineEnd);
  if (start === lineEnd || (start > from && text[start] === '#')) {
    const comment = start === lineEnd ? undefined : { start, end: lineEnd };
    return { value: plain(text, from, from), comment, problem: undefined, end: lineEnd };
  }
  const quote = quoteAt(text, start);
  if (!quote) {
    return parseUnquoted(text, start, lineEnd, undefined);
  }
  return (
    parseQuoted(text, start, lineEnd, quote, multiline) ?? {
      ...(parseFalseQuote(text, start, lineEnd, quote) ?? parseUnquoted(text, start, lineEnd, quote)),
      looksAhead: multiline,
    }
  );
}

/** The quote at an offset, if there is one. */
export function quoteAt(text: string, at: number): Quote | undefined {
  const char = text[at];
  return char === '"' || char === "'" || char === '`' ? char : undefined;
}

/** Builds the node of a value without quotes. */
export function plain(text: string, start: number, end: number): DotenvValue {
  const range = { start, end };
  return { range, rawRange: range, quote: undefined, references: findReferences(text, start, end, false) };
}

/** Builds the node of a value between the quotes at `start` and `close`. */
export function quoted(text: string, start: number, close: number, quote: Quote): DotenvValue {
  return {
    range: { start: start + 1, end: close },
    rawRange: { start, end: close + 1 },
    quote,
    references: quote === '"' ? findReferences(text, start + 1, close, true) : [],
  };
}

function parseUnquoted(text: string, start: number, lineEnd: number, opened: Quote | undefined): ParsedValue {
  const hash = opened ? lineEnd : startOfInlineComment(text, start, lineEnd);
  const value = plain(text, start, trimEnd(text, start, hash));
  const problem: AssignmentProblem | undefined = opened && {
    kind: 'unterminated-quote',
    ...value.range,
    message: `The quote ${opened} is not closed.`,
  };
  return { value, comment: hash < lineEnd ? { start: hash, end: lineEnd } : undefined, problem, end: lineEnd };
}

function parseQuoted(
  text: string,
  start: number,
  lineEnd: number,
  quote: Quote,
  multiline: boolean,
): ParsedValue | undefined {
  const close = findQuote(text, start + 1, lineEnd, quote);
  if (close !== undefined) {
    return behindQuote(text, start, close, lineEnd, quote);
  }
  const later = multiline ? findQuoteOnLaterLine(text, lineEnd, quote) : undefined;
  return later && behindQuote(text, start, later.close, later.lineEnd, quote);
}

/** A value whose last quote stands behind a backslash. */
function parseFalseQuote(text: string, start: number, lineEnd: number, quote: Quote): ParsedValue | undefined {
  // `'C:\dir\'`: no reader agrees with another on this, but whoever wrote it meant the last quote to close.
  const last = text.lastIndexOf(quote, lineEnd - 1);
  return last > start && isCommentOrNothing(text, last + 1, lineEnd)
    ? behindQuote(text, start, last, lineEnd, quote)
    : undefined;
}

function behindQuote(text: string, start: number, close: number, lineEnd: number, quote: Quote): ParsedValue {
  const rest = skipBlanks(text, close + 1, lineEnd);
  if (rest === lineEnd || text[rest] === '#') {
    const comment = rest === lineEnd ? undefined : { start: rest, end: lineEnd };
    return { value: quoted(text, start, close, quote), comment, problem: undefined, end: lineEnd };
  }
  const hash = startOfInlineComment(text, close + 1, lineEnd);
  const end = trimEnd(text, rest, hash);
  return {
    value: plain(text, start, end),
    comment: hash < lineEnd ? { start: hash, end: lineEnd } : undefined,
    problem: { kind: 'text-after-quote', start: rest, end, message: 'There is text behind the closing quote.' },
    end: lineEnd,
  };
}

/** Offset of the next `quote` that no backslash escapes. */
function findQuote(text: string, from: number, to: number, quote: Quote): number | undefined {
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (char === '\\') {
      at++;
    } else if (char === quote) {
      return at;
    }
  }
  return undefined;
}

/**
 * The closing quote of a value that goes on behind `lineEnd`. There is none when the first quote to come looks as if a
 * forgotten one had swallowed the rest of the file: there is text behind it, it stands in an assignment, or in a
 * comment behind one, or a conflict marker comes before it. Assignments alone prove nothing: a script holds some.
 */
function findQuoteOnLaterLine(
  text: string,
  lineEnd: number,
  quote: Quote,
): { readonly close: number; readonly lineEnd: number } | undefined {
  let hasAssignment = false;
  for (let start = behindLineBreak(text, lineEnd); start < text.length; ) {
    const end = endOfLine(text, start);
    if (isConflictMarker(text, start, end)) {
      return undefined;
    }
    const isAssignment = looksLikeAssignment(text, start, end);
    const close = findQuote(text, start, end, quote);
    if (close !== undefined) {
      const isInComment = hasAssignment && text[skipBlanks(text, start, end)] === '#';
      return isAssignment || isInComment || !isCommentOrNothing(text, close + 1, end)
        ? undefined
        : { close, lineEnd: end };
    }
    hasAssignment ||= isAssignment;
    start = behindLineBreak(text, end);
  }
  return undefined;
}

function isCommentOrNothing(text: string, from: number, lineEnd: number): boolean {
  const at = skipBlanks(text, from, lineEnd);
  return at === lineEnd || text[at] === '#';
}

/** True for `NAME=…`, but not for a line of base64 that ends in padding. */
function looksLikeAssignment(text: string, start: number, end: number): boolean {
  let at = skipBlanks(text, start, end);
  if (text.startsWith('export', at) && isBlank(text.charCodeAt(at + 6))) {
    at = skipBlanks(text, at + 6, end);
  }
  if (endOfIdentifier(text, at, end) === at) {
    return false;
  }
  const nameEnd = endOfName(text, at, end);
  const separator = skipBlanks(text, nameEnd, end);
  if (text[separator] !== '=' || separator >= end) {
    return false;
  }
  let rest = separator + 1;
  if (text[rest] === '=') {
    rest++;
  }
  if (quoteAt(text, rest)) {
    rest++;
  }
  const name = text.slice(at, nameEnd);
  const isPadding = separator === nameEnd && skipBlanks(text, rest, end) >= end && name !== name.toUpperCase();
  return !isPadding;
}

/** Offset of the first `#` behind a blank; `to` when there is none. */
function startOfInlineComment(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (text.charCodeAt(at) === 35 && isBlank(text.charCodeAt(at - 1))) {
      return at;
    }
  }
  // Directly behind `from` a `#` has no blank before it, unless the character before `from` is one.
  return to;
}
