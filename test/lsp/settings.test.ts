import { expect, test } from 'vitest';
import { matchesGlob } from '../../server/src/lsp/globs';
import { readSettings } from '../../server/src/lsp/settings';
import { defaultOptions } from '../../server/src/model/options';
import { parseTargetVersions } from '../../server/src/model/target-versions';
import { bundle, LanguageClient } from '../support/language-client';

const server = await bundle('test/support/fake-server.ts');
const asks = { workspace: { configuration: true, workspaceFolders: true } };

/** The options with which the fake service has checked a document. */
async function optionsOf(client: LanguageClient, uri: string, version: number) {
  const { diagnostics } = await client.published(uri, version);
  return JSON.parse(diagnostics[0].message).options;
}

test('each folder of a workspace has its own settings', async () => {
  const client = new LanguageClient(server);
  client.answers.set('workspace/configuration', ({ items }: { items: { scopeUri: string; section: string }[] }) =>
    items.map(({ scopeUri, section }) => ({
      component: section === 'clearmlConfig' && scopeUri.startsWith('file:///one/') ? 'agent' : 'sdk',
    })),
  );
  const workspaceFolders = ['one', 'two'].map(name => ({ name, uri: `file:///${name}` }));
  await client.initialize({ capabilities: asks, workspaceFolders });
  client.open('file:///one/a.env', 'BAD');
  client.open('file:///two/a.env', 'BAD');
  expect(await optionsOf(client, 'file:///one/a.env', 1)).toEqual({ ...defaultOptions, component: 'agent' });
  expect(await optionsOf(client, 'file:///two/a.env', 1)).toEqual({ ...defaultOptions, component: 'sdk' });
});

test('a change of the settings, or of the folders, checks the open documents again', async () => {
  const client = new LanguageClient(server);
  let severity = 'warning';
  client.answers.set('workspace/configuration', () => [{ rules: { bad: severity } }]);
  await client.initialize({ capabilities: asks });
  client.open('file:///one/a.env', 'BAD');
  for (const [next, code] of [
    ['hint', 4],
    ['off', undefined],
    ['information', 3],
  ] as const) {
    severity = next;
    client.notifications.length = 0;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.notification(
      'textDocument/publishDiagnostics',
      ({ diagnostics }) => diagnostics[0]?.severity === code,
    );
  }
  severity = 'error';
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
  await client.notification('textDocument/publishDiagnostics', ({ diagnostics }) => diagnostics[0]?.severity === 1);
});

test('a client that cannot be asked sends its settings', async () => {
  const client = new LanguageClient(server);
  await client.initialize({ initializationOptions: { settings: { component: 'sdk' } } });
  client.open('file:///one/a.env', 'BAD');
  expect((await optionsOf(client, 'file:///one/a.env', 1)).component).toBe('sdk');
  client.notify('workspace/didChangeConfiguration', { settings: { clearmlConfig: { component: 'server' } } });
  client.change('file:///one/a.env', 2, { text: 'BAD' });
  expect((await optionsOf(client, 'file:///one/a.env', 2)).component).toBe('server');
});

test('files can be left alone', async () => {
  const client = new LanguageClient(server);
  client.answers.set('workspace/configuration', () => [{ files: { exclude: { env: ['fixtures/**'] } } }]);
  await client.initialize({ capabilities: asks });
  client.open('file:///one/fixtures/a.env', 'BAD');
  client.open('file:///one/a.env', 'BAD');
  await client.published('file:///one/a.env', 1);
  const uris = client.notifications.map(({ params }) => params.uri);
  expect(uris).toEqual(['file:///one/a.env']);
});

test('more files can be named', async () => {
  const client = new LanguageClient(server);
  client.answers.set('workspace/configuration', () => [{ files: { include: { env: ['*.vars'] } } }]);
  await client.initialize({ capabilities: asks });
  client.open('file:///one/notes.txt', 'BAD');
  client.open('file:///one/agent.vars', 'BAD');
  await client.published('file:///one/agent.vars', 1);
  expect(client.notifications.map(({ params }) => params.uri)).toEqual(['file:///one/agent.vars']);
});

const noGlobs = { env: [], dockerfile: [], conf: [] };

test('settings of any shape are read', () => {
  for (const raw of [undefined, null, 5, 'x', [], { rules: 5, component: [], files: { exclude: { env: 'x' } } }]) {
    expect(readSettings(raw)).toEqual({ options: defaultOptions, include: noGlobs, exclude: noGlobs });
  }
  expect(
    readSettings({
      rules: { a: 'off', b: 'hint', c: 'loud', d: 7 },
      component: 'agent',
      targetVersion: '3.0.3',
      envFile: { reader: 'docker' },
      files: { include: { dockerfile: ['d'] }, exclude: { env: ['a', 5], conf: ['b'], other: ['c'] } },
      maxProblems: 12.7,
    }),
  ).toEqual({
    options: {
      rules: { a: 'off', b: 'hint' },
      component: 'agent',
      target: { agent: '3.0.3' },
      envReader: 'docker',
      maxProblems: 12,
    },
    include: { ...noGlobs, dockerfile: ['d'] },
    exclude: { ...noGlobs, env: ['a'], conf: ['b'] },
  });
});

test.each([
  ['3.0.3', 'auto', { agent: '3.0.3' }],
  ['2.1.7', 'sdk', { sdk: '2.1.7' }],
  ['agent=3.0.3, sdk=2.1.7rc1', 'auto', { agent: '3.0.3', sdk: '2.1.7rc1' }],
  ['', 'auto', undefined],
  ['newest', 'auto', undefined],
  ['other=1', 'auto', undefined],
  [3, 'auto', undefined],
])('target version %j for %s', (raw, component, expected) => {
  expect(parseTargetVersions(raw, component)).toEqual(expected);
});

test.each([
  ['/w/a.env', '*.env', true],
  ['/w/x/a.env', '*.env', true],
  ['/w/x/a.env', 'x/*.env', true],
  ['/w/x/a.env', '**/w/**', true],
  ['/w/x/a.env', '/x/*.env', false],
  ['/w/x/a.env', '/w/*.env', false],
  ['/w/x/a.env', '{y,x}/{a,b}.env', true],
  ['/w/x/c.env', '{y,x}/{a,b}.env', false],
  ['/w/ab.env', 'a?.env', true],
  ['/w/a.env', 'a?.env', false],
  ['/w/.env.local', '.env.*', true],
  ['/w/a.env', '{a.env', false],
])('%s and %s: %s', (path, glob, expected) => {
  expect(matchesGlob(path, [glob])).toBe(expected);
});

test('a glob takes no time that grows without bound', () => {
  const started = performance.now();
  expect(matchesGlob(`/${'a'.repeat(5000)}b`, [`${'*a'.repeat(500)}c`])).toBe(false);
  expect(matchesGlob('/a'.repeat(2000), [`${'**/a/'.repeat(200)}c`])).toBe(false);
  expect(matchesGlob('/a', ['{a,b}'.repeat(40)])).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
