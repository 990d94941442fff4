import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import type { Host } from '../../server/src/model/setting';
import { filesOf } from './hosts';
import { inspect } from './inspect';

const catalogue = createCatalogue();
const minute = 60_000;

/** How many files of each host, and from which seeds. */
const rounds: readonly (readonly [host: Host, seed: number, files: number])[] = [
  ['env', 1, 2500],
  ['env', 2, 2500],
  ['env', 3, 2500],
  ['env', 4, 2500],
  ['dockerfile', 1, 750],
  ['dockerfile', 2, 750],
  ['conf', 1, 750],
  ['conf', 2, 750],
];

// Each with a seed of its own; `npm run fuzz` takes other ones. A failure prints its seed and the smallest such file.
describe('the whole service keeps its promises', () => {
  test.each(rounds)('on generated files: %s, seed %i, %i files', { timeout: 2 * minute }, (host, seed, files) => {
    const property = fc.property(filesOf[host](catalogue), file => inspect(file, catalogue));
    fc.assert(property, { seed, numRuns: files });
    expect.assertions(0);
  });
});
