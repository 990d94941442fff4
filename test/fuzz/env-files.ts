import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { defaultOptions, type Options, type Surroundings } from '../../server/src/model/options';
import type { EnvReader } from '../../server/src/model/setting';
import { linesFrom } from './env-lines';

/** A file and all that an answer about it depends on. Numbers in `at` are parts of the text's length, from 0 to 1. */
export interface FuzzCase {
  readonly name: string;
  readonly text: string;
  readonly at: readonly number[];
  readonly options: Options;
  readonly surroundings: Surroundings;
  /** An edit that is made afterwards, as an editor sends it. */
  readonly typed: { readonly from: number; readonly length: number; readonly text: string };
}

const readers: readonly EnvReader[] = [
  'docker',
  'compose',
  'python-dotenv',
  'npm-dotenv',
  'vscode',
  'systemd',
  'shell',
];

const junk = fc.oneof(
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

type Mutation = (text: string) => string;
const part = fc.double({ min: 0, max: 1, noNaN: true });
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

const options: fc.Arbitrary<Options> = fc.record({
  rules: fc.constantFrom<Options['rules']>({}, {}, { 'unknown-variable': 'error', 'plaintext-secret': 'off' }),
  component: fc.constantFrom<Options['component']>(
    'auto',
    'auto',
    'auto',
    'agent',
    'sdk',
    'server',
    'serving',
    'session',
  ),
  target: fc.constantFrom<Options['target']>({}, {}, { agent: '1.5.0', sdk: '1.0.0', server: '1.0' }, { agent: 'x' }),
  envReader: fc.constantFrom<Options['envReader']>('auto', 'auto', 'auto', ...readers),
  maxProblems: fc.constant(defaultOptions.maxProblems),
});

const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  repository: fc.constantFrom<Surroundings['repository']>('committed', 'ignored', 'none', 'unknown'),
  readers: fc.constantFrom<readonly EnvReader[]>([], [], ['docker'], ['compose', 'shell'], readers),
  component: fc.constantFrom<Surroundings['component']>(undefined, undefined, 'agent', 'sdk'),
});

/** Whole env files, most of them with something broken in them. */
export function fuzzCases(catalogue: Catalogue): fc.Arbitrary<FuzzCase> {
  const lines = fc.array(linesFrom(catalogue), { maxLength: 9, size: 'max' });
  const mutations = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
    { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 3 }) },
  );
  const text = fc
    .tuple(lines, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'), fc.boolean(), mutations)
    .map(([all, ending, last, changes]) =>
      changes.reduce((old, change) => change(old), all.join(ending) + (last ? ending : '')),
    );
  return fc.record({
    name: fc.constantFrom('.env', '.env', '.env', '.env.example', 'agent.env', 'env.list', '.envrc'),
    text,
    at: fc.array(part, { minLength: 2, maxLength: 2 }),
    options,
    surroundings,
    typed: fc.record({
      from: part,
      length: fc.nat(3),
      text: fc.oneof(fc.constantFrom('', 'x', '\n', '=', '"', '_'), junk),
    }),
  });
}
