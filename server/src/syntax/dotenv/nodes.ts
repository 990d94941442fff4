import type { TextRange } from '../../text/range';

/** A quote that an env file may put around a value; the backtick is npm dotenv's alone. */
export type Quote = '"' | "'" | '`';

/** A reference inside a value. The outermost one only: `${A:-${B}}` is one reference. */
export interface Reference extends TextRange {
  readonly kind: 'variable' | 'command';
  /** The variable's name; absent for a command and for `${1}` and the like. */
  readonly name: TextRange | undefined;
}

/** The value of an assignment. */
export interface DotenvValue {
  /** Without quotes. Empty and right behind the separator when there is none. */
  readonly range: TextRange;
  /** As written, quotes included. */
  readonly rawRange: TextRange;
  /** Present when the whole value stands between two of these. */
  readonly quote: Quote | undefined;
  /** `$X`, `${X}`, `$(cmd)` and backticks where a shell would expand them; none in single quotes. */
  readonly references: readonly Reference[];
}

/** What is wrong with an assignment that can still be told to be one. */
export interface AssignmentProblem extends TextRange {
  readonly kind: 'unterminated-quote' | 'text-after-quote';
  readonly message: string;
}

/** All offsets are UTF-16 and absolute. `start` is the start of the line, `end` lies before the line break. */
interface StatementBase extends TextRange {
  /** Behind the line break; equal to `end` at the end of the text. */
  readonly fullEnd: number;
}

export interface BlankLine extends StatementBase {
  readonly kind: 'blank';
}

export interface CommentLine extends StatementBase {
  readonly kind: 'comment';
  /** From `#` to the end of the line. */
  readonly comment: TextRange;
  /** The assignment that the comment switches off, if it holds one. */
  readonly assignment: Assignment | undefined;
}

export interface Assignment extends StatementBase {
  readonly kind: 'assignment';
  /** The word `export`. */
  readonly exportRange: TextRange | undefined;
  readonly name: TextRange;
  /** The character `=` or `:`. */
  readonly separator: TextRange;
  readonly value: DotenvValue;
  /** An inline comment, from `#` on. */
  readonly comment: TextRange | undefined;
  readonly problem: AssignmentProblem | undefined;
  /** True when a closing quote was looked for in vain on later lines: text behind the statement has decided about it. */
  readonly looksAhead: boolean;
}

/** `KEY` without a separator: readers take it from their environment or ignore it. */
export interface NameAlone extends StatementBase {
  readonly kind: 'name';
  readonly exportRange: TextRange | undefined;
  readonly name: TextRange;
  readonly comment: TextRange | undefined;
}

/** Text that is no statement of an env file. */
export interface InvalidLine extends StatementBase {
  readonly kind: 'invalid';
  /** The name that the line seems to be about. */
  readonly name: TextRange | undefined;
  readonly message: string;
}

/** A line of an `.envrc` that is not `export K=V`: shell code, which is not ours to judge. */
export interface CommandLine extends StatementBase {
  readonly kind: 'command';
}

export type DotenvStatement = BlankLine | CommentLine | Assignment | NameAlone | InvalidLine | CommandLine;

/** The statements of a text, in order and without gaps: each ends (`fullEnd`) where the next one starts. */
export interface DotenvDocument {
  readonly text: string;
  readonly statements: readonly DotenvStatement[];
}
