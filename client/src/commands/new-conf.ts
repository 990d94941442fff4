import * as vscode from 'vscode';

/** Opens a new clearml.conf, not saved yet, and the list of what it can begin with. */
export async function newConf(): Promise<void> {
  const document = await vscode.workspace.openTextDocument(await freeUri());
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
}

/** `clearml.conf` in the first folder or, when there is one, `clearml-2.conf` …; the name makes it one of ours. */
async function freeUri(): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'clearml.conf' : `clearml-${number}.conf`;
    if (!folder) {
      return vscode.Uri.from({ scheme: 'untitled', path: name });
    }
    const file = vscode.Uri.joinPath(folder, name);
    if (!(await exists(file))) {
      return file.with({ scheme: 'untitled' });
    }
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
