import type { HoconField } from '../../../syntax/hocon/nodes';
import type { TextRange } from '../../../text/range';
import type { ConfContext } from '../conf-file';
import { childOf, type KeyNode } from '../key-tree';
import { type Spot, spotAt } from '../view';
import { hasBreak, inValue } from './value-cursor';

interface Cursor {
  readonly spot: Spot;
  /** What is typed, up to the cursor. */
  readonly insert: TextRange;
  /** What is typed, and what of it is right of the cursor. */
  readonly replace: TextRange;
}

/** A key is being written. */
export interface KeyCursor extends Cursor {
  readonly kind: 'key';
  /** The path that the key continues: that of the object, and what stands before the last dot. */
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
  readonly typed: string;
  /** The key as it is, if there is one. */
  readonly field: HoconField | undefined;
  /** True when a separator or an object follows already: only the name is written then. */
  readonly assigned: boolean;
  /** The key is quoted; `open` when the closing quote is missing. */
  readonly quoted: 'open' | 'closed' | undefined;
  /** True when a field follows on the same line, so that a comma is needed. */
  readonly hasNext: boolean;
  /** True when a whole block can be written: no dot and no quote before it. */
  readonly alone: boolean;
}

/** A value is being written: that of a key, or an entry of its list. */
export interface ValueCursor extends Cursor {
  readonly kind: 'value';
  /** The path of the value; it ends in `[]` for an entry. */
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
  readonly typed: string;
  readonly quoted: 'open' | 'closed' | undefined;
  /** The value as written, quotes included. */
  readonly raw: TextRange;
}

/** The path of `${…}` is being written. */
export interface SubstitutionCursor extends Cursor {
  readonly kind: 'substitution';
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
  /** Text before the path that is not typed yet: `{` behind `$`. */
  readonly open: boolean;
  readonly optional: boolean;
  readonly close: boolean;
}

export type ConfCursor = KeyCursor | ValueCursor | SubstitutionCursor;

/** Longer lines are not looked at. */
const longestLine = 2000;

/** What can be completed at `offset`; nothing in prose, in a text of several lines and behind a value. */
export function cursorAt(context: ConfContext, offset: number): ConfCursor | undefined {
  const spot = spotAt(context, offset);
  if (!spot || isBehindRoot(spot, offset)) {
    return undefined;
  }
  const { lines } = context.document;
  const line = lines.lineRange(lines.lineAt(offset));
  if (offset - line.start > longestLine) {
    return undefined;
  }
  return spot.container.kind === 'array' ? inList(spot, offset, line) : inObject(spot, offset, line);
}

function isBehindRoot({ view: { root } }: Spot, offset: number): boolean {
  return root.close !== undefined && offset >= root.close.end;
}

function inObject(spot: Spot, offset: number, line: TextRange): ConfCursor | undefined {
  const { member, view } = spot;
  if (member?.kind !== 'field') {
    return member && (member.kind === 'include' || member.kind === 'comment') && offset <= member.end
      ? undefined
      : newKey(spot, offset, line);
  }
  const { key, separator, value } = member;
  if (key.kind === 'invalid') {
    return newKey(spot, offset, line);
  }
  if (offset <= key.end) {
    return atKey(spot, member, offset, line);
  }
  if (separator && separator.start < offset && separator.end > offset) {
    return undefined;
  }
  if (!separator || offset < separator.end) {
    return hasBreak(view.text, key.end, offset) || (value && value.end <= offset)
      ? newKey(spot, offset, line)
      : undefined;
  }
  const segments = [...spot.segments, ...key.segments.map(({ name }) => name)];
  const node = key.segments.reduce<KeyNode | undefined>((at, { name }) => childOf(at, name), spot.node);
  if (!hasBreak(view.text, separator.end, offset)) {
    const last = value?.parts.at(-1);
    if (last && (last.kind === 'object' || last.kind === 'array') && last.end < offset) {
      return newKey(spot, offset, line);
    }
    return inValue({ spot, segments, node }, value, separator.end, offset, line);
  }
  // On a later line the next key is meant, even where the dialect takes it for the value (R5).
  const word = /^[ \t]*([\w.-]*)$/.exec(view.text.slice(line.start, offset));
  const startsLater = value && hasBreak(view.text, separator.end, value.start);
  if (word && startsLater && offset <= value.end) {
    return wordKey(spot, offset - word[1]!.length, offset, line, undefined);
  }
  return value && offset <= value.end ? undefined : newKey(spot, offset, line);
}

