import type { TextRange } from '../../text/range';
import type { ShellWord } from './shell-word';

/** An assignment in a script, in offsets of the text that holds the script. */
export interface ShellAssignment extends TextRange {
  /** `export A=1`; or for one command: `A=1 command`, `env A=1 command`. */
  readonly kind: 'export' | 'prefix';
  readonly name: TextRange;
  /** `=` or `+=`. */
  readonly separator: TextRange;
  readonly value: ShellWord;
  readonly isAppend: boolean;
  readonly command: number | undefined;
  readonly removal: TextRange | undefined;
}

export interface ShellScript {
  readonly assignments: readonly ShellAssignment[];
  readonly comments: readonly TextRange[];
}
