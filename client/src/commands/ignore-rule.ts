import * as vscode from 'vscode';
import { pickRule } from './problem-rules';

/**
 * Switches a rule off in the settings: of the workspace where there is one, else of the user.
 * @param rule without it the user is asked
 * @param uri the file for whose folder the setting is made
 */
export async function ignoreRule(rule?: string, uri?: string): Promise<void> {
  const id = rule ?? (await pickRule('Rule to switch off in the settings'))?.id;
  if (!id) {
    return;
  }
  const resource = uri ? vscode.Uri.parse(uri) : vscode.window.activeTextEditor?.document.uri;
  const folder = resource && vscode.workspace.getWorkspaceFolder(resource);
  const isMultiRoot = vscode.workspace.workspaceFile !== undefined && folder !== undefined;
  const [target, own] = isMultiRoot
    ? ([vscode.ConfigurationTarget.WorkspaceFolder, 'workspaceFolderValue'] as const)
    : vscode.workspace.workspaceFolders
      ? ([vscode.ConfigurationTarget.Workspace, 'workspaceValue'] as const)
      : ([vscode.ConfigurationTarget.Global, 'globalValue'] as const);
  const settings = vscode.workspace.getConfiguration('clearmlConfig', resource);
  const rules = settings.inspect<Record<string, string>>('rules')?.[own];
  await settings.update('rules', { ...rules, [id]: 'off' }, target);
}
