import type { Effective, EffectiveConfig } from '../../workspace/effective';
import type { Mask } from '../../workspace/effective/mask';
import type { EffectiveError } from '../../workspace/effective/types';

/** What all formats of `effective` need to know. */
interface Common {
  /** Absent when secrets are to be shown. */
  readonly mask: Mask | undefined;
  /** The clearml.conf as it is printed. */
  readonly file: string;
  /** A file as it is printed. */
  readonly nameOf: (uri: string) => string;
  /** Variables that ClearML reads, but not for this output. */
  readonly unused: readonly string[];
}

/** A result with what the outputs need to know besides. */
export interface EffectiveReport extends Common {
  readonly result: Effective;
}

export interface ConfigReport extends Common {
  readonly result: EffectiveConfig;
}

export interface ErrorReport extends Common {
  readonly result: { readonly ok: false; readonly error: EffectiveError };
}
