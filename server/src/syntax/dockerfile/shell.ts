import type { TextRange } from '../../text/range';
import { endOfName } from './characters';
import { isMetacharacter, readShellWord, type ShellWord } from './shell-word';

/** An assignment in a script, in offsets of the script. */
export interface ShellAssignment extends TextRange {
  readonly kind: 'export' | 'prefix';
  readonly name: TextRange;
  /** `=` or `+=`. */
  readonly separator: TextRange;
  readonly value: ShellWord;
  readonly isAppend: boolean;
  readonly command: number | undefined;
  readonly removal: TextRange | undefined;
}

export interface ShellScript {
  readonly assignments: readonly ShellAssignment[];
  readonly comments: readonly TextRange[];
}

/** Words behind which a command begins, and what they do to the nesting of compound commands. */
const keywords: Readonly<Record<string, number>> = {
  if: 1, then: 0, elif: 0, else: 0, fi: -1, while: 1, until: 1, for: 1, select: 1, case: 1, do: 0, done: -1, esac: -1,
  '{': 1, '}': -1, '!': 0, time: 0,
}; // biome-ignore format: a table

/** Commands that set variables for the command in their arguments. */
const runners: ReadonlySet<string> = new Set(['env', 'sudo']);
const declarations: ReadonlySet<string> = new Set(['declare', 'typeset']);

type Mode = 'start' | 'words' | 'export' | 'declare' | 'runner';

/**
 * Finds what a shell script exports or sets for a command: `export A=1`, `A=1 command`, `env A=1 command`, and `A=1`
 * with a later `export A`. A script is read by its words; it is not parsed, since nothing else in it matters here.
 */
export function readScript(text: string, from: number, to: number): ShellScript {
  return new ScriptReader(text, from, to).read();
}

class ScriptReader {
  private readonly assignments: ShellAssignment[] = [];
  private readonly comments: TextRange[] = [];
  private readonly plain = new Map<string, ShellAssignment>();
  private at: number;
  private mode: Mode = 'start';
  private command = 0;
  /** Compound commands and subshells around the place. */
  private depth = 0;
  private isUncertain = false;
  private exportsAll = false;
  private pending: ShellAssignment[] = [];
  /** Delimiters of here-documents that begin at the next line. */
  private heredocs: { readonly name: string; readonly tabs: boolean }[] = [];
  private skipsWord = false;

  constructor(
    private readonly text: string,
    from: number,
    private readonly to: number,
  ) {
    this.at = from;
  }

  read(): ShellScript {
    while (this.at < this.to) {
      const char = this.text[this.at]!;
      if (char === ' ' || char === '\t' || char === '\r') {
        this.at++;
      } else if (char === '\\' && this.lineBreakBehind(this.at)) {
        this.at += this.lineBreakBehind(this.at) + 1;
      } else if (char === '#') {
        this.readComment();
      } else if (char === '<' || char === '>') {
        this.readRedirection();
      } else if (isMetacharacter(char)) {
        this.readOperator(char);
      } else {
        this.readWord();
      }
    }
    this.endCommand();
    return { assignments: this.assignments.sort((a, b) => a.start - b.start), comments: this.comments };
  }

  private lineBreakBehind(at: number): number {
    return this.text[at + 1] === '\n' ? 1 : this.text[at + 1] === '\r' && this.text[at + 2] === '\n' ? 2 : 0;
  }

  private readComment(): void {
    const start = this.at;
    const lineFeed = this.text.indexOf('\n', start);
    this.at = lineFeed < 0 || lineFeed > this.to ? this.to : lineFeed;
    this.comments.push({ start, end: this.text[this.at - 1] === '\r' ? this.at - 1 : this.at });
  }

  private readRedirection(): void {
    const start = this.at;
    while (this.at < this.to && (this.text[this.at] === '<' || this.text[this.at] === '>')) {
      this.at++;
    }
    const operator = this.text.slice(start, this.at);
    if (operator === '<<') {
      const tabs = this.text[this.at] === '-';
      this.at += tabs ? 1 : 0;
      while (this.at < this.to && (this.text[this.at] === ' ' || this.text[this.at] === '\t')) {
        this.at++;
      }
      const word = readShellWord(this.text, this.at, this.to);
      this.at = word.end;
      if (word.end > word.start) {
        this.heredocs.push({ name: unquoteDelimiter(this.text.slice(word.start, word.end)), tabs });
      }
      return;
    }
    if (this.at < this.to && (this.text[this.at] === '&' || this.text[this.at] === '|')) {
      this.at++;
    }
    this.skipsWord = true;
  }

  private readOperator(char: string): void {
    const start = this.at;
    const isDouble = this.text[start + 1] === char && (char === '&' || char === '|' || char === ';');
    this.at += isDouble ? 2 : 1;
    const ends = char === '\n' || char === ';' || (char === '&' && isDouble);
    this.endCommand(ends ? { start, end: this.at } : undefined);
    this.isUncertain = char === '|' || (char === '&' && !isDouble);
    if (char === '(') {
      this.depth++;
    } else if (char === ')') {
      // The one behind a pattern of `case` has no partner.
      this.depth = Math.max(0, this.depth - 1);
    } else if (char === '\n') {
      this.skipHeredocs();
    }
  }

