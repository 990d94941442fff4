import { hidden } from '../../features/documentation/redact';
import { soundsSecret } from './secret-words';

/** Shorter ones would tear ordinary words apart and are no secrets worth the name. */
const SHORTEST = 4;

/** A name or a path and the sign behind it, as in `-e NAME=value` and `git_pass: value`. */
const ASSIGNED = /(?<![\w.-])([\w.-]+)(\s*[=:]\s*)("[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s,;"']+)/g;

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

  hide(text: string): string {
    if (this.isEmpty) return text;
    let shown = '';
    let from = 0;
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const length = this.lengthAt(text, at);
      if (length === 0) continue;
      shown += text.slice(from, at) + hidden;
      from = at + length;
      at = from - 1;
    }
    return shown + text.slice(from);
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

/**
 * A text without credentials in addresses and without what is assigned to a secret name. Takes linear time.
 * @param isSecretPath Tells that a name is the path of a secret: the text is a setting then, to its end.
 */
export function maskText(text: string, isSecretPath: (name: string) => boolean = () => false): string {
  const setting = [...text.matchAll(/(?<![\w.-])([\w.-]+)\s*[=:]/g)].find(match => isSecretPath(match[1]!));
  const shown = setting ? text.slice(0, setting.index + setting[0].length) : text;
  const masked = shown
    .replace(WORD, withoutCredentials)
    .replace(ASSIGNED, (all: string, name: string, sign: string) => (soundsSecret(name) ? name + sign + hidden : all))
    .replace(AUTHORIZATION, (_, scheme: string) => `${scheme} ${hidden}`);
  return setting ? `${masked} ${hidden}` : masked;
}

/** A password may contain slashes; without a colon only what stands before the first slash can be a user. */
function withoutCredentials(word: string): string {
  const slashes = word.indexOf('//');
  if (slashes < 0) return word;
  const start = slashes + 2;
  const last = word.lastIndexOf('@');
  if (last < start) return word;
  const authority = word.slice(start, last);
  if (authority.includes(':')) return `${word.slice(0, start)}${hidden}${word.slice(last)}`;
  const at = word.indexOf('@', start);
  return authority.slice(0, at - start).includes('/') ? word : `${word.slice(0, start)}${hidden}${word.slice(at)}`;
}
