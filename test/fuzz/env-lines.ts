import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { Relation, Variable } from '../../server/src/catalogue/types';

/** Every secret that is generated starts with this, so that it can be found again wherever it turns up. */
export const secretMarker = 'zQ9';

const secretValue = fc.stringMatching(/^[A-Za-z0-9+/]{8,20}$/).map(text => `${secretMarker}${text}`);

// biome-ignore format: a list of short texts
const plainValues = [
  '', '0', '1', '2', '-1', '1.5', '00', '1_000', '30s', '1h', '1e400', 'true', 'True', 'FALSE', 'yes', 'no', 'on', 'off', 't',
  'enabled', 'none', 'null', 'maybe', 'x', ' 1 ', 'https://api.clear.ml', 'https://app.clear.ml', 'http://localhost:8008',
  'http://localhost:8080/', 'http://0.0.0.0:8081', 'api.example.com', 'https://demoapi.demo.clear.ml', 'git.example.com:22',
  'https://git.example.com/a', '*', '*.example.com', 'a,b', 'a b "c d"', '"a', "it's", '["-e","A=B"]', '[]', '{}', '{"a": 1}',
  '{a: 1', '-e A=B -v /x:/y', '/a:/b', '/a:/b,/c', '~/clearml.conf', './clearml.conf', '$HOME/clearml.conf', 'python:3.12',
  '3.10', '>=2.0,<3', 'cu121', '^feature/.*$', '(', '[a-', 'bm90IGEgc2VjcmV0', 'YQ=', 'C:\\temp\\x', '\\', '%', 'ünï', '𝒳',
  'pip', 'poetry', 'all', 'node-1:gpu0', 'user@example.com', 'Bearer abc', 'https://me:pw@example.com',
];

const references = [
  '${HOME}',
  '$HOME',
  '${X:-d}',
  '${X:?no}',
  '${CLEARML_API_HOST}',
  '$(whoami)',
  '`id`',
  '${',
  '$',
  '${a',
  '$$',
  '${${X}}',
];

/** Writes a value down: bare, quoted, with a comment behind it, with an escape. */
function written(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 2, arbitrary: value.map(text => `"${text}"`) },
    { weight: 2, arbitrary: value.map(text => `'${text}'`) },
    { weight: 1, arbitrary: value.map(text => `${text} # comment`) },
    { weight: 1, arbitrary: value.map(text => `"${text}" # it's a comment`) },
    { weight: 1, arbitrary: value.map(text => `"${text}\n more"`) },
    { weight: 1, arbitrary: value.map(text => `\`${text}\``) },
    { weight: 1, arbitrary: value.map(text => `"${text}\\n\\"x\\""`) },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([a, b]) => `${a} ${b}`) },
  );
}

function valueFor(variable: Variable | undefined): fc.Arbitrary<string> {
  if (variable?.secret) {
    return written(
      fc.oneof(
        { weight: 6, arbitrary: secretValue },
        { weight: 1, arbitrary: fc.constantFrom('', '${PASS}', 'changeme') },
      ),
    );
  }
  const facts = variable?.primary.value;
  const own = [...(facts?.enum?.map(({ value }) => value) ?? []), ...(facts?.examples ?? []), facts?.default ?? '1'];
  return written(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...own) },
      { weight: 4, arbitrary: fc.constantFrom(...plainValues) },
      { weight: 1, arbitrary: fc.constantFrom(...references) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    ),
  );
}

/** One slip of the pen in a name. */
function mistyped(name: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(name.length - 1), fc.constantFrom('drop', 'double', 'swap', 'lower')).map(([at, slip]) => {
    const character = name[at]!;
    const [head, tail] = [name.slice(0, at), name.slice(at + 1)];
    switch (slip) {
      case 'drop':
        return head + tail;
      case 'double':
        return head + character + character + tail;
      case 'swap':
        return head + tail.slice(0, 1) + character + tail.slice(1);
      default:
        return head + character.toLowerCase() + tail;
    }
  });
}

/** The names on both sides of a relation: files that hold several of them are where the relations show. */
function namesOf(relation: Relation): string[] {
  switch (relation.kind) {
    case 'excludes':
      return [relation.winner.name, relation.loser.name];
    case 'requires':
      return [relation.subject.name, ...relation.needs.map(side => side.name)];
    case 'ignored':
      return [relation.subject.name, ...relation.by.map(side => side.name)];
  }
}

