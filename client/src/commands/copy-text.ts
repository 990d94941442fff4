import * as vscode from 'vscode';

/** Puts a setting in another form into the clipboard; says so, but not what it is: it may be a secret. */
export async function copyText(text?: string): Promise<void> {
  if (typeof text !== 'string' || text === '') {
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('ClearML Config: copied', 3000);
}
