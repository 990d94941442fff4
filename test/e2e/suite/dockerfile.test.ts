import * as vscode from 'vscode';
import {
  applyAction,
  assert,
  closeEditor,
  completionAt,
  equal,
  hoverAt,
  openFile,
  running,
  untilRules,
} from './support';

suite('Dockerfile', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('a conflict across build stages, and its quick fix', async () => {
    const text =
      'FROM python:3.12 AS base\nENV CLEARML_AGENT_FORCE_UV=1\nFROM base\nENV CLEARML_AGENT_FORCE_POETRY=yes\n';
    const document = await openFile(text, 'Dockerfile-conflict');
    const [problem] = await untilRules(document, ['mutually-exclusive']);
    equal(problem && document.getText(problem.range), 'CLEARML_AGENT_FORCE_UV');
    const title = 'Keep CLEARML_AGENT_FORCE_POETRY, remove CLEARML_AGENT_FORCE_UV';
    await applyAction(document, problem!.range, title);
    equal(document.getText(), 'FROM python:3.12 AS base\nFROM base\nENV CLEARML_AGENT_FORCE_POETRY=yes\n');
    await untilRules(document, []);
  });

  test('a secret in the image', async () => {
    const document = await openFile('FROM python:3.12\nENV CLEARML_API_SECRET_KEY=fakeS3cret9af3\n', 'Dockerfile_0');
    const [problem] = await untilRules(document, ['secret-in-image']);
    assert(!problem?.message.includes('fakeS3cret9af3'), 'the secret is in the message');
  });

  test('completion in a later pair of an ENV', async () => {
    const labels = await completionAt(
      'FROM a\nENV CLEARML_WORKER_ID=x \\\n    CLEARML_AGENT_GIT_|\n',
      'Dockerfile.cpu',
    );
    assert(labels.includes('CLEARML_AGENT_GIT_USER'), labels.join());
  });

  test('hover on a name', async () => {
    const text = await hoverAt('FROM a\nENV CLEARML_AGENT_FORCE|_UV=1\n', 'cpu.Dockerfile');
    assert(text.includes('uv'), text);
  });

  test('nothing in a Dockerfile without ClearML', async () => {
    const document = await openFile('FROM a\nENV SECRET_KEY=x SECRET_KEY=y\n', 'Containerfile');
    const list = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    equal(list?.length ?? 0, 0);
    await untilRules(document, []);
  });
});