interface Named {
  readonly name: string;
  readonly variable: Variable | undefined;
}

function namesFrom(catalogue: Catalogue): fc.Arbitrary<Named> {
  const named = (name: string): Named => ({ name, variable: catalogue.variable(name)?.variable });
  const all = catalogue.variables.flatMap(variable => [variable.name, ...variable.aliases.map(alias => alias.name)]);
  const related = catalogue.relations.flatMap(namesOf);
  const core = catalogue.variables.filter(({ primary }) => primary.core).map(({ name }) => name);
  // biome-ignore format: a list of short texts
  const dynamic = [
    ...catalogue.confKeys.filter(({ section }) => section === 'agent').map(({ path }) => `CLEARML_AGENT__${path.replaceAll('.', '__')}`),
    ...catalogue.confKeys.slice(0, 50).map(({ path }) => `CLEARML_AGENT__${path.toUpperCase().replaceAll('.', '__')}`),
    ...catalogue.serverKeys.map(({ path }) => `CLEARML__${path.replaceAll('.', '__')}`),
    'CLEARML_AGENT__', 'CLEARML__', 'CLEARML_AGENT__AGENT', 'CLEARML_AGENT__AGENT__', 'CLEARML_AGENT____X', 'CLEARML_AGENT__API__CREDENTIALS__SECRET_KEY',
  ];
  const patterns = catalogue.patterns.map(({ prefix }) => `${prefix}SOMETHING`);
  const from = (names: readonly string[]) => (names.length > 0 ? fc.constantFrom(...names) : fc.constant('CLEARML_X'));
  return fc.oneof(
    { weight: 5, arbitrary: from(all).map(named) },
    { weight: 4, arbitrary: from(core).map(named) },
    { weight: 4, arbitrary: from(related).map(named) },
    { weight: 2, arbitrary: from(dynamic).map(named) },
    { weight: 1, arbitrary: from(patterns).map(named) },
    { weight: 2, arbitrary: from(catalogue.wrongNames.map(({ name }) => name)).map(named) },
    { weight: 2, arbitrary: from(all).chain(mistyped).map(named) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          'CLEARML_',
          'CLEARML_OUR_TEAM',
          'TRAINS_X',
          'PATH',
          'DATABASE_URL',
          'AWS_SECRET_ACCESS_KEY',
          'a.b-c',
          '',
        )
        .map(named),
    },
  );
}

/** One line as people write it, or several that belong together. */
export function linesFrom(catalogue: Catalogue): fc.Arbitrary<string> {
  const names = namesFrom(catalogue);
  const assignment = names.chain(({ name, variable }) =>
    fc
      .tuple(
        fc.constantFrom('', '', '', '', 'export ', ' ', '\t', 'export\t'),
        fc.constantFrom('=', '=', '=', '=', ' = ', '= ', ' =', ':', ': '),
        valueFor(variable),
      )
      .map(([prefix, sign, value]) => `${prefix}${name}${sign}${value}`),
  );
  const ruleIds = ['unknown-variable', 'invalid-value', 'plaintext-secret', 'wrong-name, duplicate-variable', ''];
  const directive = fc.constantFrom(
    ...ruleIds.map(id => `# clearml-config: ignore ${id}`),
    ...ruleIds.map(id => `# clearml-config: ignore-file ${id}`),
    '# clearml-config: reader=docker',
    '# clearml-config: reader=compose',
    '# clearml-config: reader=nobody',
    '# clearml-config:',
  );
  return fc.oneof(
    { weight: 14, arbitrary: assignment },
    { weight: 2, arbitrary: assignment.map(line => `# ${line}`) },
    { weight: 1, arbitrary: names.map(({ name }) => name) },
    { weight: 1, arbitrary: names.map(({ name }) => `export ${name}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '   ',
        '# --- Section ---',
        '## agent',
        '#',
        '# text',
        '#==========',
        'echo hi',
        'if [ -f x ]; then',
        'fi',
        '=',
        '=1',
        'unset CLEARML_API_HOST',
      ),
    },
    { weight: 1, arbitrary: directive },
  );
}
