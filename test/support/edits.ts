import fc from 'fast-check';

/** One change of a text: what is deleted, as parts of its length, and what is written in its place. */
export interface RandomEdit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

/** Changes of few characters, made of `words`, as typing, pasting and deleting make them. */
export function randomEdits(words: readonly string[]): fc.Arbitrary<readonly RandomEdit[]> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(200)),
    insert: fc.array(fc.constantFrom(...words), { maxLength: 4 }).map(parts => parts.join('')),
  });
  return fc.array(edit, { minLength: 1, maxLength: 6 });
}

/** Makes one change. */
export function applyEdit(text: string, { at, length, insert }: RandomEdit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + length);
}
