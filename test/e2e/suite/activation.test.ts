import * as vscode from 'vscode';
import { assert, equal, extension, inWorkspace, problems, running, until } from './support';

suite('activation', () => {
  test('an env file of the workspace starts the server', async () => {
    const api = await running();
    equal(api.status.kind, 'running');
  });

  test('every command of the manifest is registered', async () => {
    await running();
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of extension().packageJSON.contributes.commands) {
      assert(registered.includes(command), `${command} is not registered`);
    }
  });

  test('a file without ClearML names and a file of another name have no problems', async () => {
    await running();
    const first = await vscode.workspace.openTextDocument(inWorkspace('.env'));
    const other = await vscode.workspace.openTextDocument(inWorkspace('other.env'));
    const notes = await vscode.workspace.openTextDocument(inWorkspace('notes.txt'));
    for (const document of [notes, other, first]) {
      await vscode.window.showTextDocument(document, { preview: false });
    }
    await until('the problems of the first file', () => problems(first).length > 0);
    equal([problems(other).length, problems(notes).length], [0, 0]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const language of ['plaintext', 'shellscript', 'properties', 'ini']) {
    test(`an env file is known by its name, with the language ${language} too`, async () => {
      await running();
      const document = await vscode.workspace.openTextDocument(inWorkspace('.env'));
      const changed = await vscode.languages.setTextDocumentLanguage(document, language);
      await vscode.window.showTextDocument(changed);
      await until('problems', () => problems(changed).length > 0);
    });
  }
});
