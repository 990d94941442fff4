// The language server as it is shipped: the real engine, started as an editor starts it.
import { expect, test } from 'vitest';
import { bundle, LanguageClient } from '../support/language-client';

const program = await bundle('server/src/cli/main.ts');
const uri = 'file:///w/agent.env';
const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

async function start(): Promise<LanguageClient> {
  const client = new LanguageClient(program, ['lsp', '--stdio']);
  await client.initialize();
  return client;
}

test('a bad value is a problem, and its fix removes it', async () => {
  const client = await start();
  client.open(uri, 'CLEARML_AGENT_FORCE_UV=enabled\n');
  const { diagnostics } = await client.published(uri, 1);
  expect(diagnostics).toMatchObject([{ code: 'invalid-value', source: 'clearml-config', severity: 1 }]);
  const request = { textDocument: { uri }, range: diagnostics[0].range, context: { diagnostics } };
  const [fix, ...others] = await client.request('textDocument/codeAction', request);
  expect(fix.edit.changes[uri]).toEqual([{ range: diagnostics[0].range, newText: '1' }]);
  // An editor that has not said so has none of our commands.
  expect(others.filter((action: { command?: unknown }) => action.command)).toEqual([]);
  client.change(uri, 2, ...fix.edit.changes[uri].map((edit: { newText: string }) => ({ ...edit, text: edit.newText })));
  expect((await client.published(uri, 2)).diagnostics).toEqual([]);
});

test('the list of names has the whole catalogue and no documentation, which comes item by item', async () => {
  const client = await start();
  client.open(uri, 'CLEARML_');
  const { items } = await client.request('textDocument/completion', at(0, 8));
  expect(items.length).toBeGreaterThan(300);
  expect(items.filter((item: { documentation?: unknown }) => item.documentation)).toEqual([]);
  const item = items.find(({ label }: { label: string }) => label === 'CLEARML_AGENT_FORCE_UV');
  const { documentation } = await client.request('completionItem/resolve', item);
  expect(documentation).toContain('uv');
});

test('a hover shows no secret', async () => {
  const client = await start();
  client.open(uri, 'CLEARML_AGENT_GIT_PASS=not-a-real-secret-4711\n');
  for (const character of [5, 30]) {
    expect(JSON.stringify(await client.request('textDocument/hover', at(0, character)))).not.toContain('4711');
  }
});

test('a file without ClearML is never mentioned, a broken one breaks nothing', async () => {
  const client = await start();
  client.open('file:///w/other.env', 'DATABASE_URL=postgres://localhost\n');
  client.open('file:///w/broken.env', '\0\uD800=\n<<<<<<< HEAD\n"\'`${\n=======\nexport\n');
  client.open(uri, 'CLEARML_AGENT_FORCE_UV=enabled\n');
  await client.published(uri, 1);
  expect(client.notifications.map(({ params }) => params.uri)).toEqual([uri]);
});

test('a client that knows little gets answers that it understands', async () => {
  const client = await start();
  client.open(uri, '# Part\nCLEARML_AGENT_FORCE_UV=1\nCLEARML_\n');
  const { items, itemDefaults } = await client.request('textDocument/completion', at(2, 8));
  expect(itemDefaults).toBeUndefined();
  const item = items.find(({ label }: { label: string }) => label === 'CLEARML_AGENT_GIT_USER');
  expect(item.textEdit.newText).toMatch(/^CLEARML_AGENT_GIT_USER=[^$]*$/);
  expect(item.textEdit.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 8 } });
  expect(typeof (await client.request('completionItem/resolve', item)).documentation).toBe('string');
  expect((await client.request('textDocument/hover', at(1, 5))).contents.kind).toBe('plaintext');
  const symbols = await client.request('textDocument/documentSymbol', at(0, 0));
  expect(symbols.map(({ location }: { location: { uri: string } }) => location.uri)).toEqual(symbols.map(() => uri));
});

test('a client that knows much gets a short list, Markdown and a tree', async () => {
  const client = new LanguageClient(program, ['lsp', '--stdio']);
  const completionItem = { snippetSupport: true, insertReplaceSupport: true, documentationFormat: ['markdown'] };
  const completionList = { itemDefaults: ['editRange', 'insertTextFormat', 'data'] };
  const textDocument = {
    completion: { completionItem, completionList },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  };
  await client.initialize({ capabilities: { textDocument } });
  client.open(uri, '# Part\nCLEARML_AGENT_FORCE_UV=1\nCLEARML_\n');
  const { items, itemDefaults } = await client.request('textDocument/completion', at(2, 8));
  expect(itemDefaults.editRange).toBeDefined();
  const item = items.find(({ label }: { label: string }) => label === 'CLEARML_AGENT_GIT_USER');
  const resolved = await client.request('completionItem/resolve', { ...item, data: item.data ?? itemDefaults.data });
  expect(resolved.documentation.kind).toBe('markdown');
  expect((await client.request('textDocument/hover', at(1, 5))).contents.kind).toBe('markdown');
  const symbols = await client.request('textDocument/documentSymbol', at(0, 0));
  expect(symbols[0]).toHaveProperty('selectionRange');
});
