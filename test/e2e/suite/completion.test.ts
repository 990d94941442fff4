import * as vscode from 'vscode';
import { assert, atCursor, closeEditor, equal, openEnv, running } from './support';

async function complete(marked: string, resolve = 0): Promise<{ list: vscode.CompletionList; labels: string[] }> {
  const { text, offset } = atCursor(marked);
  const document = await openEnv(text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
    undefined,
    resolve,
  );
  return { list, labels: list.items.map(({ label }) => (typeof label === 'string' ? label : label.label)) };
}

suite('completion', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('names', async () => {
    const { labels } = await complete('CLEARML_AGENT_GIT_|');
    for (const name of ['CLEARML_AGENT_GIT_USER', 'CLEARML_AGENT_GIT_PASS', 'CLEARML_AGENT_GIT_HOST']) {
      assert(labels.includes(name), `${name} is not in the list: ${labels.slice(0, 50)}`);
    }
  });

  test('a name that is set is not offered again', async () => {
    const { labels } = await complete('CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_|\n');
    assert(!labels.includes('CLEARML_AGENT_GIT_USER'), 'it is offered');
    assert(labels.includes('CLEARML_AGENT_GIT_PASS'), 'the others are not');
  });

  test('documentation comes when an item is looked at', async () => {
    const { list, labels } = await complete('CLEARML_AGENT_FORCE_UV|', 1000);
    const item = list.items[labels.indexOf('CLEARML_AGENT_FORCE_UV')];
    assert(item, `not in the list: ${labels.slice(0, 50)}`);
    const { documentation } = item;
    const text = documentation instanceof vscode.MarkdownString ? documentation.value : (documentation ?? '');
    assert(text.length > 40, `documentation: ${text}`);
  });

  test('values', async () => {
    const { labels } = await complete('CLEARML_AGENT_FORCE_UV=|\n');
    equal(
      ['1', '0'].map(value => labels.includes(value)),
      [true, true],
      labels.slice(0, 20).join(),
    );
  });

  test('nothing of ours in a file without ClearML', async () => {
    const { list } = await complete('DATABASE_URL=|\n');
    // VS Code itself offers words of other documents.
    const own = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    equal(
      own.map(({ label }) => label),
      [],
    );
  });
});
