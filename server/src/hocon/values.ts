import type { ConfigTree } from './config-tree';
import type { ConfigValues } from './config-values';
import type { Duration } from './duration';
import type { Substitution } from './substitution';

/*
 * Values as Python holds them while ClearML loads a configuration. A bigint is an int, a number is a float, `null` is
 * None.
 */

/** A written `null`: pyhocon's `NoneValue`, which reading an entry turns into None (R17). */
export class NoneValue {}

/** A word of an unquoted string in a concatenation, with the blanks behind it. */
export class UnquotedText {
  constructor(readonly text: string) {}
}

/** A quoted string in a concatenation, and the blanks behind it. */
export class QuotedText {
  constructor(
    readonly text: string,
    readonly blanks: string,
  ) {}
}

/** `ConfigInclude`: what an included file brings in. Useless as the value of a key (R32). */
export class Included {
  constructor(readonly items: readonly Value[]) {}
}

/** A key and its value, as the items of an included object. */
export class Pair {
  constructor(
    readonly key: Key,
    readonly value: Value,
  ) {}
}

/** A list. pyhocon's own class (`ConfigList`) and Python's differ only in their name. */
export class List {
  constructor(
    readonly items: Value[],
    readonly className: 'ConfigList' | 'list',
  ) {}
}

/** A key in memory; a number for a bare number (R23). */
export type Key = string | bigint | number;

export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | NoneValue
  | UnquotedText
  | QuotedText
  | Included
  | Pair
  | List
  | Duration
  | ConfigTree
  | ConfigValues
  | Substitution;

/** What holds a value that substitutions may still change. */
export type Container = ConfigTree | List;
