import fc from 'fast-check';

/** Text that does not belong where it is put. */
export const junk = fc.oneof(
  // biome-ignore format: a list of short texts
  fc.constantFrom(
    '\0', '\uD83D', '\uDC00', '\uFEFF', '\r', '\r\n', '\n', '\u2028', '\u0085', '\u00A0', '\u200B', '"', "'", '`', '\\', '#', '=', '==',
    '${', '}', '$(', ')', '<<<<<<< HEAD\n', '\n=======\n', '\n>>>>>>> branch\n', '||||||| base\n', '\t', '\v', '\f', '\x1b[31m', 'export ',
    '<<EOF\n', '\\\n', "'\"'", '\uFFFE', '\u202E', '\u0130',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.integer({ min: 2, max: 60 }).map(depth => '${'.repeat(depth)),
  fc.integer({ min: 2, max: 60 }).map(depth => `${'${'.repeat(depth)}X${'}'.repeat(depth)}`),
  fc
    .tuple(fc.constantFrom('x', '"', '\\', '$', '# ', 'A=1 ', '${X}', '='), fc.integer({ min: 50, max: 600 }))
    .map(([unit, times]) => unit.repeat(times)),
);

/** Breaks a text. */
export type Mutation = (text: string) => string;
/** A part of a text, from 0 to 1. */
export const part = fc.double({ min: 0, max: 1, noNaN: true });
const place = (text: string, at: number) => Math.floor(at * text.length);

// biome-ignore format: one mutation a line
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(part, junk).map(([at, text]): Mutation => old => old.slice(0, place(old, at)) + text + old.slice(place(old, at))) },
  { weight: 3, arbitrary: fc.tuple(part, fc.nat(12)).map(([at, length]): Mutation => old => old.slice(0, place(old, at)) + old.slice(place(old, at) + length)) },
  { weight: 1, arbitrary: part.map((at): Mutation => old => old.slice(0, place(old, at))) },
  { weight: 1, arbitrary: fc.tuple(part, part).map(([from, to]): Mutation => old => old + old.slice(place(old, Math.min(from, to)), place(old, Math.max(from, to)))) },
  { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r').map((ending): Mutation => old => old.replace(/\r\n|\n/g, ending)) },
  { weight: 1, arbitrary: part.map((at): Mutation => old => old.slice(0, place(old, at)) + old.slice(place(old, at)).replace(/\n/g, '\r\n')) },
  { weight: 1, arbitrary: fc.constant<Mutation>(old => `\uFEFF${old}`) },
);

/** What is done to a generated file: most of them get something broken in them. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
  { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 3 }) },
);
