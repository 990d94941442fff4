import * as vscode from 'vscode';

/** What the extension's `activate` returns; kept apart from its sources, as another extension would see it. */
interface ExtensionApi {
  readonly status: { readonly kind: string; readonly reason?: string };
  ready(): Promise<void>;
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

export function equal<T>(actual: T, expected: T, what = ''): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  assert(a === e, `${what} expected ${e}, got ${a}`);
}

/** Asks again and again until the answer is truthy: no test waits for a time. */
export async function until<T>(what: string, probe: () => T | PromiseLike<T>, ms = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  let last: T;
  do {
    last = await probe();
    if (last) {
      return last as NonNullable<T>;
    }
    await new Promise(done => setTimeout(done, 25));
  } while (Date.now() < end);
  throw new Error(`timed out after ${ms} ms waiting for ${what} (last: ${JSON.stringify(last)})`);
}

export const extension = (): vscode.Extension<ExtensionApi> => {
  const found = vscode.extensions.getExtension<ExtensionApi>('clearml-config.clearml-config');
  assert(found, 'the extension under test is not there');
  return found;
};

/** The extension's API, once VS Code has activated it by itself and the server runs. */
export async function running(): Promise<ExtensionApi> {
  await vscode.workspace.openTextDocument(inWorkspace('.env'));
  await until('activation by VS Code itself', () => extension().isActive);
  const api = extension().exports;
  await api.ready();
  await until('the server to run', () => {
    assert(api.status.kind !== 'failed', `the server did not start: ${api.status.reason}`);
    return api.status.kind === 'running';
  });
  return api;
}

export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no workspace folder');
  return vscode.Uri.joinPath(folder.uri, path);
}

let count = 0;

/** No test sees the file of another one. */
function newName(): string {
  return `test-${++count}.env`;
}

/** A text with `|` at the cursor. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.replace('|', ''), offset: Math.max(offset, 0) };
}

/** A new env file in the workspace, shown in an editor. */
export function openEnv(text: string, name = newName()): Promise<vscode.TextDocument> {
  return openFile(text, name);
}

/** A new file in the workspace, shown in an editor. */
export async function openFile(text: string, name: string): Promise<vscode.TextDocument> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Closes the active editor, its changes thrown away. */
export async function closeEditor(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Our problems in a document. */
export function problems(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(problem => problem.source === 'clearml-config');
}

export function ruleOf(problem: vscode.Diagnostic): string {
  return typeof problem.code === 'object' ? String(problem.code.value) : String(problem.code);
}

/** Waits until a document has exactly the problems of these rules, in the order of the text. */
export async function untilRules(document: vscode.TextDocument, expected: string[]): Promise<vscode.Diagnostic[]> {
  const sorted = () => problems(document).sort((a, b) => a.range.start.compareTo(b.range.start));
  try {
    await until(`the rules ${expected}`, () => sorted().map(ruleOf).join() === expected.join());
  } catch (error) {
    throw new Error(`${error}; problems: ${sorted().map(ruleOf)}`);
  }
  return sorted();
}

/** The code actions at the start of a problem. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  const command = 'vscode.executeCodeActionProvider';
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind.value);
}

/** Applies the edit of the action with this title. */
export async function applyAction(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const actions = await actionsAt(document, range);
  const action = actions.find(each => each.title === title);
  assert(action?.edit, `no action "${title}" with an edit among: ${actions.map(each => each.title).join('; ')}`);
  assert(await vscode.workspace.applyEdit(action.edit), `the edit of "${title}" was refused`);
}

/** The labels of the completion list at the `|` of a text. */
export async function completionAt(marked: string, name: string): Promise<string[]> {
  const { text, offset } = atCursor(marked);
  const document = await openFile(text, name);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The text of the hovers at the `|` of a text. */
export async function hoverAt(marked: string, name = newName()): Promise<string> {
  const { text, offset } = atCursor(marked);
  const document = await openFile(text, name);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset),
  );
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
