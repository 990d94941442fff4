import { type NamedReader, Scope, skipped, unset } from './reader';
import { isPythonSpace, skipSpaces, trimEndBy, withoutByteOrderMark } from './spaces';

const lineFeed = 10;
const carriageReturn = 13;

function isBlank(code: number): boolean {
  return isPythonSpace(code) && code !== lineFeed && code !== carriageReturn;
}

/**
 * python-dotenv (`load_dotenv`, `dotenv_values`), which pydantic's `env_file` uses too. A line that it cannot parse is
 * dropped with a warning in the log; a name without `=` has the value `None` and sets nothing.
 * From theskumar/python-dotenv `parser.py` and `variables.py`.
 */
export const readAsPythonDotenv: NamedReader = (statement, environment, unresolved) => {
  const text = withoutByteOrderMark(statement);
  let at = skipSpaces(text, 0, isPythonSpace);
  if (at === text.length || text[at] === '#') {
    return skipped;
  }
  if (text.startsWith('export', at)) {
    const next = skipSpaces(text, at + 6, isBlank);
    at = next > at + 6 ? next : at;
  }
  const key = readKey(text, at);
  if (!key) {
    return skipped;
  }
  at = skipSpaces(text, key.end, isBlank);
  if (text[at] !== '=') {
    return unset(key.name);
  }
  const start = skipSpaces(text, at + 1, isBlank);
  const value = start > at + 1 && text[start] === '#' ? { text: '', end: start } : readValue(text, start);
  if (!value || !endsLine(text, value.end)) {
    return unset(key.name);
  }
  const scope = new Scope(environment, unresolved);
  return { name: key.name, seen: scope.seen(interpolate(value.text, scope)) };
};

function readKey(text: string, from: number): { readonly name: string; readonly end: number } | undefined {
  if (text[from] === "'") {
    const close = text.indexOf("'", from + 1);
    return close > from + 1 ? { name: text.slice(from + 1, close), end: close + 1 } : undefined;
  }
  let end = from;
  while (end < text.length && text[end] !== '=' && text[end] !== '#' && !isPythonSpace(text.charCodeAt(end))) {
    end++;
  }
  return end > from ? { name: text.slice(from, end), end } : undefined;
}

function readValue(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const quote = text[from];
  if (quote === "'" || quote === '"') {
    const close = closingQuote(text, from, quote);
    return close === undefined ? undefined : { text: decode(text.slice(from + 1, close), quote), end: close + 1 };
  }
  let end = from;
  while (end < text.length && !isLineBreak(text, end)) {
    end++;
  }
  const line = text.slice(from, end);
  return { text: trimEndBy(line.slice(0, startOfComment(line)), isPythonSpace), end };
}

/** The first quote that no backslash escapes; releases before 1.2.2 took one behind any backslash for escaped. */
function closingQuote(text: string, open: number, quote: string): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text[at] === quote) {
      return at;
    }
  }
  return undefined;
}

const doubleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function decode(value: string, quote: string): string {
  return quote === "'"
    ? value.replace(/\\([\\'])/g, '$1')
    : value.replace(/\\([\\'"abfnrtv])/g, (_match, char: string) => doubleEscapes[char] ?? char);
}

/** Offset of the first `#` that has white space before it. */
function startOfComment(line: string): number {
  for (let at = line.indexOf('#', 1); at > 0; at = line.indexOf('#', at + 1)) {
    if (isPythonSpace(line.charCodeAt(at - 1))) {
      return at;
    }
  }
  return line.length;
}

/** True when only blanks or a comment are left on the line. */
function endsLine(text: string, from: number): boolean {
  const at = skipSpaces(text, from, isBlank);
  return at === text.length || text[at] === '#' || isLineBreak(text, at);
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === lineFeed || code === carriageReturn;
}

/** Replaces `${NAME}` and `${NAME:-default}`, in single quotes too: what stood around the value is forgotten by then. */
function interpolate(value: string, scope: Scope): string {
  let result = '';
  let done = 0;
  let stop = 0;
  for (let at = value.indexOf('${'); at >= 0; at = value.indexOf('${', at)) {
    // The name goes on to the next `}` or `:`, which later references may share: look for it once.
    if (stop < at + 2) {
      stop = at + 2;
      while (stop < value.length && value[stop] !== '}' && value[stop] !== ':') {
        stop++;
      }
    }
    const end = value[stop] === ':' && value[stop + 1] === '-' ? value.indexOf('}', stop) : stop;
    if (end < 0 || end >= value.length) {
      break;
    }
    if (value[end] !== '}') {
      at += 2;
      continue;
    }
    const found = scope.get(value.slice(at + 2, stop));
    result += value.slice(done, at) + (found ?? (end > stop ? value.slice(stop + 2, end) : ''));
    done = end + 1;
    at = done;
  }
  return result + value.slice(done);
}
