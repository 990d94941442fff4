import * as vscode from 'vscode';
import { assert, closeEditor, equal, inWorkspace, openEnv, problems, running, until, untilRules } from './support';

suite('problems', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('a value that ClearML does not accept', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    const [problem] = await untilRules(document, ['invalid-value']);
    equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    equal(problem && document.getText(problem.range), 'enabled');
    assert(typeof problem?.code === 'object', 'the code has no address');
    assert(problem.code.target.path.endsWith('/invalid-value.md'), problem.code.target.toString());
  });

  test('a conflict, with the other side', async () => {
    const document = await openEnv(
      'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${X}\n' +
        'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=yes\n',
    );
    const conflict = await until('the conflict', () =>
      problems(document).find(each => each.relatedInformation?.length),
    );
    equal(document.getText(conflict.range), 'CLEARML_AGENT_GIT_USE_AZURE_PAT');
    const related = conflict.relatedInformation?.[0];
    equal(related && document.getText(related.location.range), 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN');
  });

  test('they follow the text', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=1\n');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(0).range, 'CLEARML_AGENT_FORCE_UV=enabled');
    await vscode.workspace.applyEdit(edit);
    await untilRules(document, ['invalid-value']);
    await vscode.commands.executeCommand('undo');
    await untilRules(document, []);
  });

  test('a comment switches them off', async () => {
    const document = await openEnv(
      '# clearml-config: ignore invalid-value\nCLEARML_AGENT_FORCE_UV=enabled\nCLEARML_AGENT_FORCE_POETRY=enabled\n',
    );
    const [problem] = await untilRules(document, ['invalid-value']);
    equal(problem?.range.start.line, 2);
  });

  test('Windows line breaks', async () => {
    const document = await openEnv('# one\r\nCLEARML_AGENT_FORCE_UV=enabled\r\n');
    const [problem] = await untilRules(document, ['invalid-value']);
    equal(problem && document.getText(problem.range), 'enabled');
  });

  test('a document that was never saved', async () => {
    const uri = inWorkspace('unsaved.env').with({ scheme: 'untitled' });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'CLEARML_AGENT_FORCE_UV=enabled\n');
    await vscode.workspace.applyEdit(edit);
    await untilRules(document, ['invalid-value']);
  });
});
