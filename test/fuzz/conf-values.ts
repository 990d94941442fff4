import fc from 'fast-check';
import type { ConfKey } from '../../server/src/catalogue/types';
import { plainValues, secretValue } from './variable-values';

const literals = fc.constantFrom(
  ...['true', 'false', 'yes', 'no', '"false"', 'null', '0', '1', '-1', '3.10', '1.5', '10s', '5 minutes', '1e3', '010'],
  ...[
    '',
    '""',
    '"""a\n b"""',
    '[]',
    '{}',
    '[',
    '{',
    'a b',
    'a  b',
    'C:\\temp',
    '"C:\\temp\\new"',
    '~/x # y',
    'http://a/b',
  ],
  ...[
    '"-e A=B"',
    '["-e A=B"]',
    '["-e", "A=B"]',
    '[-e, A=B]',
    '"a" "b"',
    '1, 2',
    '[1 2]',
    '"a',
    "'a'",
    '`a`',
    '*',
    '@x',
  ],
);

const substitutions = fc.constantFrom(
  ...[
    '${HOME}',
    '${?HOME}',
    '$HOME',
    '${X:-d}',
    '"${X}"',
    '"$X/y"',
    '${agent.worker_id}',
    '${?CLEARML_API_HOST}',
    '${',
  ],
  ...['${agent} { a: 1 }', '${X}"/y"', '[${X}]', '${?x} ${?y}'],
);

/** A text as a value of a clearml.conf, mostly in quotes. */
function literal(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: text.map(value => JSON.stringify(value)) },
    { weight: 2, arbitrary: text },
    { weight: 1, arbitrary: text.map(value => `"""${value}"""`) },
    { weight: 1, arbitrary: text.map(value => `"${value}"  # a comment`) },
    { weight: 1, arbitrary: text.map(value => `'${value}'`) },
    { weight: 1, arbitrary: text.map(value => `\${?X} "${value}"`) },
  );
}

const list = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(item, { maxLength: 4 }), fc.constantFrom(', ', ',', '\n', ',\n  ', ' ', ',,'), fc.boolean())
    .map(([items, sign, isLast]) => `[${items.join(sign)}${isLast ? ',' : ''}]`);

/** Values of a key as they are written, right and wrong ones; `key` is absent for one that nothing reads. */
export function confValue(key: ConfKey | undefined): fc.Arbitrary<string> {
  if (key?.secret && key.value.kind !== 'list') {
    const placeholder = fc.constantFrom('""', '"${PASS}"', '${?PASS}', '"<your key>"', 'null', '123');
    return fc.oneof({ weight: 6, arbitrary: literal(secretValue) }, { weight: 1, arbitrary: placeholder });
  }
  const { enum: choices = [], examples = [], default: standard = 1 } = key?.value ?? {};
  const own = fc.constantFrom(
    ...choices.map(({ value }) => JSON.stringify(value)),
    ...[...examples, standard].map(value => JSON.stringify(value)),
  );
  const plain = literal(fc.constantFrom(...plainValues));
  return fc.oneof(
    { weight: 4, arbitrary: own },
    { weight: 3, arbitrary: plain },
    { weight: 3, arbitrary: literals },
    { weight: 1, arbitrary: substitutions },
    { weight: key?.value.kind === 'list' ? 6 : 1, arbitrary: list(fc.oneof(own, plain, literals)) },
    { weight: 1, arbitrary: literal(fc.string({ maxLength: 12 })) },
  );
}
