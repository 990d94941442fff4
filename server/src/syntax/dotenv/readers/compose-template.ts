/** The result of a template: its text, or why compose rejects it. */
export interface Expanded {
  readonly text: string;
  readonly error?: string;
}

/** The error of `${X?}` without a value for `X`. */
export const missingVariable = 'required variable is missing a value';

type Operator = ':-' | '-' | ':+' | '+' | ':?' | '?';

interface Frame {
  /** What was read before the reference. */
  readonly before: string;
  readonly value: string | undefined;
  readonly operator: Operator;
}

const name = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const operator = /:?[-+?]/y;

/**
 * Compose's interpolation: `$X`, `${X}`, `${X:-d}`, `${X-d}`, `${X:+a}`, `${X+a}`, `${X:?m}`, `${X?m}` (nested where
 * they take text) and `$$`. A `$` before anything else stays; `${` before anything else is an error, as is a reference
 * that does not end on its line. Without recursion, so that nesting costs nothing.
 */
export function expandTemplate(template: string, get: (name: string) => string | undefined): Expanded {
  const frames: Frame[] = [];
  let text = '';
  for (let at = 0; at < template.length; ) {
    const char = template[at]!;
    if (char === '}' && frames.length > 0) {
      const frame = frames.pop()!;
      const outcome = close(frame, text);
      if (outcome === undefined) {
        return { text: template, error: missingVariable };
      }
      text = frame.before + outcome;
      at++;
    } else if (char === '\n' && frames.length > 0) {
      break;
    } else if (char !== '$') {
      const next = nextSpecial(template, at, frames.length > 0);
      text += template.slice(at, next);
      at = next;
    } else if (template[at + 1] === '$') {
      text += '$';
      at += 2;
    } else if (template[at + 1] !== '{') {
      const reference = matchAt(name, template, at + 1);
      text += reference === undefined ? '$' : (get(reference) ?? '');
      at += 1 + (reference?.length ?? 0);
    } else {
      const reference = matchAt(name, template, at + 2);
      const end = at + 2 + (reference?.length ?? 0);
      const found = reference === undefined ? undefined : (matchAt(operator, template, end) as Operator | undefined);
      if (reference === undefined || (found === undefined && template[end] !== '}')) {
        return { text: template, error: 'invalid template' };
      }
      if (found === undefined) {
        text += get(reference) ?? '';
        at = end + 1;
      } else {
        frames.push({ before: text, value: get(reference), operator: found });
        text = '';
        at = end + found.length;
      }
    }
  }
  return frames.length > 0 ? { text: template, error: 'invalid template' } : { text };
}

/** What a reference with an operator stands for; nothing when a required variable is missing. */
function close({ value, operator: kind }: Frame, operand: string): string | undefined {
  const has = value !== undefined && (!kind.startsWith(':') || value !== '');
  switch (kind[kind.length - 1]) {
    case '-':
      return has ? value : operand;
    case '+':
      return has ? operand : (value ?? '');
    default:
      return has ? value : undefined;
  }
}

/** Offset of the next character behind `from` that means something; inside a reference a brace and a line feed do. */
function nextSpecial(text: string, from: number, inReference: boolean): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '$' && !(inReference && (text[at] === '}' || text[at] === '\n'))) {
    at++;
  }
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
