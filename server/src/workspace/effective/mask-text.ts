import { hidden } from '../../features/documentation/redact';
import { soundsSecret } from '../../model/secret-words';
import type { TextRange } from '../../text/range';

/** Shorter ones would tear ordinary words apart and are no secrets worth the name. */
const SHORTEST = 4;

/** A name or a path and the sign behind it, as in `-e NAME=value` and `git_pass: value`. */
const ASSIGNED = /(?<![\w.-])([\w.-]+)(\s*(?:\+?=|:)\s*)/g;

/** The value behind it: in quotes, which may be missing at the end, or one word. */
const VALUE = /"[^"]*"?|'[^']*'?|[^\s,;"']*/y;

const AUTHORIZATION = /\b(Bearer|Basic)\s+[^\s"']+/gi;

/** Between these, an address has neither blanks nor quotes. */
const WORD = /[^\s'"]+/g;

interface Group {
  readonly secrets: Set<string>;
  readonly lengths: Set<number>;
}

/** Texts that must not be seen in any other text. */
export class KnownSecrets {
  /** By their first characters. */
  private readonly groups = new Map<string, Group>();

  add(text: string): void {
    for (const secret of [text, text.trim()]) {
      if (secret.length < SHORTEST) continue;
      const start = secret.slice(0, SHORTEST);
      const group = this.groups.get(start) ?? { secrets: new Set(), lengths: new Set() };
      this.groups.set(start, group);
      group.secrets.add(secret);
      group.lengths.add(secret.length);
    }
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  /** Whether a piece of a text belongs to a secret. */
  contain(piece: string): boolean {
    if (piece.length < SHORTEST) return false;
    return [...this.groups.values()].some(({ secrets }) => [...secrets].some(secret => secret.includes(piece)));
  }

  /** Where secrets are in a text. */
  *find(text: string): Generator<TextRange> {
    if (this.isEmpty) return;
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const length = this.lengthAt(text, at);
      if (length === 0) continue;
      yield { start: at, end: at + length };
      at += length - 1;
    }
  }

  /** The length of the longest secret that starts here; 0 if none does. */
  private lengthAt(text: string, at: number): number {
    const group = this.groups.get(text.slice(at, at + SHORTEST));
    let longest = 0;
    for (const length of group?.lengths ?? []) {
      if (length > longest && group!.secrets.has(text.slice(at, at + length))) longest = length;
    }
    return longest;
  }
}

/** What is secret in a text. */
export interface TextMask {
  readonly secrets: KnownSecrets;
  /** Whether a name is that of a secret key: the text behind it is a setting then, to its end. */
  readonly isSecretKey?: (name: string) => boolean;
}

/**
 * A text without the known secrets, without credentials in addresses, and without what is assigned to a secret name.
 * Everything is looked for in the text as it is, so that nothing that was hidden before makes something else unseen.
 * Takes linear time.
 */
export function maskText(text: string, { secrets, isSecretKey = () => false }: TextMask): string {
  const ranges: TextRange[] = [...secrets.find(text)];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const found = credentialsIn(word);
    if (found) ranges.push({ start: index + found.start, end: index + found.end });
  }
  // Names and values overlap (`a=token=x`), so only names are consumed.
  for (const { 0: before, 1: name, 2: sign, index } of text.matchAll(ASSIGNED)) {
    const start = index + before.length;
    const isSetting = isSecretKey(name!) || (sign!.trim() !== '=' && soundsSecret(name!));
    if (isSetting) ranges.push({ start, end: text.length });
    else if (soundsSecret(name!)) ranges.push({ start, end: endOfValue(text, start) });
  }
  for (const { 0: whole, 1: scheme, index } of text.matchAll(AUTHORIZATION)) {
    ranges.push({ start: index + scheme!.length + 1, end: index + whole.length });
  }
  return hide(text, ranges);
}

function endOfValue(text: string, start: number): number {
  VALUE.lastIndex = start;
  return start + (VALUE.exec(text)?.[0].length ?? 0);
}

/** A password may contain slashes; without a colon only what stands before the first slash can be a user. */
function credentialsIn(word: string): TextRange | undefined {
  const slashes = word.indexOf('//');
  const start = slashes + 2;
  const last = word.lastIndexOf('@');
  if (slashes < 0 || last < start) return undefined;
  if (word.slice(start, last).includes(':')) return { start, end: last };
  const first = word.indexOf('@', start);
  return word.slice(start, first).includes('/') ? undefined : { start, end: first };
}

/** Ranges that touch are hidden as one; empty ones hide nothing. */
function hide(text: string, ranges: readonly TextRange[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= from || end === start) continue;
    if (start > from || from === 0) shown += text.slice(from, start) + hidden;
    from = end;
  }
  return shown + text.slice(from);
}
