import * as vscode from 'vscode';

/** Offers the other forms of the setting at the cursor: env line, Dockerfile ENV, clearml.conf key, dynamic variable. */
export async function convertSetting(): Promise<void> {
  if (vscode.window.activeTextEditor) {
    const kind = 'refactor.rewrite.clearml-config';
    await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'ifSingle' });
  }
}
