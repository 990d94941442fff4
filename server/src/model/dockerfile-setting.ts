import type { TextRange } from '../text/range';
import type { Setting } from './setting';

/**
 * How a Dockerfile sets a variable: `env` for the image, `arg` for the build, `run` for the commands of one RUN,
 * `mount` for one RUN with the value of a build secret.
 */
export type DockerfileForm = 'env' | 'arg' | 'run' | 'mount';

/** A setting of a Dockerfile. Its `range` is the pair alone: an instruction can hold several. */
export interface DockerfileSetting extends Setting {
  readonly form: DockerfileForm;
  /** The whole instruction, from its keyword on, without the last line break; in a comment, the comment. */
  readonly instruction: TextRange;
  /**
   * What to delete so that the pair goes and the instruction stays valid. Absent where the instruction holds nothing
   * else and has to go as a whole, with its lines.
   */
  readonly removal: TextRange | undefined;
  /** The variables that the value refers to; those inside another reference too. */
  readonly references: readonly { readonly name: string; readonly range: TextRange }[];
  /** True when something in the build sees the value before the same stage sets the variable again. */
  readonly isUsedBeforeOverwritten: boolean;
}

export function isDockerfileSetting(setting: Setting): setting is DockerfileSetting {
  return setting.host === 'dockerfile';
}

/** True for an `ARG`: an input of the build that no process of the image sees, whatever its name is. */
export function isBuildArgument(setting: Setting): boolean {
  return isDockerfileSetting(setting) && setting.form === 'arg';
}
