import type { ComponentFamily } from '../../catalogue/types';
import type { TargetVersions } from '../../model/options';

/** The release that the user targets for a component; `undefined`: the newest, or the component has no releases of its own. */
export function targetVersionOf(family: ComponentFamily, target: TargetVersions): string | undefined {
  return family === 'agent' || family === 'sdk' || family === 'server' ? target[family] : undefined;
}

interface Version {
  readonly numbers: readonly number[];
  /** Release candidates come before their release. */
  readonly candidate: number;
}

/** Reads the tags that ClearML uses: `v2.0.3`, `1.0.1rc2`, `0.17.0`. `undefined` for anything else. */
function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(?:rc(\d+))?$/i.exec(text.trim());
  if (!match) {
    return undefined;
  }
  return { numbers: match[1]!.split('.').map(Number), candidate: match[2] === undefined ? Infinity : Number(match[2]) };
}

/** True when release `a` came before release `b`; false when one of them is no version. */
export function isBefore(a: string, b: string): boolean {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (!left || !right) {
    return false;
  }
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return left.candidate < right.candidate;
}
