import type { TextRange } from '../../text/range';
import type { Escape } from './characters';
import { literalPattern, withoutPrefix, withoutSuffix } from './patterns';
import type { Known, Lookup, ProcessedWord, WordProblem } from './processed-word';

const unset: Known = { kind: 'unset' };

/** References inside references that are followed; nothing that people write is deeper. */
const maxDepth = 40;
/** Longer texts made of variables count as unknown: values that refer to themselves grow without end. */
const maxLength = 8192;

/** Carries out what BuildKit's shell lexer (`frontend/dockerfile/shell/lex.go`) does to one word. */
export function processWord(
  text: string,
  start: number,
  end: number,
  escapeCharacter: Escape,
  lookup: Lookup,
): ProcessedWord {
  if (isLiteral(text, start, end, escapeCharacter)) {
    return { text: text.slice(start, end), known: true, references: [], problem: undefined };
  }
  return new WordProcessor(text, start, end, escapeCharacter, lookup).run();
}

function isLiteral(text: string, start: number, end: number, escapeCharacter: Escape): boolean {
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === '$' || char === '"' || char === "'" || char === escapeCharacter) {
      return false;
    }
  }
  return true;
}

interface Part {
  readonly text: string;
  readonly known: boolean;
}

/** Ends the processing; without a problem where only we give up. */
class Failure extends Error {
  constructor(readonly problem: WordProblem | undefined) {
    super(problem?.message);
  }
}

/** Reads a word; `at` is where it stands. The methods throw a `Failure` where BuildKit returns an error. */
export class WordProcessor {
  private readonly references: { start: number; end: number; name: TextRange | undefined }[] = [];
  private depth = 0;

  constructor(
    private readonly source: string,
    public at: number,
    private readonly end: number,
    private readonly escapeCharacter: Escape,
    private readonly lookup: Lookup,
  ) {}

  run(): ProcessedWord {
    const start = this.at;
    const { references } = this;
    try {
      const { text, known } = this.until(undefined, false);
      return { text, known, references, problem: undefined };
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      const text = this.source.slice(start, this.end);
      return { text, known: false, references: references.filter(each => each.end > 0), problem: error.problem };
    }
  }

  /** Passes over a quoted stretch or a reference at `at`. Returns false when it is faulty. */
  skip(): boolean {
    try {
      this.special(this.source[this.at]!);
      return true;
    } catch (error) {
      if (error instanceof Failure) {
        return false;
      }
      throw error;
    }
  }

  /** Reads to `stop` (which is taken) or, without one, to the end. `raw`: escapes stay. */
  private until(stop: string | undefined, raw: boolean, opened = this.at): Part {
    let text = '';
    let known = true;
    while (this.at < this.end) {
      const char = this.source[this.at]!;
      if (char === stop) {
        this.at++;
        return { text, known };
      }
      if (char === '$' || char === '"' || char === "'") {
        const part = this.special(char);
        text += part.text;
        known &&= part.known;
      } else if (char === this.escapeCharacter) {
        text += raw ? char : '';
        text += this.source.slice(this.at + 1, Math.min(this.at + 2, this.end));
        this.at += 2;
      } else {
        text += this.plain(stop);
      }
    }
    this.at = this.end;
    return stop === undefined ? { text, known } : this.fail('bad-reference', opened, 'This ${ is not closed.');
  }

  private special(char: string): Part {
    return char === '$' ? this.dollar() : char === '"' ? this.doubleQuoted() : this.singleQuoted();
  }

  private singleQuoted(): Part {
    const start = this.at;
    let close = start + 1;
    while (close < this.end && this.source[close] !== "'") {
      close++;
    }
    if (close >= this.end) {
      return this.fail('unterminated-quote', start, "The quote ' is not closed: the build fails.");
    }
    this.at = close + 1;
    return { text: this.source.slice(start + 1, close), known: true };
  }

  private doubleQuoted(): Part {
    const start = this.at++;
    let text = '';
    let known = true;
    while (this.at < this.end) {
      const char = this.source[this.at]!;
      if (char === '"') {
        this.at++;
        return { text, known };
      }
      if (char === '$') {
        const part = this.dollar();
        text += part.text;
        known &&= part.known;
        continue;
      }
      const next = this.at + 1 < this.end ? this.source[this.at + 1]! : '';
      if (char === this.escapeCharacter && (next === '"' || next === '$' || next === this.escapeCharacter)) {
        text += next;
        this.at += 2;
      } else if (char === this.escapeCharacter) {
        // At the very end it vanishes, before any other character it stays.
        text += next === '' ? '' : char;
        this.at++;
      } else {
        text += this.plain('"');
      }
    }
    return this.fail('unterminated-quote', start, 'The quote " is not closed: the build fails.');
  }

