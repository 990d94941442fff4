import type { Value } from '../../hocon/values';

/** A stretch of a file. Lines and columns count from 1, columns in UTF-16 units; `end` is behind the last character. */
export interface Place {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a variable was given: in an env file, on the command line, or by the surrounding process. */
export type VariableSource = Place | 'option' | 'process';

/** A variable of the environment that ClearML runs in. Of several with one name the last one counts. */
export interface EnvAssignment {
  readonly name: string;
  readonly value: string;
  readonly from: VariableSource;
}

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly place: Place }
  | { readonly kind: 'variable'; readonly name: string; readonly from: VariableSource };

/** Why a value is what it is. */
export interface Provenance {
  readonly origin: Origin;
  /** What else is in the value: variables that it refers to, lists that it appends to. */
  readonly with: readonly Origin[];
  /** What was set to something else and does not count, the strongest first. */
  readonly overrode: readonly Origin[];
}

/** A value that is no object, or an empty one; a list counts as one value, as ClearML replaces it as a whole. */
export interface Leaf extends Provenance {
  /** Keys without the quotes that they may have in memory. Empty for a list that is the file's root. */
  readonly path: readonly string[];
  readonly value: Value;
}

/** Something about a variable that no value shows. */
export interface Note {
  readonly origin: Origin;
  readonly text: string;
}

/** Why ClearML does not get as far as to have a configuration. */
export interface EffectiveError {
  /** Name of the Python exception. */
  readonly kind: string;
  readonly message: string;
  /** In pyhocon's words: from 1, columns with expanded tabs; of the variable's value where `origin` is a variable. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** What is at fault, where that is not the file. */
  readonly origin: Origin | undefined;
}

export const defaultOrigin: Origin = { kind: 'default' };

/** The origin of what a variable sets. */
export function variableOrigin({ name, from }: EnvAssignment): Origin {
  return { kind: 'variable', name, from };
}
