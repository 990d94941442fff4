// A language server with a service that does next to nothing, so that tests of the protocol know what it answers.
// BAD is a problem, THROW a bug in a feature, SLOW a long computation, CRASH an error that nobody catches.
import type { Diagnostic } from 'vscode-languageserver-types';
import { nodeFiles } from '../../server/src/lsp/node-files';
import { serveClient } from '../../server/src/lsp/serve-client';
import type { FileContext, Service } from '../../server/src/service';

const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const;

function diagnostics(document: Parameters<Service['diagnostics']>[0], { options, surroundings }: FileContext) {
  const severity = options.rules.bad ?? 'error';
  if (severity === 'off') {
    return [];
  }
  if (document.getText().includes('FAIL CHECK')) {
    throw new Error(`cannot check ${document.getText()}`);
  }
  return [...document.getText().matchAll(/BAD/g)].map(
    ({ index }): Diagnostic => ({
      range: { start: document.positionAt(index), end: document.positionAt(index + 3) },
      message: JSON.stringify({ options, repository: surroundings.repository }),
      severity: severities[severity],
      code: 'bad',
      source: 'fake',
    }),
  );
}

const service: Service = {
  diagnostics,
  codeActions: (_document, _range, _request, { hasCommands }) => [{ title: `commands: ${hasCommands}` }],
  completion: () => ({ isIncomplete: false, items: [{ label: 'ONE' }] }),
  resolveCompletion: item => ({ ...item, documentation: `about ${item.label}` }),
  hover(document) {
    const text = document.getText();
    if (text.includes('THROW')) {
      throw new Error(`cannot read ${text}`);
    }
    if (text.includes('CRASH')) {
      setTimeout(() => {
        throw new SyntaxError(`unexpected ${text}`);
      });
    }
    if (text.includes('SLOW')) {
      for (const end = Date.now() + 300; Date.now() < end; ) {}
    }
    return { contents: text };
  },
  symbols: () => [],
  folding: () => [],
  highlights: () => [],
  selectionRanges: () => [],
  semanticTokens: () => ({ data: [] }),
  definition: () => [],
  references: () => [],
  prepareRename: () => undefined,
  rename: () => undefined,
  links: () => [],
};

serveClient({ createService: () => service, files: nodeFiles });
