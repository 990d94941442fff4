import { type NamedReader, skipped } from './reader';
import { isScriptSpace, skipSpaces } from './spaces';

const namePart = /^[\w.-]$/;

/**
 * npm's dotenv (`require('dotenv').config()`): one regular expression over the text, which finds what it can and
 * passes over the rest without a word. An unquoted value ends at any `#`. It expands no references.
 *
 * This is `LINE` of motdotla/dotenv `lib/main.js` by hand, since the original backtracks:
 * `^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|…"…|…ˋ…|[^#\r\n]+)?\s*(?:#.*)?$`
 */
export const readAsNpmDotenv: NamedReader = statement => {
  const text = statement.replace(/\r\n?/g, '\n');
  const start = skipSpaces(text, 0, isScriptSpace);
  const exported = text.startsWith('export', start) ? skipSpaces(text, start + 6, isScriptSpace) : start;
  // Without a name behind it, `export` is the name.
  const head = (exported > start + 6 ? readHead(text, exported) : undefined) ?? readHead(text, start);
  if (!head) {
    return skipped;
  }
  return { name: head.name, seen: { kind: 'value', value: unquote(readValue(text, head.end)) } };
};

/** The name and its separator: `=` with blanks before it, or `:` with one behind it. */
function readHead(text: string, from: number): { readonly name: string; readonly end: number } | undefined {
  let end = from;
  while (end < text.length && namePart.test(text[end]!)) {
    end++;
  }
  if (end === from) {
    return undefined;
  }
  const name = text.slice(from, end);
  const equals = skipSpaces(text, end, isScriptSpace);
  if (text[equals] === '=') {
    return { name, end: equals + 1 };
  }
  return text[end] === ':' && isScriptSpace(text.charCodeAt(end + 1)) ? { name, end: end + 2 } : undefined;
}

function readValue(text: string, from: number): string {
  const start = skipSpaces(text, from, isScriptSpace);
  const quote = text[start];
  if (quote === "'" || quote === '"' || quote === '`') {
    const close = closingQuote(text, start, quote);
    if (close !== undefined) {
      return text.slice(start, close + 1);
    }
  }
  let end = from;
  while (end < text.length && text[end] !== '#' && text[end] !== '\n') {
    end++;
  }
  return text.slice(from, end).trim();
}

/**
 * The quote that closes a value: the first without a backslash before it if only white space or a comment follows on
 * its line, else the last of those before it (backtracking takes their backslash for an ordinary character) of which
 * that can be said.
 */
function closingQuote(text: string, open: number, quote: string): number | undefined {
  const candidates: number[] = [];
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    candidates.push(at);
    if (text[at - 1] !== '\\') {
      break;
    }
  }
  for (let index = candidates.length - 1; index >= 0; index--) {
    if (endsLine(text, candidates[index]! + 1)) {
      return candidates[index];
    }
  }
  return undefined;
}

/** Whether `\s*(?:#.*)?$` matches at `from`. */
function endsLine(text: string, from: number): boolean {
  const at = skipSpaces(text, from, isScriptSpace);
  return at === text.length || text[at] === '#' || /[\n\u2028\u2029]/.test(text.slice(from, at));
}

function unquote(value: string): string {
  const quote = value[0];
  const isQuoted = (quote === '"' || quote === "'" || quote === '`') && value.length > 1 && value.endsWith(quote);
  const inner = isQuoted ? value.slice(1, -1) : value;
  return quote === '"' ? inner.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : inner;
}
