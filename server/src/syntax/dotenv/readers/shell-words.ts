import { endOfIdentifier } from '../characters';
import type { Scope } from './reader';
import { decodeAnsiC } from './shell-ansi-c';
import { endOfCommand, endOfExpansion } from './shell-brackets';
import { fail } from './shell-failure';

/** Nesting of `${X:-${Y:-…}}` that is followed; deeper, the value counts as unknown. */
const maxDepth = 40;

/** Characters that end a word where no quote protects them. */
const metacharacters = ' \t\n;&|<>()';

const specialParameters = '0123456789@*#?-$!';

/** Reads bash words at a place in a text, expands what they refer to, and removes their quotes. */
export class ShellWords {
  at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly scope: Scope,
  ) {}

  /** To the first word: past blank lines and comments. */
  skipToCommand(): void {
    for (;;) {
      this.skipBlanks();
      if (this.text[this.at] === '#') {
        const lineFeed = this.text.indexOf('\n', this.at);
        this.at = lineFeed < 0 ? this.text.length : lineFeed;
      } else if (this.text[this.at] === '\n') {
        this.at++;
      } else {
        return;
      }
    }
  }

  skipBlanks(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === ' ' || char === '\t') {
        this.at++;
      } else if (char === '\\' && this.text[this.at + 1] === '\n') {
        this.at += 2;
      } else {
        return;
      }
    }
  }

  skipRedirection(): void {
    if (this.text[this.at] === '<') {
      // Whether the file is there decides whether the command runs.
      this.scope.depends = true;
    }
    while (/[<>&|-]/.test(this.text[this.at] ?? '')) {
      this.at++;
    }
    this.skipBlanks();
    const start = this.at;
    this.readWord(false);
    if (this.at === start) {
      fail();
    }
  }

  /** Reads up to the end of the word. `isValue`: the word is what stands behind the `=` of an assignment. */
  readWord(isValue: boolean): string {
    let word = '';
    let mayBeTilde = true;
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) {
        return word;
      }
      if ((char === '<' || char === '>') && this.text[this.at + 1] === '(') {
        // Process substitution: the name of a pipe.
        this.scope.depends = true;
        this.at = endOfCommand(this.text, this.at + 2) ?? fail();
      } else if (char === '(') {
        fail();
      } else if (metacharacters.includes(char)) {
        return word;
      } else if (char === '~' && mayBeTilde) {
        word += this.tilde(isValue);
      } else {
        word += this.readPart(char);
      }
      mayBeTilde = isValue && char === ':';
    }
  }

  private readPart(char: string): string {
    switch (char) {
      case '\\':
        this.at += 2;
        return this.text[this.at - 1] === '\n' ? '' : (this.text[this.at - 1] ?? '');
      case "'": {
        const close = this.indexOf("'", this.at + 1);
        const part = this.text.slice(this.at + 1, close);
        this.at = close + 1;
        return part;
      }
      case '"':
        return this.readDoubleQuoted();
      case '$':
        return this.readDollar(false);
      case '`':
        return this.readBackticks();
      default:
        return this.readPlain();
    }
  }

  /** At least one character, and those behind it that mean nothing. */
  private readPlain(): string {
    const start = this.at++;
    // A tilde directly behind a colon may be a home directory.
    while (
      this.text[start] !== ':' &&
      this.at < this.text.length &&
      !/[\\'"$`~:}\s;&|<>()]/.test(this.text[this.at]!)
    ) {
      this.at++;
    }
    return this.text.slice(start, this.at);
  }

  private readDoubleQuoted(): string {
    this.at++;
    let result = '';
    for (;;) {
      const char = this.text[this.at] ?? fail();
      if (char === '"') {
        this.at++;
        return result;
      }
      if (char === '\\') {
        const next = this.text[this.at + 1] ?? fail();
        this.at += 2;
        result += next === '\n' ? '' : '$`"\\'.includes(next) ? next : `\\${next}`;
      } else if (char === '$') {
        result += this.readDollar(true);
      } else if (char === '`') {
        result += this.readBackticks();
      } else {
        const start = this.at;
        while (this.at < this.text.length && !'"\\$`'.includes(this.text[this.at]!)) {
          this.at++;
        }
        result += this.text.slice(start, this.at);
      }
    }
  }

  private readBackticks(): string {
    let close = this.at + 1;
    while (this.text[close] !== '`') {
      if (close >= this.text.length) {
        fail();
      }
      close += this.text[close] === '\\' ? 2 : 1;
    }
    this.at = close + 1;
    return this.scope.command();
  }

  private readDollar(inDoubleQuotes: boolean): string {
    const next = this.text[this.at + 1] ?? '';
    const end = endOfIdentifier(this.text, this.at + 1, this.text.length);
    if (end > this.at + 1) {
      const name = this.text.slice(this.at + 1, end);
      this.at = end;
      return this.scope.get(name) ?? '';
    }
    if (next === '{') {
      return this.readParameter(inDoubleQuotes);
    }
    if (next === '(' || next === '[') {
      const isArithmetic = next === '[' || this.text[this.at + 2] === '(';
      this.at = (next === '[' ? this.indexOf(']', this.at) + 1 : endOfCommand(this.text, this.at + 2)) ?? fail();
      this.scope.depends ||= isArithmetic;
      return this.scope.command();
    }
    if (next === "'" && !inDoubleQuotes) {
      const decoded = decodeAnsiC(this.text, this.at + 2) ?? fail();
      this.at = decoded.end;
      return decoded.text;
    }
    if (next === '"' && !inDoubleQuotes) {
      this.at++;
      return this.readDoubleQuoted();
    }
    if (next !== '' && specialParameters.includes(next)) {
      this.at += 2;
      this.scope.depends = true;
      return '';
    }
    this.at++;
    return '$';
  }

  private readParameter(inDoubleQuotes: boolean): string {
    const start = this.at + 2;
    const end = endOfIdentifier(this.text, start, this.text.length);
    const close = this.text[end];
    if (end === start || (close !== '}' && !/[:\-=?+#%/^,@[]/.test(close ?? ''))) {
      return this.readSpecialParameter(start);
    }
    const value = this.scope.get(this.text.slice(start, end));
    if (close === '}') {
      this.at = end + 1;
      return value ?? '';
    }
    const operator = /^:?[-=?+]/.exec(this.text.slice(end, end + 2))?.[0];
    if (operator === undefined) {
      // Substrings, patterns, letter case: only of a variable that we know would they be worth computing.
      this.at = endOfExpansion(this.text, end) ?? fail();
      this.scope.depends ||= value !== undefined;
      return '';
    }
    this.at = end + operator.length;
    const operand = this.readOperand(inDoubleQuotes);
    const has = value !== undefined && (!operator.startsWith(':') || value !== '');
    switch (operator[operator.length - 1]) {
      case '+':
        return has ? operand : '';
      case '?':
        return has || this.scope.depends ? (value ?? '') : fail();
      default:
        return has ? value : operand;
    }
  }

  /** `${1}`, `${#X}`, `${!X}` depend on more than we see; anything else is a bad substitution. */
  private readSpecialParameter(start: number): string {
    const first = this.text[start] ?? fail();
    this.at = endOfExpansion(this.text, start) ?? fail();
    if (!specialParameters.includes(first)) {
      fail();
    }
    this.scope.depends = true;
    return '';
  }

  /** The text up to the `}` that closes the expansion. */
  private readOperand(inDoubleQuotes: boolean): string {
    if (++this.depth > maxDepth) {
      this.scope.depends = true;
      this.at = endOfExpansion(this.text, this.at) ?? fail();
      this.depth--;
      return '';
    }
    let result = '';
    for (;;) {
      const char = this.text[this.at] ?? fail();
      if (char === '}') {
        this.at++;
        this.depth--;
        return result;
      }
      if (inDoubleQuotes && char === "'") {
        this.at++;
        result += char;
      } else if (inDoubleQuotes && char === '\\' && !'$`"\\}'.includes(this.text[this.at + 1] ?? '')) {
        this.at++;
        result += char;
      } else if (metacharacters.includes(char)) {
        this.at++;
        result += char;
      } else {
        result += this.readPart(char);
      }
    }
  }

  /** `~` and `~user` up to the next slash (or colon, in a value), if nothing in it is quoted. */
  private tilde(isValue: boolean): string {
    const rest = /^~([\w.+-]*)/.exec(this.text.slice(this.at, this.at + 200))!;
    const next = this.text[this.at + rest[0].length];
    if (next !== undefined && next !== '/' && !(isValue && next === ':') && !metacharacters.includes(next)) {
      this.at++;
      return '~';
    }
    this.at += rest[0].length;
    const home = rest[1] === '' ? this.scope.get('HOME') : undefined;
    this.scope.depends ||= home === undefined;
    return home ?? '';
  }

  private indexOf(char: string, from: number): number {
    const found = this.text.indexOf(char, from);
    return found < 0 ? fail() : found;
  }
}
