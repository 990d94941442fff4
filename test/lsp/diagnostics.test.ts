import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundle, LanguageClient } from '../support/language-client';

const server = await bundle('test/support/fake-server.ts');
const uri = 'file:///w/a.env';
const pulls = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

async function start(params: Record<string, unknown> = {}): Promise<LanguageClient> {
  const client = new LanguageClient(server);
  await client.initialize(params);
  return client;
}

function publishes(client: LanguageClient) {
  return client.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics');
}

/** Waits until the server has done all that it was told so far. */
async function settle(client: LanguageClient): Promise<void> {
  client.open('file:///w/last.env', 'BAD');
  await client.published('file:///w/last.env', 1);
}

test('pushed after opening and after each edit, with the version', async () => {
  const client = await start();
  client.open(uri, 'BAD\nx\n');
  const first = await client.published(uri, 1);
  expect(first.diagnostics.map((each: { range: unknown }) => each.range)).toEqual([range(0, 0, 0, 3)]);
  client.change(uri, 2, { range: range(1, 0, 1, 1), text: 'x BAD' }, { range: range(0, 0, 0, 3), text: 'ok' });
  const second = await client.published(uri, 2);
  expect(second.diagnostics.map((each: { range: unknown }) => each.range)).toEqual([range(1, 2, 1, 5)]);
});

test('a burst of edits is checked a few times, at last for its last version', async () => {
  const client = await start();
  client.open(uri, 'BAD\n');
  for (let version = 2; version <= 101; version++) {
    client.change(uri, version, { range: range(0, 0, 0, 0), text: 'x' });
  }
  const { diagnostics } = await client.published(uri, 101);
  expect(diagnostics[0].range).toEqual(range(0, 100, 0, 103));
  expect(publishes(client).length).toBeLessThan(20);
});

test('a file without problems is never mentioned; one whose problems are gone is, once', async () => {
  const client = await start();
  client.open(uri, 'fine');
  client.change(uri, 2, { text: 'still fine' });
  await settle(client);
  expect(publishes(client).filter(({ params }) => params.uri === uri)).toEqual([]);
  client.change(uri, 3, { text: 'BAD' });
  await client.published(uri, 3);
  client.change(uri, 4, { text: 'fine' });
  expect((await client.published(uri, 4)).diagnostics).toEqual([]);
});

test('closing takes the problems away', async () => {
  const client = await start();
  client.open(uri, 'BAD');
  await client.published(uri, 1);
  client.close(uri);
  await client.notification('textDocument/publishDiagnostics', params => params.diagnostics.length === 0);
});

test('a check that throws is logged without text of the document; the next one works', async () => {
  const client = await start();
  client.open(uri, 'FAIL CHECK not-a-real-secret');
  const { message } = await client.notification('window/logMessage');
  expect(message).not.toContain('not-a-real-secret');
  client.change(uri, 2, { text: 'BAD' });
  await client.published(uri, 2);
});

test('pulled: an unchanged document is not checked again, and nothing is pushed', async () => {
  const client = new LanguageClient(server);
  const { capabilities } = await client.initialize({ capabilities: pulls });
  expect(capabilities.diagnosticProvider).toEqual({
    identifier: 'clearml-config',
    interFileDependencies: false,
    workspaceDiagnostics: false,
  });
  client.open(uri, 'BAD');
  const first = await pull(client);
  expect(first).toMatchObject({ kind: 'full', items: [{ code: 'bad' }] });
  const { resultId } = first;
  expect(await pull(client, resultId)).toEqual({ kind: 'unchanged', resultId });
  client.change(uri, 2, { text: 'fine' });
  expect(await pull(client, resultId)).toMatchObject({ kind: 'full', items: [] });
  client.close(uri);
  client.open(uri, 'BAD BAD');
  expect((await pull(client, resultId)).items).toHaveLength(2);
  expect(publishes(client)).toEqual([]);
});

test('pulled: the client is told when settings have changed', async () => {
  const client = await start({ capabilities: pulls });
  client.open(uri, 'BAD');
  const { resultId } = await pull(client);
  client.notify('workspace/didChangeConfiguration', { settings: { clearmlConfig: { rules: { bad: 'hint' } } } });
  const after = await pull(client, resultId);
  expect(after).toMatchObject({ kind: 'full', items: [{ severity: 4 }] });
  expect(client.asked).toContain('workspace/diagnostic/refresh');
});

test('what lies around a file is found on the disk, or through the client where it offers that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clearml-config-lsp-'));
  try {
    const file = pathToFileURL(join(folder, 'a.env')).href;
    const alone = await start();
    alone.open(file, 'BAD');
    expect((await alone.published(file, 1)).diagnostics[0].message).toContain('"repository":"none"');

    const client = new LanguageClient(server);
    client.answers.set('clearmlConfig/stat', ({ uri }: { uri: string }) =>
      uri.endsWith('/.git') ? 'directory' : null,
    );
    client.answers.set('clearmlConfig/read', () => '*.env\n');
    await client.initialize({ initializationOptions: { files: 'client' } });
    client.open(file, 'BAD');
    expect((await client.published(file, 1)).diagnostics[0].message).toContain('"repository":"ignored"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a change around a file checks it again', async () => {
  let ignored = '';
  const client = new LanguageClient(server);
  client.answers.set('clearmlConfig/stat', ({ uri }: { uri: string }) => (uri.endsWith('/.git') ? 'directory' : null));
  client.answers.set('clearmlConfig/read', () => ignored);
  await client.initialize({ initializationOptions: { files: 'client' } });
  client.open(uri, 'BAD');
  expect((await client.published(uri, 1)).diagnostics[0].message).toContain('"repository":"committed"');
  ignored = '*.env';
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/.gitignore', type: 2 }] });
  await client.notification('textDocument/publishDiagnostics', ({ diagnostics }) =>
    diagnostics[0]?.message.includes('"repository":"ignored"'),
  );
});

function pull(client: LanguageClient, previousResultId?: string) {
  return client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}

test('a slow file system keeps no request waiting; its answer is used when it comes', async () => {
  const client = new LanguageClient(server);
  let answer: (kind: string) => void = () => undefined;
  client.answers.set('clearmlConfig/stat', ({ uri: asked }: { uri: string }) =>
    asked.endsWith('/.git') ? new Promise(resolve => (answer = resolve)) : null,
  );
  await client.initialize({ initializationOptions: { files: 'client' } });
  client.open(uri, 'BAD');
  expect((await client.published(uri, 1)).diagnostics[0].message).toContain('"repository":"unknown"');
  answer('directory');
  await client.notification('textDocument/publishDiagnostics', ({ diagnostics }) =>
    diagnostics[0]?.message.includes('"repository":"committed"'),
  );
});
