import fc from 'fast-check';
import type { Variable } from '../../server/src/catalogue/types';

/** Every secret that is generated starts with this, so that it can be found again wherever it turns up. */
export const secretMarker = 'zQ9';

/** A secret that no other text can be mistaken for. */
export const secretValue = fc.stringMatching(/^[A-Za-z0-9+/]{8,20}$/).map(text => `${secretMarker}${text}`);

/** Right for some settings and wrong for others. */
// biome-ignore format: a list of short texts
export const plainValues = [
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

/** Values of a variable, right and wrong ones, not yet quoted. */
export function variableValue(variable: Variable | undefined): fc.Arbitrary<string> {
  if (variable?.secret) {
    return fc.oneof(
      { weight: 6, arbitrary: secretValue },
      { weight: 1, arbitrary: fc.constantFrom('', '${PASS}', 'changeme') },
    );
  }
  const facts = variable?.primary.value;
  const own = [...(facts?.enum?.map(({ value }) => value) ?? []), ...(facts?.examples ?? []), facts?.default ?? '1'];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...own) },
    { weight: 4, arbitrary: fc.constantFrom(...plainValues) },
    { weight: 1, arbitrary: fc.constantFrom(...references) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );
}
