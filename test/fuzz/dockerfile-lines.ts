import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { type Named, namesFrom } from './variable-names';
import { variableValue } from './variable-values';

/** A text in which `\` stands for the escape character of the file, and `\n` for its line break. */
type Statement = fc.Arbitrary<string>;

const between = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  '  ',
  ' \\\n    ',
  ' \\\n\n  ',
  ' \\\n# a comment\n  ',
  '\t',
  '\\\n',
  ' \\ \n',
);

const outsideReferences = fc.constantFrom(
  '$X',
  '${X}',
  '${X:-d}',
  '${X:+$Y}',
  '${CLEARML_API_HOST}',
  '\\$X',
  '${X',
  '$',
);

/** Writes a value as a word: bare, with escapes, in quotes, with something before or behind it. */
function word(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: value.map(text => text.replace(/[\s"'\\]/g, '\\$&')) },
    { weight: 3, arbitrary: value.map(text => `"${text.replace(/["\\]/g, '\\$&')}"`) },
    { weight: 2, arbitrary: value.map(text => `'${text}'`) },
    { weight: 1, arbitrary: value },
    { weight: 1, arbitrary: fc.tuple(value, outsideReferences).map(([text, reference]) => `"${text}"${reference}`) },
    { weight: 1, arbitrary: fc.tuple(value, outsideReferences).map(([text, reference]) => `"${reference}/${text}"`) },
    { weight: 1, arbitrary: value.map(text => `"${text}`) },
  );
}

/** One instruction of a Dockerfile as people write it, or several that belong together. */
export function dockerfileLinesFrom(catalogue: Catalogue): Statement {
  const names = namesFrom(catalogue);
  const using = (make: (named: Named) => Statement) => names.chain(make);
  const pair = using(({ name, variable }) => word(variableValue(variable)).map(value => `${name}=${value}`));
  const pairs = fc
    .array(fc.tuple(pair, between), { minLength: 1, maxLength: 4 })
    .map(all => all.map(([text, gap], index) => (index + 1 < all.length ? text + gap : text)).join(''));
  const env = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(keyword('ENV'), pairs).map(join) },
    {
      weight: 2,
      arbitrary: using(({ name, variable }) =>
        fc
          .tuple(keyword('ENV'), fc.oneof(variableValue(variable), word(variableValue(variable))))
          .map(([start, value]) => `${start}${name} ${value}`),
      ),
    },
    { weight: 1, arbitrary: names.map(({ name }) => `ENV ${name}`) },
  );
  const arg = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(keyword('ARG'), pairs).map(join) },
    { weight: 2, arbitrary: names.map(({ name }) => `ARG ${name}`) },
    // The idiom: an input of the build that the image keeps.
    { weight: 2, arbitrary: names.map(({ name }) => `ARG ${name}\nENV ${name}=\${${name}}`) },
    { weight: 1, arbitrary: pair.map(text => `ARG ${text}\nENV ${text}`) },
  );
  const command = fc.oneof(
    pair.map(text => `export ${text}`),
    pairs.map(text => `${text} clearml-agent list`),
    pairs.map(text => `export ${text}`),
    names.map(({ name }) => `unset ${name}`),
    fc.constantFrom(
      'pip install clearml',
      'set -e',
      'if true; then',
      'fi',
      'echo "x',
      'cd /x',
      "sh -c 'a'",
      'true # no',
    ),
  );
  const script = fc.array(command, { minLength: 1, maxLength: 3 });
  const heredoc = fc
    .tuple(fc.constantFrom('RUN <<EOF', "RUN <<'EOF'", 'RUN <<-EOF', 'COPY <<EOF /x.env', 'RUN cat <<EOF > x'), script)
    .map(([start, lines]) => `${start}\n${lines.join('\n')}\nEOF`);
  const run = fc.oneof(
    { weight: 4, arbitrary: script.map(lines => `RUN ${lines.join(' && ')}`) },
    { weight: 2, arbitrary: script.map(lines => `RUN ${lines.join(' && \\\n    ')}`) },
    { weight: 1, arbitrary: script.map(lines => `RUN --network=none ${lines.join('; ')}`) },
    { weight: 2, arbitrary: heredoc },
    {
      weight: 2,
      arbitrary: fc
        .tuple(names, fc.constantFrom(' true', ' \\\n  clearml-init', ''))
        .map(([{ name }, end]) => `RUN --mount=type=secret,id=key,env=${name}${end}`),
    },
    { weight: 1, arbitrary: pair.map(text => `RUN ["sh", "-c", "${text} x"]`) },
  );
  const instruction = fc.oneof(
    { weight: 5, arbitrary: env },
    { weight: 3, arbitrary: arg },
    { weight: 3, arbitrary: run },
  );
  return fc.oneof(
    { weight: 14, arbitrary: instruction },
    { weight: 1, arbitrary: instruction.map(text => `ONBUILD ${text}`) },
    { weight: 2, arbitrary: fc.oneof(instruction, pair).map(text => `# ${text}`) },
    { weight: 3, arbitrary: from },
    { weight: 2, arbitrary: fc.oneof(others, directive) },
    { weight: 1, arbitrary: pair.map(text => `LABEL ${text}`) },
  );
}

/** The first lines of a Dockerfile. */
export const dockerfileStarts: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.constantFrom([], [], ['# syntax=docker/dockerfile:1'], ['# clearml-config: ignore-file plaintext-secret'], ['']),
    fc.constantFrom(
      [],
      [],
      ['ARG TAG=3.12'],
      ['ARG CLEARML_API_HOST=https://api.clear.ml', 'ARG CLEARML_API_ACCESS_KEY'],
    ),
    fc.constantFrom(['FROM python:3.12'], ['FROM python:${TAG} AS base'], ['from scratch as base'], []),
  )
  .map(parts => parts.flat());

const from = fc.constantFrom(
  'FROM base AS agent',
  'FROM agent',
  'FROM --platform=linux/amd64 python:3.12-slim AS Base',
  'FROM scratch',
  'FROM ${TAG}',
  'FROM',
);

const others = fc.constantFrom(
  '',
  '  ',
  '# --- Section ---',
  '# text',
  'CMD ["clearml-agent", "daemon"]',
  'ENTRYPOINT clearml-agent --api $CLEARML_API_HOST',
  'HEALTHCHECK CMD curl ${CLEARML_WEB_HOST}',
  'SHELL ["/bin/bash", "-c"]',
  'SHELL ["powershell"]',
  'WORKDIR $CLEARML_CACHE_DIR',
  'COPY . .',
  'ENV',
  'ARG',
  'ONBUILD',
  'NOTHING x',
  '\\',
);

const directive = fc.constantFrom(
  '# clearml-config: ignore unknown-variable',
  '# clearml-config: ignore secret-in-image, invalid-value',
  '# clearml-config: ignore-file invalid-value',
  '# clearml-config: ignore',
);

function keyword(name: string): fc.Arbitrary<string> {
  return fc.constantFrom(`${name} `, `${name} `, `${name} `, `${name.toLowerCase()} `, `  ${name}\t`, `${name} \\\n  `);
}

function join(parts: readonly string[]): string {
  return parts.join('');
}
