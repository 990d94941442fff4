import type { ConfKey, Variable, VariableReading } from '../catalogue/types';
import type { TextRange } from '../text/range';

/** The file formats that can hold settings. */
export type Host = 'env' | 'dockerfile' | 'conf';

/** Who reads an env file, by `facts/env-readers`: each sees another value on some lines. */
export type EnvReader = 'docker' | 'compose' | 'python-dotenv' | 'npm-dotenv' | 'vscode' | 'systemd' | 'shell';

/** What a reader makes of one assignment. */
export type Seen =
  | { readonly kind: 'value'; readonly value: string }
  /** The line is skipped or has no value: the variable does not exist for the process. */
  | { readonly kind: 'unset' }
  /** `KEY` alone: the value of the surrounding environment, if it has one. */
  | { readonly kind: 'inherited' }
  /** The value depends on other variables or on a command, which an editor cannot know. */
  | { readonly kind: 'unknown' }
  /** The reader rejects the line (and often the file) with this message. */
  | { readonly kind: 'error'; readonly message: string };

/** What a name addresses. */
export type Target =
  /** A variable of the catalogue, by its own name or an alias. */
  | {
      readonly kind: 'variable';
      readonly variable: Variable;
      readonly alias?: 'deprecated' | 'alternative';
      /** A name that ClearML reads but other programs own (`AWS_SECRET_ACCESS_KEY`, `CI`): their values are not ours to judge. */
      readonly isShared: boolean;
    }
  /**
   * A dynamic variable of the agent (`CLEARML_AGENT__…`) or the server (`CLEARML__…`): `path` is the conf key, `reading`
   * the row of that key, or of dynamic variables as such.
   */
  | {
      readonly kind: 'dynamic';
      readonly component: 'agent' | 'server';
      readonly path: string;
      readonly reading: VariableReading;
    }
  /**
   * A key of a clearml.conf. `path` has dots between its segments and `[]` for the entries of a list
   * (`sdk.aws.s3.credentials[].host`); `key` is its row, absent for a key that the catalogue does not have.
   */
  | { readonly kind: 'key'; readonly path: string; readonly key: ConfKey | undefined }
  /** A name in ClearML's name space that nothing reads. */
  | { readonly kind: 'unknown' }
  /** A name of some other program. */
  | { readonly kind: 'foreign' };

/** A value of a clearml.conf as its dialect reads it. */
export type TypedValue =
  | {
      readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'duration';
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: 'list' | 'object'; readonly isEmpty: boolean };

export interface SettingValue {
  /** The value without quotes. Empty, at the place where it would be, when there is none. */
  readonly range: TextRange;
  /** The value as written, quotes included. */
  readonly rawRange: TextRange;
  /** The value that reaches ClearML, as far as it can be known; for a secret too, so never show it unmasked. */
  readonly text: string;
  readonly quote: '"' | "'" | '`' | undefined;
  /**
   * The value with the type that the file itself gives it (a number, a boolean, a list of a clearml.conf); absent where
   * every value is text that ClearML converts.
   */
  readonly typed?: TypedValue;
  /** False when `text` depends on something outside the file (`${X}`, `$(cmd)`, `{{ x }}`, `<x>`): no rule may judge it. */
  readonly known: boolean;
}

/** One assignment of a name to a value: the one shape that rules and features see, whatever the file format. */
export interface Setting {
  /** The name as written. */
  readonly name: string;
  readonly nameRange: TextRange;
  /** Absent for a name alone (`KEY` in an env file, `ARG KEY`). */
  readonly value: SettingValue | undefined;
  /** The whole statement, without line break. */
  readonly range: TextRange;
  readonly host: Host;
  /** Settings of one scope are seen by one process: the file, a build stage. */
  readonly scope: string;
  /** False for an assignment inside a comment: completion and hover, no problems. */
  readonly active: boolean;
  readonly target: Target;
  /** What each reader of an env file makes of this assignment; absent in hosts with one reader. */
  readonly seenBy?: (reader: EnvReader) => Seen;
}
