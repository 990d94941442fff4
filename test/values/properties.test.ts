import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, parsers } from '../../server/src/values/parsers';
import { shlexSplit } from '../../server/src/values/shlex';
import { isOn } from '../../server/src/values/truth';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'01_.eE+- \t\n\\"\'=aYinf٣\u00a0'), maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map(units => String.fromCharCode(...units)),
);

describe('every parser', () => {
  const ids = Object.keys(parsers) as (keyof typeof parsers)[];

  it('has an answer for every text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), anyText, (id, text) => {
        const conversion = convert(id, text);
        expect(['value', 'unset', 'raises', 'rejected']).toContain(conversion.outcome);
        isOn(conversion);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(ids)('%s takes time in proportion to the text', id => {
    for (const unit of ['1', '1_1', '"', '\\', '\\"', 'a ', '=', ' ', '1.', '٣', '\u00a0']) {
      const text = unit.repeat(200_000 / unit.length);
      const begin = performance.now();
      convert(id, text);
      convert(id, `${text}x`);
      expect(performance.now() - begin).toBeLessThan(2000);
    }
  });
});

describe('the words of shlex', () => {
  it('lie in the text, in order, apart, and each alone is split into itself', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { words, error } = shlexSplit(text);
        let before = -1;
        for (const { value, start, end } of words) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          before = end;
          expect(shlexSplit(text.slice(start, end)).words.map(word => word.value)).toEqual([value]);
        }
        expect(before).toBeLessThanOrEqual(text.length);
        if (error) expect(`"'\\`).toContain(text[error.at]);
      }),
      { numRuns: 3000 },
    );
  });
});
