import type { DockerfileValue } from '../syntax/dockerfile/nodes';
import type { SettingValue } from './setting';

/** A value of a Dockerfile, with what it comes to. */
export function dockerfileValue(value: DockerfileValue, text: string, known: boolean): SettingValue {
  const { range, rawRange, quote, isPlain } = value;
  return { range, rawRange, text, quote, known: known && isPlain };
}
