import fc from 'fast-check';
import { defaultOptions, type Options, type Surroundings } from '../../server/src/model/options';
import type { EnvReader } from '../../server/src/model/setting';
import { junk, mutations, part } from './mutations';

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

/**
 * Files of these names, most of them with something broken in them.
 * @param lines statements, which are joined by line breaks of one kind
 */
export function casesOf(names: readonly string[], lines: fc.Arbitrary<readonly string[]>): fc.Arbitrary<FuzzCase> {
  const text = fc
    .tuple(lines, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'), fc.boolean(), mutations)
    .map(([all, ending, last, changes]) =>
      changes.reduce((old, change) => change(old), all.join(ending) + (last ? ending : '')),
    );
  return fc.record({
    name: fc.constantFrom(...names),
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
