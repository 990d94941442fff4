import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { ConfKey } from '../../server/src/catalogue/types';
import { confValue } from './conf-values';
import { casesOf, type FuzzCase } from './fuzz-case';
import { mistyped } from './variable-names';

const names = ['clearml.conf', 'clearml.conf', 'clearml.conf', 'clearml.conf.example', '.clearml.conf', 'agent.conf'];

/** An object of the configuration, or the entries of a list (its path ends in `[]`), and the keys that may stand in it. */
interface Section {
  readonly path: string;
  /** Paths below the section's own. */
  readonly keys: readonly (readonly [path: string, key: ConfKey])[];
}

/** Whole clearml.conf files, most of them with something broken in them. */
export function confFiles(catalogue: Catalogue): fc.Arbitrary<FuzzCase> {
  const sections = sectionsOf(catalogue);
  const plain = sections.filter(({ path }) => !path.includes('[]'));
  const lists = sections.filter(({ path }) => path.endsWith('[]') && !path.slice(0, -2).includes('[]'));
  const statement = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...plain).chain(objectOf) },
    { weight: 3, arbitrary: fc.constantFrom(...lists).chain(listOf) },
    { weight: 4, arbitrary: fc.constantFrom(...plain).chain(section => fieldOf(section, `${section.path}.`)) },
    { weight: 1, arbitrary: others },
  );
  const lines = fc
    .array(statement, { minLength: 1, maxLength: 5, size: 'max' })
    .map(all => all.flatMap(text => text.split('\n')));
  return casesOf(names, lines);
}

function sectionsOf({ confKeys }: Catalogue): Section[] {
  const written = confKeys.map(key => [key.path.replaceAll('*', 'mine'), key] as const);
  const parents = new Set(written.map(([path]) => path.slice(0, path.lastIndexOf('.'))).filter(path => path !== ''));
  const sections = [...parents].map(path => ({
    path,
    keys: written.flatMap(([own, key]) => {
      const name = own.slice(path.length + 1);
      return own.startsWith(`${path}.`) && !name.includes('[]') ? [[name, key] as const] : [];
    }),
  }));
  return sections.filter(({ keys }) => keys.length > 0);
}

const separator = fc.constantFrom(': ', ': ', ': ', ' = ', '=', ':', ' : ', ' += ', ' ');

/** One field of a section, commented or mistyped now and then. */
function fieldOf({ keys }: Section, prefix = ''): fc.Arbitrary<string> {
  const known = fc.constantFrom(...keys).map(([name, key]) => ({ name, key }));
  const named = fc.oneof(
    { weight: 12, arbitrary: known },
    { weight: 1, arbitrary: known.chain(({ name, key }) => mistyped(name).map(other => ({ name: other, key }))) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('mine', 'my.own', 'password', '"a.b"', '').map(name => ({ name, key: undefined })),
    },
  );
  return named.chain(({ name, key }) =>
    fc
      .tuple(fc.constantFrom('', '', '', '', '', '', '# ', '// '), isRare, separator, confValue(key), behind)
      .map(([comment, isQuoted, sign, value, end]) => {
        const path = prefix + name;
        const written = isQuoted ? path.replace(/[^.]+$/, '"$&"') : path;
        return comment + written + sign + value + end;
      }),
  );
}

const isRare = fc.nat(7).map(dice => dice === 0);
const behind = fc.constantFrom(
  '',
  '',
  '',
  '',
  ',',
  '  # a comment',
  ' // "it',
  ' # clearml-config: ignore unknown-key',
);

/** Fields between braces, in lines or in one line. */
function membersOf(section: Section): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.oneof(fieldOf(section), fieldOf(section), others), { maxLength: 4 }), isRare)
    .map(([fields, isLine]) =>
      isLine ? `{ ${fields.join(', ')} }` : `{\n${fields.map(field => `  ${field}\n`).join('')}}`,
    );
}

/** An object with its path dotted or nested. */
function objectOf(section: Section): fc.Arbitrary<string> {
  return fc
    .tuple(membersOf(section), fc.constantFrom(' ', ' ', ': ', ' = ', ''), isRare)
    .map(([members, sign, isFlat]) => {
      const segments = section.path.split('.');
      return isFlat ? `${section.path}${sign}${members}` : nested(segments, sign, members);
    });
}

/** A list of objects: credentials, rules and the like. */
function listOf(section: Section): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(membersOf(section), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(',\n', '\n', ', ', ' '),
      fc.constantFrom(': ', ' = ', ': ', ''),
      isRare,
    )
    .map(([entries, between, sign, isFlat]) => {
      const path = section.path.slice(0, -2);
      const list = `[\n${entries.join(between)}\n]`;
      return isFlat ? `${path}${sign}${list}` : nested(path.split('.'), sign, list);
    });
}

function nested(segments: readonly string[], sign: string, value: string): string {
  return segments.reduceRight((inner, segment, index) => {
    const isLast = index === segments.length - 1;
    return isLast ? `${segment}${sign}${inner}` : `${segment} {\n  ${inner.replaceAll('\n', '\n  ')}\n}`;
  }, value);
}

const others = fc.constantFrom(
  '',
  '# text',
  '# --- Section ---',
  '// text',
  '# clearml-config: ignore invalid-value, unknown-key',
  '# clearml-config: ignore-file plaintext-secret',
  'include "other.conf"',
  'include required(file("/etc/clearml.conf"))',
  'mine: 1',
  'agent',
  'agent: ${?X}',
  'environment { mine: "x", CLEARML_API_HOST: "http://localhost" }',
  'files { mine { path: "/x/y", contents: "a" } }',
  '}',
  'api.credentials { access_key: ${KEY}, secret_key: "${SECRET}" }',
);
