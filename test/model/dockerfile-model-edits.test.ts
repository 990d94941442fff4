import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDockerfileModel } from '../../server/src/model/build-dockerfile-model';
import type { DockerfileModel } from '../../server/src/model/dockerfile-model';
import { ownSettingsOf } from '../../server/src/model/document-model';
import { parseDockerfile } from '../../server/src/syntax/dockerfile/parser';
import { applyEdit, randomEdits } from '../support/edits';
import { fakeCatalogue } from '../support/fake-catalogue';
import { samples } from '../syntax/dockerfile/samples';

const catalogue = fakeCatalogue({ variables: { CLEARML_API_HOST: [] }, patterns: ['CLEARML_AGENT__'] });

const words = [
  'FROM a AS b\n',
  'FROM b\n',
  'ENV A=1 CLEARML_API_HOST=$A\n',
  'ENV A=2 \\\n  # c\n  B=${A}\n',
  'ARG CLEARML_API_HOST=x\n',
  '# ENV CLEARML_API_HOST=y\n',
  'RUN export CLEARML_API_HOST=1 && X=2 cmd\n',
  'RUN --mount=type=secret,id=a,env=S if x; then export Q=1; fi\n',
  'RUN <<E\nexport CLEARML_API_HOST=1\nE\n',
  'COPY <<-F x\n',
  'ONBUILD ENV A=$CLEARML_API_HOST\n',
  '# escape=`\n',
  '# syntax=x\n',
  'E\n',
  '\tF\n',
  '\\\n',
  '`\n',
  '\\',
  '<<G',
  '"',
  '$A',
  ' ',
  '#',
  '\n',
  '\r',
  '\r\n',
  '\ufeff',
] as const;
const texts = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map(parts => parts.join('')),
  fc.constantFrom(...samples),
);

/** Everything that a model says. */
function describeModel(model: DockerfileModel): unknown {
  const { settings, scopes, comments, syntaxProblems, syntax } = model;
  expect(settings.filter(({ target }) => target.kind !== 'foreign')).toEqual(ownSettingsOf(model));
  return { settings, scopes, comments, syntaxProblems, syntax };
}

describe('a Dockerfile after an edit', () => {
  it('has the model of its text, whatever was kept', () => {
    const property = fc.property(texts, randomEdits(words), fc.boolean(), (part, edits, isLong) => {
      // Several blocks long.
      let text = isLong ? part.repeat(Math.ceil(5000 / Math.max(part.length, 100))) : part;
      let model: DockerfileModel | undefined;
      for (const edit of edits) {
        text = applyEdit(text, edit);
        model = buildDockerfileModel('file:///x/Dockerfile', text, catalogue, model);
      }
      const fresh = buildDockerfileModel('file:///x/Dockerfile', text, catalogue);
      expect(describeModel(model!)).toEqual(describeModel(fresh));
      expect(fresh.syntax).toEqual(parseDockerfile(text));
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('keeps the settings that it has when all are asked for', () => {
    const model = buildDockerfileModel('', 'FROM a\nENV A=1 CLEARML_API_HOST=x\n', catalogue);
    const [own] = ownSettingsOf(model);
    expect(model.settings[1]).toBe(own);
  });
});