  /** At least one character, up to the next one that may mean something. */
  private plain(stop: string | undefined): string {
    const start = this.at++;
    while (this.at < this.end) {
      const char = this.source[this.at]!;
      if (char === stop || char === '$' || char === '"' || char === "'" || char === this.escapeCharacter) {
        break;
      }
      this.at++;
    }
    return this.source.slice(start, this.at);
  }

  private dollar(): Part {
    const start = this.at++;
    if (this.source[this.at] !== '{' || this.at >= this.end) {
      const name = this.name();
      if (name.end === name.start) {
        return { text: '$', known: true };
      }
      this.references.push({ start, end: name.end, name: nameOf(this.source, name) });
      return this.substitute(start, this.find(name));
    }
    this.at++;
    const first = this.at < this.end ? this.source[this.at]! : '';
    if (first === '{' || first === '}' || first === ':') {
      return this.fail('bad-reference', start, 'There is no variable name behind ${: the build fails.');
    }
    if (++this.depth > maxDepth) {
      throw new Failure(undefined);
    }
    const name = this.name();
    const reference = { start, end: 0, name: nameOf(this.source, name) };
    this.references.push(reference);
    const part = this.braced(start, this.find(name));
    reference.end = this.at;
    this.depth--;
    return part;
  }

  /** Reads what follows the name in `${…}`, and does it. */
  private braced(start: number, value: Known): Part {
    let operator = this.take();
    if (operator === '}') {
      return this.substitute(start, value);
    }
    const emptyIsUnset = operator === ':';
    if (emptyIsUnset) {
      operator = this.take();
    }
    if (operator === '/' && !emptyIsUnset) {
      this.until('/', true, start);
      this.until('}', true, start);
      return this.substitute(start, value.kind === 'value' ? { kind: 'unknown' } : value);
    }
    if (operator === '' || !'+-?#%'.includes(operator)) {
      return this.fail(
        'bad-reference',
        start,
        operator === '' ? 'This ${ is not closed.' : 'BuildKit has no such ${…}.',
      );
    }
    const word = this.until('}', operator === '#' || operator === '%', start);
    if (value.kind === 'unknown') {
      return this.unknown(start);
    }
    const isSet = value.kind === 'value' && !(emptyIsUnset && value.text === '');
    switch (operator) {
      case '-':
        return isSet ? this.substitute(start, value) : word;
      case '+':
        return isSet ? word : { text: '', known: true };
      case '?':
        return isSet ? this.substitute(start, value) : this.unknown(start);
      default: {
        const pattern = word.known ? literalPattern(word.text, operator) : undefined;
        const remove = operator === '#' ? withoutPrefix : withoutSuffix;
        return pattern === undefined || value.kind !== 'value'
          ? this.substitute(start, value.kind === 'value' ? { kind: 'unknown' } : value)
          : { text: remove(value.text, pattern), known: true };
      }
    }
  }

  private substitute(start: number, value: Known): Part {
    if (value.kind === 'value') {
      return value.text.length > maxLength ? this.unknown(start) : { text: value.text, known: true };
    }
    return value.kind === 'unset' ? { text: '', known: true } : this.unknown(start);
  }

  private unknown(start: number): Part {
    return { text: this.source.slice(start, this.at), known: false };
  }

  private find(name: TextRange): Known {
    const text = this.source.slice(name.start, name.end);
    // `$1`, `$$`, `$@` …: no image sets a variable of such a name.
    return /^[^\p{L}_]/u.test(text) ? unset : this.lookup(text);
  }

  private name(): TextRange {
    const start = this.at;
    const rest = /[@*#?\-$!]|\d+|[\p{L}\p{Nd}_]+/uy;
    rest.lastIndex = start;
    const match = rest.exec(this.source);
    this.at = Math.min(start + (match?.[0].length ?? 0), this.end);
    return { start, end: this.at };
  }

  private take(): string {
    return this.at < this.end ? this.source[this.at++]! : '';
  }

  private fail(kind: WordProblem['kind'], start: number, message: string): never {
    throw new Failure({ kind, start, end: this.end, message });
  }
}

function nameOf(source: string, name: TextRange): TextRange | undefined {
  return name.end > name.start && /[\p{L}_]/u.test(source[name.start]!) ? name : undefined;
}
