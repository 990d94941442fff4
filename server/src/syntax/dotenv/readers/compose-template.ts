/** The result of a template: its text, or why compose rejects it. */
export interface Expanded {
  readonly text: string;
  readonly error?: string;
}

type Lookup = (name: string) => string | undefined;

/** The error of `${X?}` without a value for `X`. */
export const missingVariable = 'required variable is missing a value';

const invalidTemplate = 'invalid template';

/** Nesting of `${X:-${Y:-…}}` that is followed; nobody writes more. */
const maxDepth = 50;

const name = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const operator = /:?[-+?]/y;

/**
 * Compose's interpolation: `$X`, `${X}`, `${X:-d}`, `${X-d}`, `${X:+a}`, `${X+a}`, `${X:?m}`, `${X?m}` (nested where
 * they take text) and `$$`. A `$` before anything else stays; `${` before anything else is an error, as is a reference
 * that does not end on its line. Text that a reference does not use is not looked into.
 * From compose-spec/compose-go `template/template.go`.
 */
export function expandTemplate(template: string, get: Lookup): Expanded {
  return expand(template, get, 0);
}

function expand(template: string, get: Lookup, depth: number): Expanded {
  if (depth > maxDepth) {
    return failed(template, invalidTemplate);
  }
  const braces = new Braces(template);
  let text = '';
  let at = 0;
  for (let dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
    text += template.slice(at, dollar);
    const next = template[dollar + 1];
    if (next === '$') {
      text += '$';
      at = dollar + 2;
    } else if (next === '{') {
      const reference = expandBraced(template, dollar, get, depth, braces);
      if (typeof reference === 'string') {
        return failed(template, reference);
      }
      text += reference.text;
      at = reference.end;
    } else {
      const variable = matchAt(name, template, dollar + 1);
      text += variable === undefined ? '$' : (get(variable) ?? '');
      at = dollar + 1 + (variable?.length ?? 0);
    }
  }
  return { text: text + template.slice(at) };
}

/** The text and the end of the reference at `start`, or an error. */
function expandBraced(
  template: string,
  start: number,
  get: Lookup,
  depth: number,
  braces: Braces,
): { readonly text: string; readonly end: number } | string {
  const variable = matchAt(name, template, start + 2);
  if (variable === undefined) {
    return invalidTemplate;
  }
  const nameEnd = start + 2 + variable.length;
  if (template[nameEnd] === '}') {
    return { text: get(variable) ?? '', end: nameEnd + 1 };
  }
  const kind = matchAt(operator, template, nameEnd);
  const close = kind === undefined ? undefined : braces.closing(start, nameEnd + kind.length);
  if (kind === undefined || close === undefined) {
    return invalidTemplate;
  }
  const value = get(variable);
  const has = value !== undefined && (!kind.startsWith(':') || value !== '');
  const usesOperand = kind.endsWith('+') ? has : !has;
  if (!usesOperand) {
    return { text: value ?? '', end: close + 1 };
  }
  const operand = expand(template.slice(nameEnd + kind.length, close), get, depth + 1);
  if (operand.error !== undefined || kind.endsWith('?')) {
    return operand.error ?? missingVariable;
  }
  return { text: operand.text, end: close + 1 };
}

/** Finds closing braces by compose's rules; a reference ends on its line. */
class Braces {
  private lineEnd = -1;
  private last = -1;

  constructor(private readonly text: string) {}

  /**
   * The brace that closes the reference at `start`: the first that balances, where the character behind an opening
   * brace does not count, else the last one on the line. Nothing when there is none behind `from`.
   */
  closing(start: number, from: number): number | undefined {
    this.findLast(from);
    if (this.last < from) {
      return undefined;
    }
    let open = 0;
    for (let at = start; at <= this.last; at++) {
      if (this.text[at] === '}' && --open === 0) {
        return at;
      }
      if (this.text[at] === '{') {
        open++;
        at++;
      }
    }
    return this.last;
  }

  /** Looks for the last brace of the line, once per line. */
  private findLast(from: number): void {
    if (from <= this.lineEnd) {
      return;
    }
    const lineFeed = this.text.indexOf('\n', from);
    this.lineEnd = lineFeed < 0 ? this.text.length : lineFeed;
    this.last = this.lineEnd - 1;
    while (this.last >= from && this.text[this.last] !== '}') {
      this.last--;
    }
  }
}

function failed(template: string, error: string): Expanded {
  return { text: template, error };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
