import type { DockerfileValue } from '../syntax/dockerfile/nodes';
import type { Known } from '../syntax/dockerfile/processed-word';
import { shifted } from '../text/range';
import { isTemplate } from '../text/template';
import type { DockerfileSetting } from './dockerfile-setting';
import type { SettingValue } from './setting';

/** What a value of a Dockerfile comes to. */
export interface Outcome {
  readonly text: string;
  /** False when it depends on something outside the file. */
  readonly known: boolean;
}

export const unknown: Known = { kind: 'unknown' };

/** What a value comes to by its text alone. */
export function writtenOutcome({ text, references, isPlain }: DockerfileValue): Outcome {
  return { text, known: references.length === 0 && isPlain };
}

/** What is known about a variable with such a value. */
export function knownOf(outcome: Outcome | undefined): Known {
  return outcome?.known ? { kind: 'value', text: outcome.text } : unknown;
}

/** A value of a Dockerfile, with what it comes to. */
export function settingValue(
  { range, rawRange, quote }: DockerfileValue,
  outcome: Outcome,
  shift: number,
): SettingValue {
  const { text, known } = outcome;
  return {
    range: shifted(range, shift),
    rawRange: shifted(rawRange, shift),
    text,
    quote,
    known: known && !isTemplate(text),
  };
}

const none: DockerfileSetting['references'] = [];

/** The variables that a value refers to. */
export function referencesOf(
  value: DockerfileValue | undefined,
  text: string,
  shift: number,
): DockerfileSetting['references'] {
  if (!value || value.references.length === 0) {
    return none;
  }
  return value.references.flatMap(({ name }) => {
    const range = name && shifted(name, shift);
    return range ? [{ name: text.slice(range.start, range.end), range }] : [];
  });
}
