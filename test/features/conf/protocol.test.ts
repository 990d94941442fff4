// The methods for clearml.conf over the real protocol, with the server as an editor starts it.
import { expect, test } from 'vitest';
import { bundle, LanguageClient } from '../../support/language-client';

const program = await bundle('server/src/cli/main.ts');
const uri = 'file:///w/clearml.conf';
const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

async function start(text: string): Promise<LanguageClient> {
  const client = new LanguageClient(program, ['lsp', '--stdio']);
  await client.initialize();
  client.open(uri, text);
  return client;
}

test('definition, references, rename and links of a clearml.conf', async () => {
  const client = await start('base: /x\nagent.venvs_dir: ${base}/venvs\ninclude "other.conf"\n');
  const [definition] = await client.request('textDocument/definition', at(1, 20));
  expect(definition).toMatchObject({ uri, range: { start: { line: 0, character: 0 } } });
  const context = { includeDeclaration: true };
  expect(await client.request('textDocument/references', { ...at(0, 1), context })).toHaveLength(2);
  expect(await client.request('textDocument/prepareRename', at(0, 1))).toMatchObject({ placeholder: 'base' });
  const { changes } = await client.request('textDocument/rename', { ...at(0, 1), newName: 'root' });
  expect(changes[uri]).toHaveLength(2);
  await expect(client.request('textDocument/rename', { ...at(0, 1), newName: 'a b' })).rejects.toThrow(
    'dot would nest',
  );
  expect(await client.request('textDocument/prepareRename', at(1, 8))).toBeNull();
  const [link] = await client.request('textDocument/documentLink', { textDocument: { uri } });
  expect(link.target).toBe('file:///w/other.conf');
});

test('a dot opens the list in a clearml.conf, and in no env file', async () => {
  const client = await start('agent.');
  const context = { triggerKind: 2, triggerCharacter: '.' };
  const { items } = await client.request('textDocument/completion', { ...at(0, 6), context });
  expect(items.some(({ label }: { label: string }) => label === 'git_user')).toBe(true);
  const env = 'file:///w/.env';
  client.open(env, 'CLEARML_CONFIG_FILE=.');
  const place = { textDocument: { uri: env }, position: { line: 0, character: 21 } };
  expect(await client.request('textDocument/completion', { ...place, context })).toBeNull();
});

test('a variable of a Dockerfile is found by the same methods', async () => {
  const client = await start('');
  const dockerfile = 'file:///w/Dockerfile';
  client.open(dockerfile, 'FROM a\nENV CLEARML_WORKER_NAME=x\nRUN echo $CLEARML_WORKER_NAME\n');
  const place = { textDocument: { uri: dockerfile }, position: { line: 2, character: 12 } };
  expect(await client.request('textDocument/definition', place)).toMatchObject([{ range: { start: { line: 1 } } }]);
  const { changes } = await client.request('textDocument/rename', { ...place, newName: 'CLEARML_WORKER_ID' });
  expect(changes[dockerfile]).toHaveLength(2);
});
