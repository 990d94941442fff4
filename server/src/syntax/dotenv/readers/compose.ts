import { nameCharacterLength } from '../characters';
import { expandTemplate, missingVariable } from './compose-template';
import { type NamedReader, type Reading, rejected, Scope, skipped, unset } from './reader';
import { isGoSpace, skipSpaces, trimEndBy, withoutByteOrderMark } from './spaces';

/** White space that is no line break, by compose-go's own list; CR is in it. */
function isComposeBlank(code: number): boolean {
  return (code >= 9 && code <= 13 && code !== 10) || code === 32 || code === 0x85 || code === 0xa0;
}

/** A failure that stops compose from reading the file. */
class ComposeError extends Error {}

interface Key {
  readonly name: string;
  readonly end: number;
  readonly alone: boolean;
}

/**
 * `docker compose`: `.env` and `env_file:`. What follows a closing quote on the line is the next statement to it, and
 * a quote that is not closed, or a name that it does not accept, fails the whole file.
 * From compose-spec/compose-go `dotenv/parser.go` and `template/template.go`.
 */
export const readAsCompose: NamedReader = (statement, environment, unresolved) => {
  const text = withoutByteOrderMark(statement);
  const scope = new Scope(environment, unresolved);
  let first: Reading | undefined;
  try {
    for (let at = startOfStatement(text, 0); at < text.length; at = startOfStatement(text, at)) {
      const key = readKey(text, at);
      at = key.end;
      if (key.alone) {
        const inherited = environment.get(key.name);
        first ??= {
          name: key.name,
          seen: inherited === undefined ? { kind: 'inherited' } : { kind: 'value', value: inherited },
        };
        continue;
      }
      const value = readValue(text, at, scope);
      at = value.end;
      if (first === undefined || first.name === key.name) {
        first = key.name === '' ? unset('') : { name: key.name, seen: scope.seen(value.text) };
      }
    }
  } catch (error) {
    if (error instanceof ComposeError) {
      return rejected(error.message, first?.name);
    }
    throw error;
  }
  return first ?? skipped;
};

function startOfStatement(text: string, from: number): number {
  let at = skipSpaces(text, from, isGoSpace);
  while (text[at] === '#') {
    const lineFeed = text.indexOf('\n', at);
    at = lineFeed < 0 ? text.length : skipSpaces(text, lineFeed, isGoSpace);
  }
  return at;
}

function readKey(text: string, from: number): Key {
  let start = from;
  if (text.startsWith('export', from) && /[\t\n\f\r ]/.test(text[from + 6] ?? '')) {
    start = skipSpaces(text, from + 6, isComposeBlank);
  }
  let at = start;
  while (at < text.length && text[at] !== '=' && text[at] !== ':' && text[at] !== '\n') {
    const length = isComposeBlank(text.charCodeAt(at)) ? 1 : nameCharacterLength(text, at);
    if (length === 0) {
      throw new ComposeError(`unexpected character '${String.fromCodePoint(text.codePointAt(at)!)}' in variable name`);
    }
    at += length;
  }
  const name = trimEndBy(text.slice(start, at), isGoSpace);
  if (name.includes(' ')) {
    throw new ComposeError('key cannot contain a space');
  }
  // compose takes a name at the end of the file, without a line break, for the value of a nameless variable; nobody
  // means that, and it does not set the variable either way.
  const alone = at >= text.length || text[at] === '\n';
  return { name, end: skipSpaces(text, Math.min(at + 1, text.length), isComposeBlank), alone };
}

function readValue(text: string, from: number, scope: Scope): { readonly text: string; readonly end: number } {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") {
    const lineFeed = text.indexOf('\n', from);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const line = text.slice(from, end);
    const comment = line.indexOf(' #');
    const value = trimEndBy(comment < 0 ? line : line.slice(0, comment), isGoSpace);
    return { text: expand(value, scope), end: Math.min(end + 1, text.length) };
  }
  let value = '';
  let done = from + 1;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') {
      // Only the backslash before a quote of this kind goes; the rest is for `expandEscapes`.
      if (text[at + 1] === quote) {
        value += text.slice(done, at);
        done = at + 1;
      }
      at++;
    } else if (text[at] === quote) {
      value += text.slice(done, at);
      return { text: quote === '"' ? expand(expandEscapes(value), scope) : value, end: at + 1 };
    }
  }
  throw new ComposeError('unterminated quoted value');
}

function expand(value: string, scope: Scope): string {
  const expanded = expandTemplate(value, name => scope.get(name));
  // Whether a required variable is there, nobody can tell from the file alone.
  if (expanded.error !== undefined && !(expanded.error === missingVariable && scope.depends)) {
    throw new ComposeError(expanded.error);
  }
  return expanded.text;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  // The template below reads `$$` as one dollar sign.
  $: '$$',
};

/** The escapes of a double-quoted value; an unknown one stays as it is. */
function expandEscapes(value: string): string {
  return value.replace(/\\(?:[abcfnrtv$"\\]|0\d{0,3})/g, match => {
    if (match[1] !== '0') {
      return simpleEscapes[match[1]!] ?? match;
    }
    // `\0123` becomes Go's `\123`; what Go does not accept stays, without the zero.
    const octal = match.slice(2);
    const code = /^[0-7]{3}$/.test(octal) ? Number.parseInt(octal, 8) : 256;
    return code <= 255 ? String.fromCharCode(code) : `\\${octal}`;
  });
}
