import type { TextRange } from '../../text/range';
import { isSpace, skipSpace } from './characters';
import type { InstructionContext } from './context';
import type { Pair } from './nodes';

/** The flags between keyword and arguments, in logical offsets, and where the arguments begin. */
export interface Flags {
  readonly flags: readonly TextRange[];
  readonly end: number;
}

/** Reads `--name=value` words, as BuildKit's `extractBuilderFlags` does; there `\` is the escape, whatever the directive. */
export function readFlags(text: string, from: number, to: number): Flags {
  const flags: TextRange[] = [];
  let at = skipSpace(text, from, to);
  while (text.startsWith('--', at) && at < to) {
    const start = at;
    let quote: string | undefined;
    for (; at < to && (quote !== undefined || !isSpace(text.charCodeAt(at))); at++) {
      const char = text[at]!;
      if (char === '\\') {
        at++;
      } else if (char === quote) {
        quote = undefined;
      } else if (quote === undefined && (char === '"' || char === "'")) {
        quote = char;
      }
    }
    at = Math.min(at, to);
    flags.push({ start, end: at });
    const isEnd = at - start === 2;
    at = skipSpace(text, at, to);
    if (isEnd) {
      break;
    }
  }
  return { flags, end: at };
}

const prefix = '--mount=';

/** The variables that `--mount=type=secret,env=NAME` sets. */
export function mountsOf({ line }: InstructionContext, flags: readonly TextRange[]): Pair[] {
  const { text } = line;
  const pairs: Pair[] = [];
  flags.forEach((flag, index) => {
    const name = text.startsWith(prefix, flag.start)
      ? secretVariable(text, flag.start + prefix.length, flag.end)
      : undefined;
    if (!name) {
      return;
    }
    const before = flags[index - 1];
    const range = line.rangeOf(name.start, name.end);
    pairs.push({
      ...line.rangeOf(flag.start, flag.end),
      name: range,
      nameText: text.slice(name.start, name.end),
      separator: undefined,
      value: undefined,
      removal: {
        start: before ? line.endOf(before.end) : line.startOf(flag.start),
        end: before ? line.endOf(flag.end) : line.startOf(skipSpace(text, flag.end, text.length)),
      },
    });
  });
  return pairs;
}

/** The value of `env` among comma-separated fields, if `type` is `secret`. */
function secretVariable(text: string, from: number, to: number): TextRange | undefined {
  let isSecret = false;
  let variable: TextRange | undefined;
  for (let at = from; at <= to; ) {
    let end = at;
    while (end < to && text[end] !== ',') {
      end++;
    }
    const [start, last] = withoutQuotes(text, at, end);
    let equals = start;
    while (equals < last && text[equals] !== '=') {
      equals++;
    }
    if (equals < last) {
      const key = text.slice(start, equals).toLowerCase();
      const [valueStart, valueEnd] = withoutQuotes(text, equals + 1, last);
      isSecret ||= key === 'type' && text.slice(valueStart, valueEnd).toLowerCase() === 'secret';
      if (key === 'env' && valueEnd > valueStart && !text.slice(valueStart, valueEnd).includes('$')) {
        variable = { start: valueStart, end: valueEnd };
      }
    }
    at = end + 1;
  }
  return isSecret ? variable : undefined;
}

function withoutQuotes(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && (text[start] === '"' || text[start] === "'")) {
    start++;
  }
  while (end > start && (text[end - 1] === '"' || text[end - 1] === "'")) {
    end--;
  }
  return [start, end];
}
