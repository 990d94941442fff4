import { endOfIdentifier } from './characters';
import type { Reference } from './nodes';

interface Opener {
  readonly kind: 'brace' | 'command' | 'parenthesis';
  readonly start: number;
}

const none: readonly Reference[] = [];

/**
 * The references in `text` between two offsets: `$X`, `${…}`, `$(…)` and backticks. `$$` is none (compose reads it as
 * one dollar sign), and neither is one that is never closed.
 * @param escapes whether a backslash takes the meaning from the next character, as between double quotes
 */
export function findReferences(text: string, from: number, to: number, escapes: boolean): readonly Reference[] {
  let found: Reference[] | undefined;
  let stack: Opener[] | undefined;
  let backtick = -1;
  const add = (reference: Reference) => {
    found ??= [];
    // What lies inside belongs to the outer reference.
    while (found.length > 0 && found[found.length - 1]!.start > reference.start) {
      found.pop();
    }
    found.push(reference);
  };
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    const top = stack?.[stack.length - 1];
    if (char === '\\' && escapes) {
      at++;
    } else if (char === '$') {
      const next = at + 1 < to ? text[at + 1]! : '';
      if (next === '$') {
        at++;
      } else if (next === '{' || next === '(') {
        stack ??= [];
        stack.push({ kind: next === '{' ? 'brace' : 'command', start: at });
        at++;
      } else {
        const end = endOfIdentifier(text, at + 1, to);
        if (end > at + 1) {
          add({ kind: 'variable', start: at, end, name: { start: at + 1, end } });
          at = end - 1;
        }
      }
    } else if (char === '(' && top !== undefined && top.kind !== 'brace') {
      stack!.push({ kind: 'parenthesis', start: at });
    } else if (char === '}' && top?.kind === 'brace') {
      stack!.pop();
      const name = { start: top.start + 2, end: endOfIdentifier(text, top.start + 2, to) };
      add({ kind: 'variable', start: top.start, end: at + 1, name: name.end > name.start ? name : undefined });
    } else if (char === ')' && top !== undefined && top.kind !== 'brace') {
      stack!.pop();
      if (top.kind === 'command') {
        add({ kind: 'command', start: top.start, end: at + 1, name: undefined });
      }
    } else if (char === '`') {
      if (backtick >= 0) {
        add({ kind: 'command', start: backtick, end: at + 1, name: undefined });
        backtick = -1;
      } else {
        backtick = at;
      }
    }
  }
  return found ?? none;
}
