import * as vscode from 'vscode';
import { assert, closeEditor, equal, openEnv, running, until } from './support';

const text =
  '# First part\nCLEARML_AGENT_GIT_USER=me\nCLEARML_NOT_A_NAME=1\n\n# Second part\nOTHER=${CLEARML_AGENT_GIT_USER}\n';

suite('structure', () => {
  let document: vscode.TextDocument;
  suiteSetup(running);
  setup(async () => {
    document = await openEnv(text);
  });
  teardown(closeEditor);

  const ask = <T>(command: string, ...parameters: unknown[]) =>
    vscode.commands.executeCommand<T>(command, document.uri, ...parameters);

  test('symbols', async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    const names = symbols.flatMap(symbol => [symbol, ...symbol.children]).map(symbol => symbol.name);
    assert(names.includes('CLEARML_AGENT_GIT_USER'), names.join());
  });

  test('highlights', async () => {
    const position = new vscode.Position(1, 3);
    const highlights = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', position);
    equal(highlights.map(({ range }) => range.start.line).sort(), [1, 5]);
  });

  test('folding', async () => {
    const ranges = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert(ranges.length > 0, 'there is nothing to fold');
  });

  test('selection', async () => {
    const position = new vscode.Position(1, 3);
    const [range] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [position]);
    const texts: string[] = [];
    for (let at = range; at; at = at.parent) {
      texts.push(document.getText(at.range));
    }
    // VS Code adds parts of words in front, and the document behind.
    assert(texts.includes('CLEARML_AGENT_GIT_USER'), texts.join(' < '));
    assert(texts.includes('CLEARML_AGENT_GIT_USER=me'), texts.join(' < '));
  });

  test('semantic tokens, of types that the manifest or VS Code knows', async () => {
    const legend = await until('the legend', () =>
      ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend'),
    );
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    assert(tokens.data.length >= 10, `tokens: ${tokens.data}`);
    const types = [tokens.data[3], tokens.data[8]].map(type => legend.tokenTypes[type!]);
    equal(types, ['variable', 'clearmlUnknown']);
  });
});
