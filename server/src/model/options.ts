import type { ComponentFamily } from '../catalogue/types';
import type { EnvReader } from './setting';

/** How bad a problem is, by the names of the settings and of the command line. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The ClearML releases that files are for; absent parts mean the newest. */
export interface TargetVersions {
  readonly agent?: string;
  readonly sdk?: string;
  readonly server?: string;
}

/** What the user has configured, for one file. */
export interface Options {
  /** Rule id → severity or `off`; rules that are not named keep their own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly component: ComponentFamily | 'auto';
  readonly target: TargetVersions;
  readonly envReader: EnvReader | 'auto';
  readonly maxProblems: number;
}

export const defaultOptions: Options = {
  rules: {},
  component: 'auto',
  target: {},
  envReader: 'auto',
  maxProblems: 1000,
};

/**
 * What is known about the place of a file. `unknown` and empty parts mean that nothing was found out:
 * no rule may warn because of them.
 */
export interface Surroundings {
  /** Whether the file would be committed: in a repository and not ignored, ignored by it, or in none. */
  readonly repository: 'committed' | 'ignored' | 'none' | 'unknown';
  /** The readers of this env file for which there is evidence. */
  readonly readers: readonly EnvReader[];
  /** The program that runs with this file, if there is evidence. */
  readonly component: ComponentFamily | undefined;
  /** A clearml.conf stands in the same folder: it may hold what this file lacks. */
  readonly hasConfBeside?: boolean;
}

export const unknownSurroundings: Surroundings = { repository: 'unknown', readers: [], component: undefined };
