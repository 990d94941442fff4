import { endOfIdentifier } from '../characters';
import { type NamedReader, type Reading, Scope, skipped, unset } from './reader';
import { fail, ShellFailure } from './shell-failure';
import { ShellWords } from './shell-words';

/** Builtins whose arguments may be assignments that outlive the command. */
const declarations: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'readonly']);

/** Options with which a declaration makes no plain exported variable of its arguments. */
const withoutValue = /^-\w*[aAfFnp]/;
/** Options that change the value: arithmetic and letter case. */
const changesValue = /^-\w*[ilu]/;

interface Assigned {
  readonly name: string;
  readonly value: string;
  /** False for an array, which cannot be exported. */
  readonly exported: boolean;
}

/**
 * `set -a; source file` in bash, and so `direnv`'s `export`. A statement that is no assignment is a command: it fails,
 * or does something that we do not want to know. Commands are not run; a value that depends on one is unknown.
 */
export const readAsShell: NamedReader = (statement, environment, unresolved) => {
  const scope = new Scope(environment, unresolved);
  const command = new Command(statement, scope);
  try {
    command.read();
  } catch (error) {
    if (error instanceof ShellFailure) {
      return command.firstName === undefined ? skipped : unset(command.firstName);
    }
    throw error;
  }
  return command.reading();
};

/** The first simple command of a text. */
class Command {
  private readonly words: ShellWords;
  private readonly assigned: Assigned[] = [];
  private readonly bareNames: string[] = [];
  private declaration: string | undefined;
  private isOther = false;
  private inSubshell = false;
  private valueless = false;

  constructor(
    private readonly text: string,
    private readonly scope: Scope,
  ) {
    this.words = new ShellWords(text, scope);
  }

  get firstName(): string | undefined {
    return this.assigned[0]?.name ?? this.bareNames[0];
  }

  reading(): Reading {
    const name = this.firstName;
    if (name === undefined) {
      return skipped;
    }
    if (this.isOther || this.inSubshell || this.valueless) {
      return unset(name);
    }
    const last = this.assigned.findLast(assigned => assigned.name === name);
    if (last) {
      return last.exported ? { name, seen: this.scope.seen(last.value) } : unset(name);
    }
    const inherited = this.scope.peek(name);
    return { name, seen: inherited === undefined ? { kind: 'inherited' } : { kind: 'value', value: inherited } };
  }

  read(): void {
    const { words } = this;
    words.skipToCommand();
    for (; words.at < this.text.length; words.skipBlanks()) {
      const char = this.text[words.at]!;
      if (char === '\n' || char === ';' || char === '#') {
        return;
      }
      if (char === '&' || char === '|') {
        // `&&` and `||` leave the assignment in this shell; `&` and `|` do it in another one.
        this.inSubshell = this.text[words.at + 1] !== char;
        return;
      }
      if (char === '(' || char === ')') {
        fail();
      }
      if (char === '<' || char === '>') {
        words.skipRedirection();
      } else if (!this.readAssignment()) {
        this.readWord();
      }
    }
  }

  private readAssignment(): boolean {
    const { text, words } = this;
    if (this.isOther || (this.declaration === undefined && this.bareNames.length > 0)) {
      return false;
    }
    const end = endOfIdentifier(text, words.at, text.length);
    const isAppend = text[end] === '+' && text[end + 1] === '=';
    const isElement = text[end] === '[' && /^\[[^\]\s]*\]\+?=/.test(text.slice(end, end + 100));
    if (end === words.at || (text[end] !== '=' && !isAppend && !isElement)) {
      return false;
    }
    const name = text.slice(words.at, end);
    words.at = isElement ? text.indexOf('=', end) + 1 : end + (isAppend ? 2 : 1);
    if (isElement || text[words.at] === '(') {
      this.assigned.push({ name, value: '', exported: false });
      words.at = text.length;
      return true;
    }
    const before = isAppend ? (this.scope.get(name) ?? '') : '';
    this.assigned.push({ name, value: before + words.readWord(true), exported: true });
    return true;
  }

  private readWord(): void {
    const start = this.words.at;
    const word = this.words.readWord(false);
    const source = this.text.slice(start, this.words.at);
    if (word === '' && !/["'\\]/.test(source)) {
      // An expansion to nothing is no word at all.
      return;
    }
    const literal = source === word;
    if (this.declaration === undefined) {
      if (!literal || !declarations.has(word) || this.assigned.length > 0) {
        this.isOther = true;
      } else {
        this.declaration = word;
      }
    } else if (word.startsWith('-')) {
      this.valueless ||= withoutValue.test(word);
      if (changesValue.test(word)) {
        this.scope.depends = true;
      }
    } else if (endOfIdentifier(word, 0, word.length) === word.length) {
      this.bareNames.push(word);
    }
  }
}
