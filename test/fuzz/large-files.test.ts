import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { createService, type FileContext } from '../../server/src/service';

const catalogue = createCatalogue();
const megabyte = 1024 * 1024;
const context: FileContext = { options: defaultOptions, surroundings: unknownSurroundings, hasCommands: true };

const block = [
  '# --- agent ---',
  'CLEARML_AGENT_FORCE_UV=enabled',
  'APP_NAME="some application" # with a comment',
  'CLEARML_OUR_TEAM=${HOME}/x',
  "export OTHER='text'",
  'CLEARML_API_HOST=https://api.clear.ml',
  '',
].join('\n');

/** Texts that are hard on a parser or a rule: name → text. */
const texts: Record<string, () => string> = {
  '20 MB of settings': () => block.repeat(Math.ceil((20 * megabyte) / block.length)),
  '20 MB without a line break': () => `CLEARML_API_HOST=${'x'.repeat(20 * megabyte)}`,
  '5 MB of NUL bytes': () => '\0'.repeat(5 * megabyte),
  '1 MB of quotes': () => `CLEARML_API_HOST=${'"'.repeat(megabyte)}`,
  '1 MB of lines with an open quote': () => 'CLEARML_API_HOST="x\n'.repeat(megabyte / 20),
  '1 MB of open references': () => `CLEARML_API_HOST=${'${'.repeat(megabyte / 2)}`,
  '1 MB of nested references': () => `CLEARML_API_HOST=${'${A:-'.repeat(megabyte / 6)}${'}'.repeat(megabyte / 6)}`,
  '1 MB of backslashes': () => `CLEARML_API_HOST="${'\\'.repeat(megabyte)}`,
  '1 MB of blanks': () => `CLEARML_API_HOST=a${' '.repeat(megabyte)}b`,
  '1 MB of hash signs': () => '# '.repeat(megabyte / 2),
  '1 MB of line breaks': () => '\r'.repeat(megabyte),
  '1 MB name': () => `CLEARML_${'A_'.repeat(megabyte / 2)}=1`,
  '1 MB of words in a list': () => `CLEARML_AGENT_DOCKER_ARGS_FILTERS=${'"a b" '.repeat(megabyte / 6)}`,
  '20,000 unknown names': () => Array.from({ length: 20_000 }, (_, i) => `CLEARML_AGENT_GTI_HOST${i}=x`).join('\n'),
  '20,000 times one name': () => 'CLEARML_API_HOST=https://api.clear.ml\n'.repeat(20_000),
  '20,000 conflict markers': () =>
    '<<<<<<< HEAD\nCLEARML_API_HOST=a\n=======\nCLEARML_API_HOST=b\n>>>>>>> x\n'.repeat(4000),
  '20,000 ignore comments': () => '# clearml-config: ignore unknown-variable\n'.repeat(20_000),
};

// Nothing is asserted about time, which is printed. Each of these takes seconds at most; one that stands still is quadratic.
test.each(Object.keys(texts))('%s: every feature answers', name => {
  const document = TextDocument.create('file:///workspace/.env', 'dotenv', 1, texts[name]!());
  const service = createService({
    catalogue,
    onRuleError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
  const times: string[] = [];
  const timed = <T>(what: string, action: () => T): T => {
    const started = performance.now();
    const result = action();
    times.push(`${what} ${Math.round(performance.now() - started)} ms`);
    return result;
  };
  const middle = document.positionAt(Math.floor(document.getText().length / 2));
  const all = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
  const fixAll = { diagnostics: [], only: ['source.fixAll.clearml-config'] };
  const problems = timed('problems', () => service.diagnostics(document, context));
  timed('hover', () => service.hover(document, middle, context));
  timed('completion', () => service.completion(document, middle, context));
  timed('symbols', () => service.symbols(document, context));
  timed('folding', () => service.folding(document, context));
  timed('highlights', () => service.highlights(document, middle, context));
  timed('selection', () => service.selectionRanges(document, [middle], context));
  timed('tokens', () => service.semanticTokens(document, context));
  timed('fix all', () => service.codeActions(document, all, fixAll, context));
  timed('light bulb', () =>
    service.codeActions(document, { start: middle, end: middle }, { diagnostics: [] }, context),
  );
  console.log(`${name} (${problems.length} problems): ${times.join(', ')}`);
  expect(problems.length).toBeLessThanOrEqual(defaultOptions.maxProblems + 1);
});
