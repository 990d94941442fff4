import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt, hoverAt } from '../support/cursor';

const fragments = fc.constantFrom(
  'CLEARML_',
  'CLEARML_AGENT_FORCE_UV',
  'CLEARML_AGENT__AGENT__',
  'CLEARML_AGENT_GIT_PASS',
  'CLEARML__',
  'TRAINS_',
  'export ',
  '=',
  ':',
  '"',
  "'",
  '`',
  '$',
  '${',
  '}',
  '\\',
  '#',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '<<<<<<< HEAD\n',
  'yes',
  'http://u:p@h:8008',
  '([{*',
);

describe('completion and hover', () => {
  it('answer at every place of any text', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 14 }), fc.nat(), (parts, seed) => {
        const text = parts.join('');
        const at = text.length === 0 ? 0 : seed % (text.length + 1);
        const marked = `${text.slice(0, at)}|${text.slice(at)}`;
        const { items, itemDefaults } = completionAt(marked);
        const range = itemDefaults?.editRange;
        if (items.length > 0 && range && 'insert' in range) {
          // The editor rejects a list whose insert range is not the start of its replace range.
          expect(range.insert.start).toEqual(range.replace.start);
          expect(range.replace.end.character).toBeGreaterThanOrEqual(range.insert.end.character);
        }
        hoverAt(marked);
      }),
      { numRuns: 3000 },
    );
  });
});
