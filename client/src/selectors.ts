import * as vscode from 'vscode';
import { fileNames } from './file-names';

/**
 * The documents that the language server is asked about; the server looks closer at each name. By name, never by
 * language: VS Code and extensions disagree about these languages.
 */
export function documentSelector(): { pattern: string }[] {
  return [...fileNames, ...included()].map(name => ({ pattern: name.startsWith('/') ? name : `**/${name}` }));
}

/** Whether the language server is asked about a document. */
export function isSelected(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector(), document) > 0;
}

/** The globs of `clearmlConfig.files.include` of every folder; which of them holds for a file, the server decides. */
function included(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [undefined, ...folders].flatMap(folder => {
    const files = vscode.workspace.getConfiguration('clearmlConfig.files', folder);
    const globs = files.get<Record<string, unknown>>('include', {});
    return Object.values(globs).flatMap(list =>
      Array.isArray(list) ? list.filter(glob => typeof glob === 'string') : [],
    );
  });
}
