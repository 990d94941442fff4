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
  until,
  untilRules,
} from './support';

suite('clearml.conf', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('a swallowed line, and its quick fix', async () => {
    const document = await openFile('agent {\n  worker_name:\n  git_host: git.example.com\n}\n', 'clearml.conf');
    equal(document.languageId, 'clearml-conf');
    const [problem] = await untilRules(document, ['conf-swallowed-line']);
    equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(action => action.edit && !action.title.startsWith('Ignore'));
    assert(fix, actions.map(action => action.title).join('; '));
    await applyAction(document, problem!.range, fix.title);
    await untilRules(document, []);
  });

  test('two tokens at once', async () => {
    const text =
      'agent {\n  git_user: me\n  git_pass: ${?TOKEN}\n  git_use_azure_pat: true\n  git_use_ms_entra_token: false\n}\n';
    const document = await openFile(text, 'clearml.local.conf');
    await untilRules(document, []);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('false');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'true');
    await vscode.workspace.applyEdit(edit);
    const problems = await untilRules(document, ['mutually-exclusive', 'known-issue']);
    equal(document.getText(problems[0]!.range), 'git_use_azure_pat');
  });

  test('completion of keys inside an object', async () => {
    const labels = await completionAt('agent {\n  git_|\n}\n', 'trains.conf');
    assert(labels.includes('git_user') && labels.includes('git_use_azure_pat'), labels.join());
  });

  test('hover on a key: the variable that does the same', async () => {
    const text = await hoverAt('agent { git_us|er: me, git_pass: ${?PASS} }\n', 'clearml.conf.example');
    assert(text.includes('CLEARML_AGENT_GIT_USER'), text);
  });

  test('a command begins a new one', async () => {
    await vscode.commands.executeCommand('clearmlConfig.newConf');
    const { document } = await until('the editor', () => vscode.window.activeTextEditor);
    equal([document.isUntitled, document.languageId], [true, 'clearml-conf']);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    assert(
      items.some(item => item.kind === vscode.CompletionItemKind.Snippet),
      'no snippet to begin with',
    );
  });

  test('a look-alike gets nothing', async () => {
    const document = await openFile(
      'server {\n  listen 80;\n  location / { proxy_pass http://x; }\n}\n',
      'clearml.conf.template',
    );
    await untilRules(document, []);
  });
});
