import type { ConfigValues } from './config-values';
import type { Origin } from './python-error';
import type { Key } from './values';

/** `${path}` in a concatenation, until its value is put in its place. */
export class Substitution {
  /** The concatenation that it stands in, and where. */
  parent: ConfigValues | undefined;
  index = -1;

  /**
   * @param variable The path as written; a number for the `+=` of a number key.
   * @param blanks What stands behind the closing brace; it stays if something follows.
   */
  constructor(
    readonly variable: Key,
    readonly optional: boolean,
    readonly blanks: string,
    readonly origin: Origin,
  ) {}
}
