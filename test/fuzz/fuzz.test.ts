import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { fuzzCases } from './env-files';
import { inspect } from './inspect';

const catalogue = createCatalogue();
const runs = 2500;
const minute = 60_000;

// Each with a seed of its own; `npm run fuzz` takes other ones. A failure prints its seed and the smallest such file.
describe('the whole service keeps its promises', () => {
  test.each([1, 2, 3, 4])(`on ${runs} generated files, seed %i`, { timeout: 2 * minute }, seed => {
    const property = fc.property(fuzzCases(catalogue), file => inspect(file, catalogue));
    fc.assert(property, { seed, numRuns: runs });
    expect.assertions(0);
  });
});