  private skipHeredocs(): void {
    for (const { name, tabs } of this.heredocs) {
      while (this.at < this.to) {
        const lineFeed = this.text.indexOf('\n', this.at);
        const end = lineFeed < 0 || lineFeed > this.to ? this.to : lineFeed;
        const line = this.text.slice(this.at, end).replace(/\r$/, '');
        this.at = Math.min(end + 1, this.to);
        if ((tabs ? line.replace(/^\t+/, '') : line) === name) {
          break;
        }
      }
    }
    this.heredocs = [];
  }

  private readWord(): void {
    const { text } = this;
    const word = readShellWord(text, this.at, this.to);
    this.at = Math.max(word.end, this.at + 1);
    if (this.skipsWord) {
      this.skipsWord = false;
      return;
    }
    if (/[<>]/.test(text[word.end] ?? '') && isNumber(text, word)) {
      return;
    }
    const assignment = this.mode === 'words' ? undefined : this.assignmentOf(word);
    if (assignment) {
      this.addAssignment(assignment);
    } else if (this.mode === 'start') {
      this.startCommand(text.slice(word.start, Math.min(word.end, word.start + 16)));
    } else if (this.mode === 'export' || this.mode === 'declare') {
      this.readArgument(text.slice(word.start, word.end));
    } else if (this.mode === 'runner' && text[word.start] !== '-') {
      this.mode = 'words';
    }
  }

  private startCommand(word: string): void {
    const nesting = Object.hasOwn(keywords, word) ? keywords[word]! : undefined;
    if (nesting !== undefined) {
      this.depth = Math.max(0, this.depth + nesting);
      this.mode = word === 'for' || word === 'case' || word === 'select' || nesting < 0 ? 'words' : 'start';
      return;
    }
    this.assignments.push(...this.pending);
    this.pending = [];
    this.exportsAll ||= word === 'set' && /^[ \t]+-a\b/.test(this.text.slice(this.at, this.at + 8));
    this.mode =
      word === 'export' ? 'export' : declarations.has(word) ? 'declare' : runners.has(word) ? 'runner' : 'words';
  }

  /** A word behind `export` or `declare` that is no assignment: an option, or the name of a variable set before. */
  private readArgument(word: string): void {
    if (word.startsWith('-')) {
      const makesExport = this.mode === 'declare' && word.includes('x');
      this.mode = word.includes('n') && this.mode === 'export' ? 'words' : makesExport ? 'export' : this.mode;
      return;
    }
    const set = this.plain.get(word);
    if (set && this.mode === 'export') {
      this.plain.delete(word);
      this.assignments.push(set);
    }
  }

  private assignmentOf(word: ShellWord): ShellAssignment | undefined {
    const { text, mode } = this;
    const nameEnd = endOfName(text, word.start, word.end);
    const isAppend = text[nameEnd] === '+';
    const equals = isAppend ? nameEnd + 1 : nameEnd;
    if (nameEnd === word.start || text[equals] !== '=' || equals >= word.end || mode === 'declare') {
      return undefined;
    }
    const value = readShellWord(text, equals + 1, word.end);
    if (value.end === value.start && text[word.end] === '(') {
      return undefined;
    }
    const isExport = mode === 'export';
    const isLocal = !isExport || this.isUncertain || this.depth > 0;
    return {
      kind: isExport ? 'export' : 'prefix',
      start: word.start,
      end: word.end,
      name: { start: word.start, end: nameEnd },
      separator: { start: nameEnd, end: equals + 1 },
      value,
      isAppend,
      command: isLocal ? this.command : undefined,
      removal: this.removalOf(word),
    };
  }

  /** The word with the blanks behind it; where it is the last one of several, with those before it. */
  private removalOf({ start, end }: TextRange): TextRange | undefined {
    let next = end;
    while (next < this.to && (this.text[next] === ' ' || this.text[next] === '\t')) {
      next++;
    }
    return next < this.to && !isMetacharacter(this.text[next]) && this.text[next] !== '#' ? { start, end: next } : undefined;
  }

  private addAssignment(assignment: ShellAssignment): void {
    (assignment.kind === 'export' ? this.assignments : this.pending).push(assignment);
  }

  private endCommand(operator?: TextRange): void {
    for (const assignment of this.pending) {
      // Without a command the shell itself gets the variable; it is handed on only when it is exported.
      const set: ShellAssignment = { ...assignment, kind: 'export', command: this.depth > 0 ? this.command : undefined };
      if (this.exportsAll) {
        this.assignments.push(set);
      } else if (this.mode === 'start') {
        this.plain.set(this.text.slice(set.name.start, set.name.end), set);
      }
    }
    this.pending = [];
    this.mode = 'start';
    this.command++;
    this.skipsWord = false;
    this.lastOperator = operator;
  }

  private lastOperator: TextRange | undefined;
}

function isNumber(text: string, { start, end }: TextRange): boolean {
  return end - start <= 2 && /^\d+$/.test(text.slice(start, end));
}

function unquoteDelimiter(word: string): string {
  return word.replace(/['"\\]/g, '');
}
