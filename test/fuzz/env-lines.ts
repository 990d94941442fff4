import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { namesFrom } from './variable-names';
import { variableValue } from './variable-values';

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

/** One line as people write it, or several that belong together. */
export function linesFrom(catalogue: Catalogue): fc.Arbitrary<string> {
  const names = namesFrom(catalogue);
  const assignment = names.chain(({ name, variable }) =>
    fc
      .tuple(
        fc.constantFrom('', '', '', '', 'export ', ' ', '\t', 'export\t'),
        fc.constantFrom('=', '=', '=', '=', ' = ', '= ', ' =', ':', ': '),
        written(variableValue(variable)),
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
