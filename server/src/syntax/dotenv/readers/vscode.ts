import { type NamedReader, Scope, skipped } from './reader';
import { isScriptSpace, skipSpaces } from './spaces';

/**
 * VS Code's Python extension (`python.envFile`): line by line, no `export`, no inline comments, quotes only around the
 * whole value, `${NAME}` expanded in all of them.
 * From microsoft/vscode-python `src/client/common/variables/environment.ts`, whose pattern is
 * `^\s*([a-zA-Z]\w*)\s*=\s*(.*?)?\s*$`.
 */
export const readAsVscode: NamedReader = (statement, environment, unresolved) => {
  const lineFeed = statement.indexOf('\n');
  const line = (lineFeed < 0 ? statement : statement.slice(0, lineFeed)).trim();
  let end = 0;
  while (end < line.length && /\w/.test(line[end]!)) {
    end++;
  }
  const equals = skipSpaces(line, end, isScriptSpace);
  if (end === 0 || !/[a-zA-Z]/.test(line[0]!) || line[equals] !== '=') {
    return skipped;
  }
  const value = line.slice(equals + 1).trimStart();
  if (/[\r\u2028\u2029]/.test(value)) {
    return skipped;
  }
  const scope = new Scope(environment, unresolved);
  return { name: line.slice(0, end), seen: scope.seen(substitute(unquote(value), scope)) };
};

function unquote(value: string): string {
  const quote = value[0];
  if ((quote !== "'" && quote !== '"') || value.length < 2 || !value.endsWith(quote)) {
    return value;
  }
  return value.slice(1, -1).replace(/\\n/g, '\n');
}

/**
 * Replaces `${NAME}` unless a backslash stands before it. Any other `${…}` makes the extension leave all of them as
 * they are. Its pattern is `\${([a-zA-Z]\w*)?([^}\w].*)?}`.
 */
function substitute(value: string, scope: Scope): string {
  let result = '';
  let done = 0;
  let invalid = false;
  const braces = new LastBraces(value);
  for (let at = value.indexOf('${'); at >= 0; at = value.indexOf('${', at)) {
    let nameEnd = at + 2;
    while (
      nameEnd < value.length &&
      /\w/.test(value[nameEnd]!) &&
      (nameEnd > at + 2 || /[a-zA-Z]/.test(value[nameEnd]!))
    ) {
      nameEnd++;
    }
    const isReference = value[nameEnd] === '}' && nameEnd > at + 2;
    const end = value[nameEnd] === '}' ? nameEnd : braces.lastOnLine(nameEnd);
    if (end === undefined) {
      at += 2;
      continue;
    }
    if (at === 0 || value[at - 1] !== '\\') {
      if (isReference) {
        const name = value.slice(at + 2, nameEnd);
        result += `${value.slice(done, at)}${scope.get(name) || ''}`;
        done = end + 1;
      } else {
        invalid = true;
      }
    }
    at = end + 1;
  }
  if (invalid) {
    scope.depends = false;
  }
  return (invalid ? value : result + value.slice(done)).replace(/\\\$/g, '$');
}

/** Finds the last `}` of a line, once per line. */
class LastBraces {
  private lineEnd = -1;
  private last = -1;

  constructor(private readonly text: string) {}

  /** The last `}` behind the character at `from`, which is itself no word character, up to the end of the line. */
  lastOnLine(from: number): number | undefined {
    if (from >= this.text.length || /\w/.test(this.text[from]!)) {
      return undefined;
    }
    // The character itself may be a line break; what follows it may not.
    if (from + 1 > this.lineEnd) {
      const lineFeed = this.text.indexOf('\n', from + 1);
      this.lineEnd = lineFeed < 0 ? this.text.length : lineFeed;
      this.last = this.lineEnd - 1;
      while (this.last > from && this.text[this.last] !== '}') {
        this.last--;
      }
    }
    return this.last > from ? this.last : undefined;
  }
}
