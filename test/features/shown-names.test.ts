import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { createService, type FileContext } from '../../server/src/service';

const service = createService({ catalogue: createCatalogue() });
const context: FileContext = { options: defaultOptions, surroundings: unknownSurroundings, hasCommands: true };
const secret = 'FAKEsecret9';

describe('a secret that a mistake makes part of a name is not shown', () => {
  it.each([
    ['no separator', `agent {\n  git_user: me\n  git_pass ${secret}\n}\n`],
    ['no separator, an empty value', `agent {\n  git_pass ${secret}:\n  git_user: me\n}\n`],
    ['a default in a substitution', `agent.git_user: me\nagent.git_pass: \${PASS:-${secret}}\n`],
    ['quotes in a substitution', `agent.git_user: me\nagent.git_pass: \${"${secret}"}\n`],
  ])('%s', (_, text) => {
    const document = TextDocument.create('file:///w/clearml.conf', 'clearml-conf', 1, text);
    const problems = service.diagnostics(document, context);
    expect(problems).not.toEqual([]);
    const titles = problems.flatMap(({ range }) =>
      service.codeActions(document, range, { diagnostics: [] }, context).map(({ title }) => title),
    );
    expect(JSON.stringify([problems, titles, service.symbols(document, context)])).not.toContain(secret);
  });
});
