import type { TextRange } from '../../text/range';
import { endOfName } from './characters';
import type { Reference } from './nodes';

/** A word of a shell command, as far as one can tell without a shell. */
export interface ShellWord extends TextRange {
  /** The outermost references; a command (`$(…)`, backticks) has no name. */
  readonly references: readonly Reference[];
  /** True when quotes or escapes stand in the word. */
  readonly hasQuotes: boolean;
  /** The word stands in one pair of quotes as a whole. */
  readonly quote: '"' | "'" | undefined;
  /** False when a quote or bracket is not closed. */
  readonly isClosed: boolean;
}

const none: readonly Reference[] = [];

/** True for a character that ends a word and stands for itself. */
export function isMetacharacter(char: string | undefined): boolean {
  return (
    char === ' ' ||
    char === '\t' ||
    char === '\n' ||
    char === '\r' ||
    char === ';' ||
    char === '&' ||
    char === '|' ||
    char === '(' ||
    char === ')' ||
    char === '<' ||
    char === '>'
  );
}

/** Reads the word at `start`. Brackets may nest as deep as they like: they are counted, not followed. */
export function readShellWord(text: string, start: number, to: number): ShellWord {
  const references: { start: number; end: number; name: TextRange | undefined }[] = [];
  /** Closing characters that are waited for, the innermost last: quotes and the brackets of `${…}` and `$(…)`. */
  const open: string[] = [];
  /** `references` under way, each with how many closers were open before it. */
  const pending: { readonly depth: number; readonly reference: (typeof references)[number] }[] = [];
  let hasQuotes = false;
  let wholeQuote: '"' | "'" | undefined;
  let at = start;
  const opens = (closer: string, reference: (typeof references)[number] | undefined) => {
    if (reference) {
      if (pending.length === 0) {
        references.push(reference);
      }
      pending.push({ depth: open.length, reference });
    }
    open.push(closer);
  };
  for (; at < to; at++) {
    const char = text[at]!;
    const closer = open[open.length - 1];
    if (closer === "'") {
      if (char === "'") {
        open.pop();
      }
    } else if (char === '\\') {
      hasQuotes = true;
      at++;
    } else if (char === closer) {
      open.pop();
      if (pending.length > 0 && pending[pending.length - 1]!.depth === open.length) {
        pending.pop()!.reference.end = at + 1;
      }
    } else if (char === '$' && (text[at + 1] === '{' || text[at + 1] === '(') && at + 1 < to) {
      const isVariable = text[at + 1] === '{';
      const nameEnd = isVariable ? endOfName(text, at + 2, to) : at + 2;
      const name = nameEnd > at + 2 ? { start: at + 2, end: nameEnd } : undefined;
      opens(isVariable ? '}' : ')', { start: at, end: to, name });
      at++;
    } else if (char === '$') {
      const end = endOfName(text, at + 1, to);
      const special = end === at + 1 && at + 1 < to && '@*#?-$!0123456789'.includes(text[at + 1]!) ? 1 : 0;
      if (pending.length === 0 && (end > at + 1 || special)) {
        references.push({ start: at, end: end + special, name: end > at + 1 ? { start: at + 1, end } : undefined });
      }
      at = Math.max(at, end + special - 1);
    } else if (char === '`') {
      opens('`', { start: at, end: to, name: undefined });
    } else if (char === '"' || (char === "'" && closer !== '"')) {
      hasQuotes = true;
      wholeQuote = at === start ? char : wholeQuote;
      open.push(char);
    } else if (char === '(' && closer === ')') {
      open.push(')');
    } else if (closer === undefined && isMetacharacter(char)) {
      break;
    }
    if (wholeQuote && open.length === 0 && at + 1 < to && !isMetacharacter(text[at + 1])) {
      wholeQuote = undefined;
    }
  }
  const end = Math.min(at, to);
  const isClosed = open.length === 0;
  const quote = isClosed && text[start] === wholeQuote && end > start + 1 ? wholeQuote : undefined;
  return { start, end, references: references.length > 0 ? references : none, hasQuotes, quote, isClosed };
}

/** Removes the quotes and escapes of a word without references. */
export function unquoteShell(text: string, start: number, end: number): string {
  let result = '';
  let quote: string | undefined;
  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (quote === "'") {
      if (char === "'") {
        quote = undefined;
      } else {
        result += char;
      }
    } else if (char === '\\' && at + 1 < end) {
      const next = text[++at]!;
      const isEscape = quote === undefined || next === '"' || next === '\\' || next === '$' || next === '`';
      if (next === '\r' && text[at + 1] === '\n') {
        at++;
      } else if (next !== '\n') {
        result += isEscape ? next : char + next;
      }
    } else if (char === quote) {
      quote = undefined;
    } else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
    } else {
      result += char;
    }
  }
  return result;
}
