import type { Relation } from './relation-types';
import type { ConfKey, ServerKey, Variable, VariablePattern, VariableReading, WrongName } from './types';

/** A name that was found: the variable and, when it was found by another name than its own, that name's status. */
export interface NameMatch {
  readonly variable: Variable;
  readonly alias?: 'deprecated' | 'alternative';
}

/** Look-up in what ClearML reads. All look-ups are by exact name; letter case matters, as it does to ClearML. */
export interface Catalogue {
  readonly variables: readonly Variable[];
  readonly patterns: readonly VariablePattern[];
  readonly confKeys: readonly ConfKey[];
  readonly serverKeys: readonly ServerKey[];
  readonly relations: readonly Relation[];
  readonly wrongNames: readonly WrongName[];
  /** By its own name or an alias. */
  variable(name: string): NameMatch | undefined;
  /** The pattern whose prefix `name` starts with, the longest one. */
  pattern(name: string): VariablePattern | undefined;
  wrongName(name: string): WrongName | undefined;
  confKey(path: string): ConfKey | undefined;
  /** The variables that set the same thing as a clearml.conf key. */
  variablesOf(confPath: string): readonly Variable[];
  serverKey(path: string): ServerKey | undefined;
  relationsOf(name: string): readonly Relation[];
  /** The readings of a variable that a component family does. */
  readings(variable: Variable, family: string): readonly VariableReading[];
}
