import type { HoconValue } from '../../../syntax/hocon/nodes';
import type { TextRange } from '../../../text/range';
import type { SubstitutionCursor, ValueCursor } from './cursor';

/** The cursor is behind a separator, or in an entry of a list, on the line on which the value starts. */
export function inValue(
  place: Pick<ValueCursor, 'spot' | 'segments' | 'node'>,
  value: HoconValue | undefined,
  from: number,
  offset: number,
  line: TextRange,
): ValueCursor | SubstitutionCursor | undefined {
  const { text } = place.spot.view;
  const isHere = value !== undefined && value.parts.length > 0 && !hasBreak(text, from, value.start);
  const raw = isHere ? { start: value.start, end: Math.min(value.end, line.end) } : { start: offset, end: offset };
  if (offset > raw.end || offset < raw.start) {
    return undefined;
  }
  const typed = text.slice(raw.start, offset);
  const quotes = typed.replace(/\\./g, '').split('"').length - 1;
  const substitution = quotes % 2 === 0 ? /\$(\{(\??)([^}\s"{]*))?$/.exec(typed.slice(-300)) : null;
  if (substitution) {
    const rest = /^([^}\s",\]{$]*)(\}?)/.exec(text.slice(offset, raw.end))!;
    const start = offset - (substitution[3]?.length ?? 0);
    return {
      kind: 'substitution',
      ...place,
      insert: { start, end: offset },
      replace: { start, end: offset + rest[1]!.length },
      open: substitution[1] === undefined,
      optional: substitution[2] === '?',
      close: rest[2] === '',
    };
  }
  if (typed.startsWith('"')) {
    const inner = raw.start + 1;
    const only = value?.parts.length === 1 ? value.parts[0]! : undefined;
    if (only?.kind === 'quoted' && offset < raw.end) {
      const replace = { start: inner, end: raw.end - 1 };
      const insert = { start: inner, end: offset };
      return { kind: 'value', ...place, typed: typed.slice(1), insert, replace, raw, quoted: 'closed' };
    }
    const isOpen = only?.kind === 'error' && quotes === 1;
    const insert = { start: inner, end: offset };
    const cut = { start: raw.start, end: offset };
    return isOpen
      ? { kind: 'value', ...place, typed: typed.slice(1), insert, replace: insert, raw: cut, quoted: 'open' }
      : undefined;
  }
  if (value?.parts.some(part => part.kind !== 'unquoted' && part.kind !== 'number' && part.kind !== 'boolean')) {
    return undefined;
  }
  return {
    kind: 'value',
    ...place,
    typed,
    insert: { start: raw.start, end: offset },
    replace: raw,
    raw,
    quoted: undefined,
  };
}

/** True when a line ends between two offsets. */
export function hasBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text[at] === '\n' || text[at] === '\r') {
      return true;
    }
  }
  return false;
}
