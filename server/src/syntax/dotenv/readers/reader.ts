import type { Seen } from '../../../model/setting';

/** The variables that surround the reading process, against which it resolves references. */
export type Environment = ReadonlyMap<string, string>;

/** What a reference to a variable that the environment lacks gives: nothing, or a value that nobody can tell. */
export type Unresolved = 'empty' | 'unknown';

/**
 * One program's reading of one statement: the value that it sees. A statement may end in its line break; it should,
 * for the shell, to which the first half of a CRLF is part of the value.
 */
export type Reader = (statement: string, environment: Environment, unresolved?: Unresolved) => Seen;

/** What a reader sees, and under which name: it may differ from the one that was meant. */
export interface Reading {
  /** The first name that the statement sets or mentions; absent when the reader finds none. */
  readonly name: string | undefined;
  readonly seen: Seen;
}

export type NamedReader = (statement: string, environment: Environment, unresolved: Unresolved) => Reading;

/** A reading of a statement that the reader skips. */
export const skipped: Reading = { name: undefined, seen: { kind: 'unset' } };

export function unset(name: string): Reading {
  return { name, seen: { kind: 'unset' } };
}

export function rejected(message: string, name?: string): Reading {
  return { name, seen: { kind: 'error', message } };
}

/** Look-up of references that remembers whether the outcome depends on something outside the file. */
export class Scope {
  /** True once something was asked for that an editor cannot know. */
  depends = false;

  constructor(
    private readonly environment: Environment,
    private readonly unresolved: Unresolved,
  ) {}

  get(name: string): string | undefined {
    const value = this.environment.get(name);
    if (value === undefined && this.unresolved === 'unknown') {
      this.depends = true;
    }
    return value;
  }

  /** The variable's value without asking whether it matters. */
  peek(name: string): string | undefined {
    return this.environment.get(name);
  }

  /** The output of a command, which is not run. */
  command(): string {
    if (this.unresolved === 'unknown') {
      this.depends = true;
    }
    return '';
  }

  /** A value resolved in this scope, as seen by the reader. */
  seen(value: string): Seen {
    return this.depends ? { kind: 'unknown' } : { kind: 'value', value };
  }
}
