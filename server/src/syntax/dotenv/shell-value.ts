import { isBlank, skipBlanks } from './characters';
import type { AssignmentProblem } from './nodes';
import { type ParsedValue, parseValue, plain, quoteAt, quoted } from './value';

/**
 * Reads the value of `export K=V` as a shell does: one word, which ends at a blank or an operator. What follows
 * (another assignment, another command) is not ours.
 * @param from offset behind the separator
 */
export function parseShellValue(text: string, from: number, lineEnd: number): ParsedValue {
  const quote = quoteAt(text, from);
  if (quote === '"' || quote === "'") {
    const parsed = parseValue(text, from, lineEnd, true);
    const { rawRange } = parsed.value;
    if (parsed.problem?.kind !== 'text-after-quote') {
      return parsed;
    }
    const close = closeOf(text, from, parsed.end, quote);
    if (isEndOfWord(text, parsed.problem.start) || parsed.problem.start > close + 1) {
      return {
        value: quoted(text, rawRange.start, close, quote),
        comment: undefined,
        problem: undefined,
        end: parsed.end,
      };
    }
  }
  const word = endOfWord(text, from, lineEnd);
  const next = skipBlanks(text, word.end, lineEnd);
  const value = plain(text, from, word.end);
  const problem: AssignmentProblem | undefined = word.open
    ? { kind: 'unterminated-quote', ...value.range, message: `The quote ${word.open} is not closed.` }
    : undefined;
  const comment = next > word.end && text[next] === '#' ? { start: next, end: lineEnd } : undefined;
  return { value, comment, problem, end: lineEnd };
}

function closeOf(text: string, start: number, to: number, quote: string): number {
  let at = start + 1;
  while (at < to && text[at] !== quote) {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}

function isEndOfWord(text: string, at: number): boolean {
  const char = text[at];
  return char === undefined || isBlank(text.charCodeAt(at)) || char === ';' || char === '&' || char === '|';
}

/** Offset behind the word at `from`, and the quote or bracket that it leaves open. */
function endOfWord(
  text: string,
  from: number,
  to: number,
): { readonly end: number; readonly open: string | undefined } {
  let open: string | undefined;
  let depth = 0;
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === '\\' && open !== "'") {
      at++;
    } else if (open) {
      open = char === open ? undefined : open;
    } else if (char === '"' || char === "'" || char === '`') {
      open = char;
    } else if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      depth++;
      at++;
    } else if (depth > 0) {
      depth -= char === ')' || char === '}' ? 1 : 0;
    } else if (isEndOfWord(text, at)) {
      return { end: at, open: undefined };
    }
  }
  return { end: to, open };
}
