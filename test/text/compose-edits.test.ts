import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeEdits } from '../../server/src/text/compose-edits';
import { applyEdits, type OffsetEdit, withoutOverlaps } from '../../server/src/text/edits';

const edit = fc.record({ from: fc.nat(20), length: fc.nat(5), newText: fc.string({ maxLength: 4 }) });

test('one list of edits does what the rounds do one after the other', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 20 }),
      fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }),
      (text, all) => {
        let result = text;
        const rounds: OffsetEdit[][] = [];
        for (const round of all) {
          const edits = withoutOverlaps(
            round.map(({ from, length, newText }) => {
              const start = Math.min(from, result.length);
              return [{ range: { start, end: Math.min(start + length, result.length) }, newText }];
            }),
          );
          rounds.push(edits);
          result = applyEdits(result, edits);
        }
        expect(applyEdits(text, composeEdits(text.length, rounds))).toBe(result);
      },
    ),
    { numRuns: 2000, seed: 1 },
  );
});
