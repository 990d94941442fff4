import type { TextRange } from '../../text/range';
import { byteOrderMark } from './characters';
import type { DockerfileDocument, Gap, Instruction, InstructionBody, Pair, Piece } from './nodes';

export type TokenKind =
  | 'byte-order-mark'
  | 'blank'
  | 'line-break'
  | 'comment'
  | 'directive'
  | 'keyword'
  | 'flag'
  | 'image'
  | 'name'
  | 'separator'
  | 'value'
  | 'reference'
  | 'continuation'
  | 'heredoc-body'
  | 'heredoc-end'
  | 'text';

export interface Token extends TextRange {
  readonly kind: TokenKind;
}

/** The tokens of a document, in order; each character is in exactly one. */
export function* tokensOf(document: DockerfileDocument): Generator<Token> {
  for (const piece of document.pieces) {
    yield* tokensOfPiece(document.text, piece);
  }
}

/** The tokens of one piece: a character that no part of the node claims is blank, or text that carries no setting. */
export function* tokensOfPiece(text: string, piece: Piece): Generator<Token> {
  let at = piece.start;
  if (at === 0 && text.charCodeAt(0) === byteOrderMark && at < piece.end) {
    yield { kind: 'byte-order-mark', start: 0, end: 1 };
    at = 1;
  }
  for (const part of partsOf(piece)) {
    // A nested reference lies inside one that was given already.
    if (part.start >= at && part.end > part.start) {
      yield* filler(text, at, part.start);
      yield part;
      at = part.end;
    }
  }
  yield* filler(text, at, piece.end);
  if (piece.fullEnd > Math.max(at, piece.end)) {
    yield { kind: 'line-break', start: Math.max(at, piece.end), end: piece.fullEnd };
  }
}

function* filler(text: string, start: number, end: number): Generator<Token> {
  if (end > start) {
    yield { kind: text.slice(start, end).trim() === '' ? 'blank' : 'text', start, end };
  }
}

function partsOf(piece: Piece): Iterable<Token> {
  switch (piece.kind) {
    case 'blank':
      return [];
    case 'comment':
      return [{ kind: 'comment', ...range(piece.comment) }];
    case 'directive':
      return [{ kind: 'directive', ...range(piece.comment) }];
    case 'instruction':
      return partsOfInstruction(piece);
  }
}

function* partsOfInstruction(piece: Instruction): Generator<Token> {
  const parts: Token[] = [{ kind: 'keyword', ...range(piece.keyword) }];
  if (piece.body.kind === 'onbuild' && piece.body.keyword) {
    parts.push({ kind: 'keyword', ...range(piece.body.keyword) });
  }
  for (const flag of piece.flags) {
    parts.push({ kind: 'flag', ...range(flag) });
  }
  addBody(piece.body, parts);
  parts.sort((a, b) => a.start - b.start || b.end - a.end);
  const bodies = piece.heredocs[0]?.body.start ?? piece.end;
  yield* withGaps(
    parts.filter(part => part.start < bodies),
    piece.gaps,
  );
  const inBodies = parts.filter(part => part.start >= bodies);
  let next = 0;
  for (const heredoc of piece.heredocs) {
    let at = heredoc.body.start;
    for (; next < inBodies.length && inBodies[next]!.start < heredoc.body.end; next++) {
      const part = inBodies[next]!;
      if (part.start >= at && part.end <= heredoc.body.end && part.end > part.start) {
        yield { kind: 'heredoc-body', start: at, end: part.start };
        yield part;
        at = part.end;
      }
    }
    yield { kind: 'heredoc-body', start: at, end: heredoc.body.end };
    yield { kind: 'heredoc-end', ...range(heredoc.terminator) };
  }
}

function addBody(body: InstructionBody, parts: Token[]): void {
  switch (body.kind) {
    case 'env':
    case 'arg':
      for (const pair of body.pairs) {
        addPair(pair, parts);
      }
      break;
    case 'run':
      for (const pair of body.assignments) {
        addPair(pair, parts);
      }
      break;
    case 'from':
      if (body.image) {
        parts.push({ kind: 'image', ...range(body.image) });
      }
      if (body.stage) {
        parts.push({ kind: 'name', ...range(body.stage) });
      }
      break;
    case 'onbuild':
      if (body.trigger) {
        addBody(body.trigger, parts);
      }
      break;
    case 'other':
      break;
  }
}

function addPair({ name, separator, value }: Pair, parts: Token[]): void {
  parts.push({ kind: 'name', ...range(name) });
  if (separator) {
    parts.push({ kind: 'separator', ...range(separator) });
  }
  if (value) {
    let at = value.rawRange.start;
    for (const reference of value.references) {
      if (reference.start >= at) {
        parts.push({ kind: 'value', start: at, end: reference.start }, { kind: 'reference', ...range(reference) });
        at = reference.end;
      }
    }
    parts.push({ kind: 'value', start: at, end: value.rawRange.end });
  }
}

/** Cuts the parts where a line is continued: the gap is a token of its own. Parts that lie inside others are dropped. */
function* withGaps(parts: readonly Token[], gaps: readonly Gap[]): Generator<Token> {
  let next = 0;
  let done = 0;
  function* gapsBefore(end: number): Generator<Token> {
    for (; next < gaps.length && gaps[next]!.start < end; next++) {
      const { kind, start, end: gapEnd } = gaps[next]!;
      yield { kind, start, end: gapEnd };
    }
  }
  for (const part of parts) {
    if (part.start < done || part.end <= part.start) {
      continue;
    }
    yield* gapsBefore(part.start);
    let { start } = part;
    for (const gap of gapsBefore(part.end)) {
      yield { kind: part.kind, start, end: gap.start };
      yield gap;
      start = gap.end;
    }
    yield { kind: part.kind, start, end: part.end };
    done = part.end;
  }
  yield* gapsBefore(Number.POSITIVE_INFINITY);
}

function range({ start, end }: TextRange): TextRange {
  return { start, end };
}
