import type { TextRange } from '../../text/range';
import type { Escape } from './characters';

/** A reference to a variable inside a value: `$X`, `${X}`, `${X:-d}`. Those inside another one are listed too, behind it. */
export interface Reference extends TextRange {
  /** Absent for `$1`, `$$` and the like, and for a command (`$(…)`) in a RUN. */
  readonly name: TextRange | undefined;
}

/** The value of a pair. */
export interface DockerfileValue {
  /** Without quotes. Empty and right behind the separator when there is none. */
  readonly range: TextRange;
  /** As written, quotes included; continuations of the line lie inside. */
  readonly rawRange: TextRange;
  /** Present when the whole value stands between two of these. */
  readonly quote: '"' | "'" | undefined;
  /** What is written, without continuations of the line: what `processWord` (or a shell, for a RUN) is given. */
  readonly written: string;
  /** The value without quotes and escapes; references stand in it as written. */
  readonly text: string;
  readonly references: readonly Reference[];
  /** False when something else than references to variables decides about the value (a command, an error). */
  readonly isPlain: boolean;
}

/** `NAME=value`, `NAME value` or `NAME`, in an ENV, an ARG, a RUN or a mount. */
export interface Pair extends TextRange {
  /** The name without quotes. */
  readonly name: TextRange;
  /** The name after quotes and escapes are removed; continuations of the line do not count. */
  readonly nameText: string;
  /** `=`, or the white space of `ENV NAME value`. */
  readonly separator: TextRange | undefined;
  readonly value: DockerfileValue | undefined;
  /** What to delete so that the pair goes and the rest stays valid; absent when only the instruction can go. */
  readonly removal: TextRange | undefined;
}

/** Something that makes the build fail. */
export interface DockerfileProblem extends TextRange {
  readonly kind:
    | 'missing-arguments'
    | 'missing-value'
    | 'missing-equals'
    | 'missing-name'
    | 'unterminated-quote'
    | 'bad-reference'
    | 'unterminated-heredoc'
    | 'bad-directive'
    | 'bad-trigger';
  /** The name that the pair sets, or would set. */
  readonly name: string | undefined;
  readonly message: string;
}

/** A here-document: `<<NAME` in the instruction, its lines behind it. */
export interface Heredoc {
  readonly opener: TextRange;
  readonly name: string;
  /** The lines, with the line break of the last one. */
  readonly body: TextRange;
  /** The line that ends it, without white space. */
  readonly terminator: TextRange;
  /** False for text that only looks like a script: a file that is written, the input of another program. */
  readonly isScript: boolean;
}

/** An assignment in a shell command of a RUN. */
export interface ShellPair extends Pair {
  /** `export NAME=value`, or an assignment for one command (`NAME=value command`). */
  readonly kind: 'export' | 'prefix';
  /**
   * Assignments of the same command have the same number. Absent: seen by every later command of the RUN.
   * Present for a prefix, and for an export that may not be carried out (`if`, `||`) or ends with a subshell.
   */
  readonly command: number | undefined;
}

export type InstructionBody =
  | { readonly kind: 'env'; readonly isLegacy: boolean; readonly pairs: readonly Pair[] }
  | { readonly kind: 'arg'; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'from';
      /** The image or stage, as one word; `written` is that word without continuations. */
      readonly image: (TextRange & { readonly written: string }) | undefined;
      /** `AS name`. */
      readonly stage: TextRange | undefined;
      readonly stageText: string | undefined;
    }
  | {
      readonly kind: 'run';
      /** `RUN ["program", "argument"]`: no shell. */
      readonly isExec: boolean;
      readonly assignments: readonly ShellPair[];
      /** `--mount=type=secret,env=NAME`. */
      readonly mounts: readonly Pair[];
    }
  | { readonly kind: 'onbuild'; readonly keyword: TextRange | undefined; readonly trigger: InstructionBody | undefined }
  | { readonly kind: 'other' };

/** All offsets are UTF-16 and absolute. `start` is the start of the line, `end` lies before the last line break. */
interface PieceBase extends TextRange {
  /** Behind the line break; equal to `end` at the end of the text. */
  readonly fullEnd: number;
}

export interface BlankPiece extends PieceBase {
  readonly kind: 'blank';
}

export interface CommentPiece extends PieceBase {
  readonly kind: 'comment';
  /** From `#` to the end of the line. */
  readonly comment: TextRange;
  /** The pairs of an `ENV` or `ARG` that the comment switches off. */
  readonly pairs: readonly Pair[];
  readonly form: 'env' | 'arg';
}

/** `# escape=…`, `# syntax=…`, `# check=…` at the top of the file. */
export interface DirectivePiece extends PieceBase {
  readonly kind: 'directive';
  /** From `#` to the end of the line. */
  readonly comment: TextRange;
  readonly name: TextRange;
  readonly value: TextRange;
  readonly problems: readonly DockerfileProblem[];
}

/** What a continued line consists of besides the instruction itself. */
export interface Gap extends TextRange {
  /** An escape character with the line break, a comment line, an empty line. */
  readonly kind: 'continuation' | 'comment' | 'blank' | 'line-break';
}

export interface Instruction extends PieceBase {
  readonly kind: 'instruction';
  readonly keyword: TextRange;
  /** In capital letters. */
  readonly keywordText: string;
  /** `--name=value` between the keyword and the arguments. */
  readonly flags: readonly TextRange[];
  readonly body: InstructionBody;
  readonly heredocs: readonly Heredoc[];
  /** Of the text between the start and the first here-document, in order. */
  readonly gaps: readonly Gap[];
  /** In continued lines and in scripts, from `#` to the end of the line. */
  readonly comments: readonly TextRange[];
  /** Pairs in comments between the lines of an ENV or ARG. */
  readonly commentedPairs: readonly Pair[];
  readonly problems: readonly DockerfileProblem[];
  /** False for an instruction without any `$`: it cannot use a variable in its own text. */
  readonly hasDollar: boolean;
}

export type Piece = BlankPiece | CommentPiece | DirectivePiece | Instruction;

/** The pieces of a text, in order and without gaps: each ends (`fullEnd`) where the next one starts. */
export interface DockerfileDocument {
  readonly text: string;
  readonly escapeCharacter: Escape;
  readonly pieces: readonly Piece[];
}
