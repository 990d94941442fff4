import * as vscode from 'vscode';
import { type ProblemRule, pickRule } from './problem-rules';

/**
 * Opens the page that explains a rule.
 * @param rule without it the user is asked
 */
export async function openRuleDocumentation(extension: vscode.Extension<unknown>, rule?: string): Promise<void> {
  const chosen: ProblemRule | undefined = rule ? { id: rule, page: undefined } : await pickRule('Rule to read about');
  if (chosen) {
    const repository = String(extension.packageJSON.repository.url).replace(/\.git$/, '');
    const page = chosen.page ?? vscode.Uri.parse(`${repository}/blob/main/docs/rules/${chosen.id}.md`);
    await vscode.env.openExternal(page);
  }
}
