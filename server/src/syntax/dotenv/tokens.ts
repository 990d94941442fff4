import type { TextRange } from '../../text/range';
import { byteOrderMark } from './characters';
import type { Assignment, DotenvDocument, DotenvStatement, DotenvValue, NameAlone } from './nodes';

export type TokenKind =
  | 'byte-order-mark'
  | 'blank'
  | 'line-break'
  | 'comment'
  | 'export'
  | 'name'
  | 'separator'
  | 'quote'
  | 'value'
  | 'reference'
  | 'text';

export interface Token extends TextRange {
  readonly kind: TokenKind;
}

/** The tokens of a document, in order; each character is in exactly one. */
export function* tokensOf(document: DotenvDocument): Generator<Token> {
  for (const statement of document.statements) {
    yield* tokensOfStatement(document.text, statement);
  }
}

/** The tokens of one statement: a character that no part of the node claims is blank, or text that is not ours. */
export function* tokensOfStatement(text: string, statement: DotenvStatement): Generator<Token> {
  let at = statement.start;
  if (text.charCodeAt(at) === byteOrderMark) {
    yield { kind: 'byte-order-mark', start: at, end: at + 1 };
    at++;
  }
  for (const part of partsOf(statement)) {
    if (part.end > part.start) {
      if (part.start > at) {
        yield { kind: 'blank', start: at, end: part.start };
      }
      yield part;
      at = part.end;
    }
  }
  if (statement.end > at) {
    yield {
      kind: statement.kind === 'blank' || isAllBlank(text, at, statement.end) ? 'blank' : 'text',
      start: at,
      end: statement.end,
    };
  }
  if (statement.fullEnd > statement.end) {
    yield { kind: 'line-break', start: statement.end, end: statement.fullEnd };
  }
}

function* partsOf(statement: DotenvStatement): Generator<Token> {
  switch (statement.kind) {
    case 'comment':
      yield { kind: 'comment', ...statement.comment };
      break;
    case 'name':
    case 'assignment':
      yield* partsOfNamed(statement);
      break;
    default:
      break;
  }
}

function* partsOfNamed(statement: Assignment | NameAlone): Generator<Token> {
  if (statement.exportRange) {
    yield { kind: 'export', ...statement.exportRange };
  }
  yield { kind: 'name', ...statement.name };
  if (statement.kind === 'assignment') {
    yield { kind: 'separator', ...statement.separator };
    yield* partsOfValue(statement.value);
  }
  if (statement.comment) {
    yield { kind: 'comment', ...statement.comment };
  }
}

function* partsOfValue(value: DotenvValue): Generator<Token> {
  yield { kind: 'quote', start: value.rawRange.start, end: value.range.start };
  let at = value.range.start;
  for (const reference of value.references) {
    yield { kind: 'value', start: at, end: reference.start };
    yield { kind: 'reference', start: reference.start, end: reference.end };
    at = reference.end;
  }
  yield { kind: 'value', start: at, end: value.range.end };
  yield { kind: 'quote', start: value.range.end, end: value.rawRange.end };
}

function isAllBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
