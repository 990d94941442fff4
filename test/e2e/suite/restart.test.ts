import * as vscode from 'vscode';
import { closeEditor, openEnv, running, until, untilRules } from './support';

suite('restart', () => {
  teardown(closeEditor);

  test('the server comes back, and with it the problems', async () => {
    const api = await running();
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    await untilRules(document, ['invalid-value']);
    await vscode.commands.executeCommand('clearmlConfig.restartServer');
    await until('the server to run', () => api.status.kind === 'running');
    await untilRules(document, ['invalid-value']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(0).range, 'CLEARML_AGENT_FORCE_UV=1');
    await vscode.workspace.applyEdit(edit);
    await untilRules(document, []);
  });
});