/** The cursor touches the key of a field. */
function atKey(spot: Spot, field: HoconField, offset: number, line: TextRange): KeyCursor | undefined {
  const { key } = field;
  if (key.kind === 'quoted') {
    const inner = { start: key.start + 1, end: key.end - 1 };
    if (offset < inner.start || offset > inner.end) {
      return undefined;
    }
    return quotedKey(spot, inner, offset, 'closed', field, line);
  }
  return wordKey(spot, key.start, offset, line, field);
}

function wordKey(
  spot: Spot,
  start: number,
  offset: number,
  line: TextRange,
  field: HoconField | undefined,
): KeyCursor | undefined {
  const { text } = spot.view;
  const before = text.slice(start, offset);
  if (!/^[\w.-]*$/.test(before)) {
    return undefined;
  }
  const rest = /^[\w-]*/.exec(text.slice(offset, line.end))![0];
  const steps = before.split('.');
  const typed = steps.pop()!;
  const prefix = steps.filter(step => step !== '');
  const end = offset + rest.length;
  // A blank is a part of a key (R21): what stands behind it is the next key, not the end of this one.
  const isWhole = field !== undefined && (end >= field.key.end || text[end] === '.');
  return {
    kind: 'key',
    spot,
    segments: [...spot.segments, ...prefix],
    node: prefix.reduce<KeyNode | undefined>(childOf, spot.node),
    typed,
    insert: { start: offset - typed.length, end: offset },
    replace: { start: offset - typed.length, end },
    field,
    assigned: isWhole && (field.separator !== undefined || field.value !== undefined || text[end] === '.'),
    quoted: undefined,
    hasNext: hasNext(text, end, line),
    alone: prefix.length === 0,
  };
}

function quotedKey(
  spot: Spot,
  inner: TextRange,
  offset: number,
  quoted: 'open' | 'closed',
  field: HoconField | undefined,
  line: TextRange,
): KeyCursor | undefined {
  const { text } = spot.view;
  const typed = text.slice(inner.start, offset);
  const assigned = field !== undefined && (field.separator !== undefined || field.value !== undefined);
  // A dot in quotes does not nest (R22).
  if (typed.includes('.')) {
    return undefined;
  }
  // Behind a closing quote comes the separator: then all up to it is replaced.
  const whole = { start: inner.start, end: inner.end + 1 };
  const isRewritten = quoted === 'closed' && !assigned;
  return {
    kind: 'key',
    spot,
    segments: spot.segments,
    node: spot.node,
    typed,
    insert: isRewritten ? whole : { start: inner.start, end: offset },
    replace: isRewritten ? whole : inner,
    field,
    assigned,
    quoted: isRewritten ? 'open' : quoted,
    hasNext: hasNext(text, whole.end, line),
    alone: false,
  };
}

/** No key is there yet, or a quote alone. */
function newKey(spot: Spot, offset: number, line: TextRange): KeyCursor | undefined {
  const { container, member, view } = spot;
  const from = Math.max(line.start, container.kind === 'object' ? (container.open?.end ?? 0) : 0);
  const before = view.text.slice(from, offset);
  const quote = /(?:^|[{},\s])"([\w-]*)$/.exec(before);
  if (quote && before.split('"').length % 2 === 0) {
    const start = offset - quote[1]!.length;
    const rest = /^[\w-]*/.exec(view.text.slice(offset, line.end))![0];
    return quotedKey(spot, { start, end: offset + rest.length }, offset, 'open', undefined, line);
  }
  const end = member && member.end <= offset ? Math.max(from, member.end) : from;
  const isFree = member?.kind !== 'error' || member.end < offset;
  // In an empty comment nobody asks for keys.
  return isFree && !view.commented && view.text.slice(end, offset).trim() === ''
    ? wordKey(spot, offset, offset, line, undefined)
    : undefined;
}

function inList(spot: Spot, offset: number, line: TextRange): ConfCursor | undefined {
  const { container, member, view, segments, node } = spot;
  const place = { spot, segments, node };
  if (member?.kind === 'value' && offset <= member.end) {
    return hasBreak(view.text, member.start, offset) ? undefined : inValue(place, member, member.start, offset, line);
  }
  const from = Math.max(line.start, member?.end ?? 0, container.start + 1);
  // A second word on the line would be joined to the first (R8).
  const isFree = member?.kind !== 'value' || hasBreak(view.text, member.end, offset);
  return isFree && view.text.slice(from, offset).trim() === ''
    ? inValue(place, undefined, offset, offset, line)
    : undefined;
}

function hasNext(text: string, end: number, line: TextRange): boolean {
  return /^[ \t]+[\w"]/.test(text.slice(end, line.end));
}
