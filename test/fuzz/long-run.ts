import fc from 'fast-check';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import type { Host } from '../../server/src/model/setting';
import { filesOf } from './hosts';
import { inspect } from './inspect';

const runsPerSeed = 500;

/**
 * Generates files of all hosts in turn from random seeds until the time is over or one breaks a promise.
 * @param seconds
 * @param firstSeed of the first round; a random one when there is none
 * @param hosts the formats of the files
 * @returns the report of the failure (host, seed and smallest file), or nothing
 */
export function fuzz(
  seconds: number,
  firstSeed: number | undefined,
  log: (text: string) => void,
  hosts: readonly Host[] = ['env', 'dockerfile', 'conf'],
): string | undefined {
  const catalogue = createCatalogue();
  const end = Date.now() + seconds * 1000;
  let seed = firstSeed ?? Math.floor(Math.random() * 0x7fffffff);
  for (let files = 0; Date.now() < end; seed++) {
    for (const host of hosts) {
      const property = fc.property(filesOf[host](catalogue), file => inspect(file, catalogue));
      const details = fc.check(property, { seed, numRuns: runsPerSeed });
      files += details.numRuns;
      if (details.failed) {
        return `${host}, seed ${seed}, after ${files} files\n${fc.defaultReportMessage(details)}\n${details.errorInstance}`;
      }
    }
    log(`${files} files, last seed ${seed}`);
  }
  return undefined;
}
