import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { bundle, LanguageClient } from '../support/language-client';

const server = await bundle('test/support/fake-server.ts');
const uri = 'file:///w/a.env';

test('initialize tells what the server can do', async () => {
  const client = new LanguageClient(server);
  const { serverInfo, capabilities } = await client.initialize();
  expect(serverInfo).toEqual({ name: 'clearml-config', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(capabilities.textDocumentSync).toEqual({ openClose: true, change: 2 });
  expect(capabilities.completionProvider.triggerCharacters).toEqual(expect.arrayContaining(['_', '=', '$', '{', '/']));
  expect(capabilities.codeActionProvider.codeActionKinds).toEqual([
    'quickfix',
    'refactor.rewrite.clearml-config',
    'source.fixAll.clearml-config',
  ]);
  expect(capabilities.diagnosticProvider).toBeUndefined();
});

test('shutdown, then exit: code 0', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  expect(await client.request('shutdown')).toBeNull();
  client.notify('exit');
  expect(await client.exited).toBe(0);
});

test('exit without shutdown: code 1', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.notify('exit');
  expect(await client.exited).toBe(1);
});

test('a client that hangs up leaves no server behind', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.hangUp();
  expect(await client.exited).toBe(1);
});

test('a client whose process has ended leaves no server behind', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const client = new LanguageClient(server);
  await client.initialize({ processId: parent.pid });
  parent.kill('SIGKILL');
  expect(await client.exited).toBe(1);
});

test('requests that the server does not know are refused, notifications ignored', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.notify('clearmlConfig/noSuchThing', {});
  await expect(client.request('clearmlConfig/noSuchRequest', {})).rejects.toMatchObject({ code: -32601 });
  client.open(uri, 'text');
  expect(await client.request('textDocument/hover', at(uri))).toEqual({ contents: 'text' });
});

test('a document that is not open, or is none of ours, has empty answers', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.open('file:///w/notes.txt', 'BAD');
  client.open('git:/w/a.env?HEAD', 'BAD');
  for (const other of ['file:///w/not-open.env', 'file:///w/notes.txt', 'git:/w/a.env?HEAD']) {
    expect(await client.request('textDocument/hover', at(other))).toBeNull();
    expect(await client.request('textDocument/documentSymbol', at(other))).toEqual([]);
    expect(await client.request('textDocument/semanticTokens/full', at(other))).toEqual({ data: [] });
  }
});

test('every request has its answer', async () => {
  const client = new LanguageClient(server);
  await client.initialize({ initializationOptions: { commands: true } });
  client.open(uri, 'text');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { items } = await client.request('textDocument/completion', at(uri));
  expect(items).toMatchObject([{ label: 'ONE' }]);
  expect(await client.request('completionItem/resolve', items[0])).toMatchObject({
    label: 'ONE',
    documentation: 'about ONE',
  });
  const request = { textDocument: { uri }, range, context: { diagnostics: [] } };
  expect(await client.request('textDocument/codeAction', request)).toEqual([{ title: 'commands: true' }]);
  expect(await client.request('textDocument/foldingRange', at(uri))).toEqual([]);
  expect(await client.request('textDocument/documentHighlight', at(uri))).toEqual([]);
  expect(await client.request('textDocument/selectionRange', { textDocument: { uri }, positions: [] })).toEqual([]);
});

test('a feature that throws answers with its default; the log holds no text of the document', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.open(uri, 'THROW not-a-real-secret');
  expect(await client.request('textDocument/hover', at(uri))).toBeNull();
  const { message, type } = await client.notification('window/logMessage');
  expect(type).toBe(1);
  expect(message).toMatch(/^textDocument\/hover failed: Error\n\s+at /);
  expect(message).not.toContain('not-a-real-secret');
  expect((await client.request('textDocument/completion', at(uri))).items).toHaveLength(1);
});

test('an error that nobody catches is logged without text of the document, and ends the server', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.open(uri, 'CRASH not-a-real-secret');
  await client.request('textDocument/hover', at(uri));
  expect(await client.exited).toBe(1);
  const { message } = await client.notification('window/logMessage');
  expect(message).toMatch(/^The language server stops: SyntaxError\n\s+at /);
  expect(message).not.toContain('not-a-real-secret');
});

test('a cancelled request is answered as cancelled', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.open(uri, 'SLOW');
  const first = client.request('textDocument/hover', at(uri), 'first');
  const second = client.request('textDocument/hover', at(uri), 'second');
  client.cancel('second');
  await expect(second).rejects.toMatchObject({ code: -32800 });
  expect(await first).toEqual({ contents: 'SLOW' });
});

test('a document of more than 5 MB is left alone, which is logged once', async () => {
  const client = new LanguageClient(server);
  await client.initialize();
  client.open(uri, 'BAD'.repeat(2 ** 21));
  expect(await client.request('textDocument/hover', at(uri))).toBeNull();
  expect(await client.request('textDocument/hover', at(uri))).toBeNull();
  client.open('file:///w/b.env', 'BAD');
  await client.published('file:///w/b.env', 1);
  expect(client.notifications.map(({ method }) => method)).toEqual([
    'window/logMessage',
    'textDocument/publishDiagnostics',
  ]);
});

function at(document: string) {
  return { textDocument: { uri: document }, position: { line: 0, character: 0 } };
}
