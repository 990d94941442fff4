import fc from 'fast-check';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { fuzzCases } from './env-files';
import { inspect } from './inspect';

const runsPerSeed = 500;

/**
 * Generates files from random seeds until the time is over or one breaks a promise.
 * @param seconds
 * @param firstSeed of the first round; a random one when there is none
 * @returns the report of the failure (seed and smallest file), or nothing
 */
export function fuzz(seconds: number, firstSeed: number | undefined, log: (text: string) => void): string | undefined {
  const catalogue = createCatalogue();
  const property = fc.property(fuzzCases(catalogue), file => inspect(file, catalogue));
  const end = Date.now() + seconds * 1000;
  let seed = firstSeed ?? Math.floor(Math.random() * 0x7fffffff);
  for (let files = 0; Date.now() < end; seed++) {
    const details = fc.check(property, { seed, numRuns: runsPerSeed });
    files += details.numRuns;
    if (details.failed) {
      return `seed ${seed}, after ${files} files\n${fc.defaultReportMessage(details)}`;
    }
    log(`${files} files, last seed ${seed}`);
  }
  return undefined;
}
