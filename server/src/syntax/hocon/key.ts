import { isBlank, QUOTE } from './characters';
import type { ParseContext } from './context';
import type { HoconKey, HoconSegment } from './nodes';
import { NONE } from './scanner';

const SPECIAL = '$}[]:=+#`^?!@*&.';

/** A stretch between quotes, or one without a special character: what pyhocon takes for an element of a path. */
const ELEMENT = /"[^"]+"|[^$}[\]:=+#`^?!@*&.]+/g;

/** An element of a path and where it starts in the path's text. */
export interface PathElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The elements of a path as pyhocon's `ConfigTree.parse_key` splits it: at each special character, not only at dots, so
 * that empty ones vanish (R21); quotes are taken off unless a special character is inside (R22).
 */
export function splitPath(path: string): PathElement[] {
  const elements: PathElement[] = [];
  for (const match of path.matchAll(ELEMENT)) {
    const raw = match[0];
    const name = hasSpecialCharacter(raw) ? raw : stripQuotes(raw);
    elements.push({ name, start: match.index, end: match.index + raw.length });
  }
  return elements;
}

function hasSpecialCharacter(text: string): boolean {
  for (const character of text) if (SPECIAL.includes(character)) return true;
  return false;
}

/** `text.strip('"')` of Python. */
export function stripQuotes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === QUOTE) start++;
  while (end > start && text.charCodeAt(end - 1) === QUOTE) end--;
  return text.slice(start, end);
}

/** Reads the key at the context's offset (R21–R23); nothing is read if there is none. */
export function parseKey(context: ParseContext): HoconKey | undefined {
  const { scanner, at: start } = context;
  if (context.code === QUOTE) {
    const end = scanner.quotedKey(start);
    return end === NONE ? undefined : take(context, 'quoted', end, end);
  }
  const number = scanner.number(start);
  if (number !== NONE) return take(context, 'number', number, number);
  const end = scanner.keyWord(start);
  return end === NONE ? undefined : take(context, 'word', withoutBlanks(context.text, start, end), end);
}

function withoutBlanks(text: string, start: number, end: number): number {
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function take(context: ParseContext, kind: HoconKey['kind'], end: number, next: number): HoconKey {
  const start = context.at;
  const text = context.source.slice(start, end);
  context.at = next;
  return {
    kind,
    start,
    end,
    text,
    segments: kind === 'number' ? [{ name: text, start, end }] : segments(text, start, end),
  };
}

function segments(text: string, start: number, end: number): HoconSegment[] {
  const elements = splitPath(text);
  if (text.length === end - start) {
    return elements.map(element => ({ name: element.name, start: start + element.start, end: start + element.end }));
  }
  // Tabs were expanded: only the whole key can be told.
  return elements.map(({ name }) => ({ name, start, end }));
}
