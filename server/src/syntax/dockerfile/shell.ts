import type { TextRange } from '../../text/range';
import { endOfName } from './characters';
import { declarations, keywords, runners } from './shell-keywords';
import type { ShellAssignment, ShellScript } from './shell-script';
import { isMetacharacter, readShellWord, type ShellWord } from './shell-word';

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
  /** Of the command: where it starts, and the last word of it behind `export`. */
  private commandStart = 0;
  private lastArgument: TextRange | undefined;
  private operatorBefore: TextRange | undefined;

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
        this.heredocs.push({ name: this.text.slice(word.start, word.end).replace(/['"\\]/g, ''), tabs });
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
    if (this.mode === 'start' && this.pending.length === 0) {
      this.commandStart = word.start;
    }
    if (assignment) {
      (assignment.kind === 'export' ? this.assignments : this.pending).push(assignment);
    } else if (this.mode === 'start') {
      this.startCommand(text.slice(word.start, Math.min(word.end, word.start + 16)));
    } else if (this.mode === 'export' || this.mode === 'declare') {
      this.readArgument(text.slice(word.start, word.end));
    } else if (this.mode === 'runner' && text[word.start] !== '-') {
      this.flushPending();
      this.mode = 'words';
    }
    this.lastArgument = this.mode === 'export' && word.start > this.commandStart ? word : undefined;
  }

  private startCommand(word: string): void {
    const nesting = keywords.get(word);
    if (nesting !== undefined) {
      this.depth = Math.max(0, this.depth + nesting);
      this.mode = word === 'for' || word === 'case' || word === 'select' || nesting < 0 ? 'words' : 'start';
      return;
    }
    this.flushPending();
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

  private flushPending(): void {
    this.assignments.push(...this.pending);
    this.pending = [];
  }

  /** The word with the blanks behind it or, where it is the last one, with those before it. */
  private removalOf({ start, end }: TextRange): TextRange | undefined {
    const next = this.skipBlanks(end);
    if (next < this.to && !isMetacharacter(this.text[next]) && this.text[next] !== '#') {
      return { start, end: next };
    }
    return this.lastArgument && { start: this.lastArgument.end, end };
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (at < this.to && (this.text[at] === ' ' || this.text[at] === '\t')) {
      at++;
    }
    return at;
  }

  /** @param operator the `;`, `&&` or line break that ends the command; another end is none */
  private endCommand(operator?: TextRange): void {
    if (this.mode === 'start') {
      for (const assignment of this.pending) {
        // Without a command the shell itself gets the variable; it is handed on only when it is exported.
        const command = this.depth > 0 || this.isUncertain ? this.command : undefined;
        const set: ShellAssignment = { ...assignment, kind: 'export', command };
        if (this.exportsAll) {
          this.assignments.push(set);
        } else {
          this.plain.set(this.text.slice(set.name.start, set.name.end), set);
        }
      }
    }
    this.removeWithOperator(operator);
    this.pending = [];
    this.mode = 'start';
    this.command++;
    this.skipsWord = false;
    this.lastArgument = undefined;
    this.operatorBefore = operator;
  }

  /** An export alone in its command goes with the operator behind it, or with the one before it. */
  private removeWithOperator(operator: TextRange | undefined): void {
    const last = this.assignments[this.assignments.length - 1];
    const isLone = last?.kind === 'export' && !last.removal && this.mode === 'export' && last.start > this.commandStart;
    // Between `then` and `fi` there must stay a command.
    if (!isLone || this.depth > 0) {
      return;
    }
    const start = this.operatorBefore ? this.skipBlanksBack(this.operatorBefore.start) : this.commandStart;
    const removal = operator
      ? { start: this.commandStart, end: this.skipBlanks(operator.end) }
      : this.operatorBefore && { start, end: last.end };
    this.assignments[this.assignments.length - 1] = { ...last, removal };
  }

  private skipBlanksBack(from: number): number {
    let at = from;
    while (at > 0 && (this.text[at - 1] === ' ' || this.text[at - 1] === '\t')) {
      at--;
    }
    return at;
  }
}

function isNumber(text: string, { start, end }: TextRange): boolean {
  return end - start <= 2 && /^\d+$/.test(text.slice(start, end));
}
