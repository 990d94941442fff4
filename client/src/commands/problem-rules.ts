import * as vscode from 'vscode';

/** The name under which our problems are listed. */
const source = 'clearml-config';

/** The rule of a problem, and the address of its page. */
export interface ProblemRule {
  readonly id: string;
  readonly page: vscode.Uri | undefined;
}

/** Lets the user choose among the rules that report something in the active file, those at the cursor first. */
export async function pickRule(placeHolder: string): Promise<ProblemRule | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const problems = vscode.languages.getDiagnostics(editor.document.uri).filter(problem => problem.source === source);
  const atCursor = (problem: vscode.Diagnostic) => Number(problem.range.intersection(editor.selection) !== undefined);
  problems.sort((a, b) => atCursor(b) - atCursor(a));
  const items = new Map<string, vscode.QuickPickItem & ProblemRule>();
  for (const problem of problems) {
    const rule = ruleOf(problem);
    if (rule && !items.has(rule.id)) {
      items.set(rule.id, { ...rule, label: rule.id, description: problem.message });
    }
  }
  if (items.size === 0) {
    void vscode.window.showInformationMessage('ClearML Config reports no problem in the active file.');
    return undefined;
  }
  return vscode.window.showQuickPick([...items.values()], { placeHolder, matchOnDescription: true });
}

function ruleOf({ code }: vscode.Diagnostic): ProblemRule | undefined {
  if (typeof code === 'object') {
    return { id: String(code.value), page: code.target };
  }
  return code === undefined ? undefined : { id: String(code), page: undefined };
}
