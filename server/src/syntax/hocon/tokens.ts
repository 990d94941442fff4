import type { TextRange } from '../../text/range';
import { isBlank, isLineBreak } from './characters';
import type { HoconDocument, HoconField, HoconInclude, HoconItem, HoconMember, HoconPart } from './nodes';

export type HoconTokenKind =
  | 'blank'
  | 'line-break'
  | 'comment'
  | 'comma'
  | 'bracket'
  | 'key'
  | 'separator'
  | 'text'
  | 'quoted'
  | 'triple-quoted'
  | 'number'
  | 'duration'
  | 'boolean'
  | 'null'
  | 'substitution'
  | 'include'
  | 'continuation'
  | 'error';

export interface HoconToken extends TextRange {
  readonly kind: HoconTokenKind;
}

/** The tokens of a document, in order; each character is in exactly one. Between nodes there are only blanks and line breaks. */
export function* tokensOf(document: HoconDocument): Generator<HoconToken> {
  const { text, leading, root, trailing } = document;
  let at = 0;
  for (const token of leaves([...leading, root, ...trailing])) {
    if (token.start > at) yield* gap(text, at, token.start);
    if (token.end > token.start) yield token;
    at = token.end;
  }
  yield* gap(text, at, text.length);
}

function* gap(text: string, start: number, end: number): Generator<HoconToken> {
  let at = start;
  while (at < end) {
    const from = at;
    const kind = isLineBreak(text.charCodeAt(at)) ? 'line-break' : isBlank(text.charCodeAt(at)) ? 'blank' : 'error';
    if (kind === 'line-break') at += text.startsWith('\r\n', at) ? 2 : 1;
    else
      while (at < end && isBlank(text.charCodeAt(at)) === (kind === 'blank') && !isLineBreak(text.charCodeAt(at))) at++;
    yield { kind, start: from, end: at };
  }
}

type Node = HoconMember | HoconPart | HoconItem;

function* leaves(nodes: Iterable<Node>): Generator<HoconToken> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'object':
        if (node.open) yield bracket(node.open);
        yield* leaves(node.members);
        if (node.close) yield bracket(node.close);
        break;
      case 'array':
        yield bracket(node.open);
        yield* leaves(node.items);
        if (node.close) yield bracket(node.close);
        break;
      case 'field':
        yield* leavesOfField(node);
        break;
      case 'value':
        yield* leaves(node.parts);
        break;
      case 'include':
        yield* leavesOfInclude(node);
        break;
      case 'unquoted':
        yield { kind: 'text', start: node.start, end: node.end };
        break;
      default:
        yield { kind: node.kind, start: node.start, end: node.end };
    }
  }
}

function* leavesOfField({ key, separator, comments, error, value }: HoconField): Generator<HoconToken> {
  const head: HoconToken[] = [{ kind: 'key', start: key.start, end: key.end }, ...comments];
  if (error) head.push(error);
  if (separator) head.push({ kind: 'separator', start: separator.start, end: separator.end });
  yield* head.sort((a, b) => a.start - b.start);
  if (value) yield* leaves(value.parts);
}

function* leavesOfInclude({ start, end, target }: HoconInclude): Generator<HoconToken> {
  if (!target) {
    yield { kind: 'include', start, end };
    return;
  }
  yield { kind: 'include', start, end: target.start };
  yield { kind: 'quoted', start: target.start, end: target.end };
  yield { kind: 'include', start: target.end, end };
}

function bracket(range: TextRange): HoconToken {
  return { kind: 'bracket', start: range.start, end: range.end };
}
