import * as vscode from 'vscode';
import { assert, atCursor, closeEditor, equal, openEnv, running } from './support';

async function hover(marked: string): Promise<string> {
  const { text, offset } = atCursor(marked);
  const document = await openEnv(text);
  const position = document.positionAt(offset);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap(each => each.contents);
  return contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n');
}

suite('hover', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('on a name: what it does, and a link to its page', async () => {
    const text = await hover('CLEARML_AGENT_FORCE|_UV=1\n');
    assert(text.includes('uv'), text);
    assert(text.includes('https://clear.ml/docs/latest/docs/'), text);
  });

  test('a secret is not shown', async () => {
    const text = await hover('CLEARML_AGENT_GIT_PASS=not-a-real-|secret-4711\nCLEARML_AGENT_GIT_USER=me\n');
    assert(!text.includes('4711'), text);
  });

  test('nothing on other names', async () => {
    equal(await hover('DATABASE|_URL=1\n'), '');
  });
});
