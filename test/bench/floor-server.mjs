// The floor: the least that a language server on this connection library can do. It keeps the text in sync, scans its
// lines with one regular expression and answers from what matched. No catalogue, no parser, no settings, no waiting.
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
/** Assignments of all three file formats. */
const assignment = /^(?:export |ENV |env | *)([A-Za-z_][\w.]*)(?:=|: )(.*)$/gm;
/** What the generated files have as faults: names of a family that does not exist, values that are no truth value. */
const isFault = (name, value) => /^CLEARML_TEAM_|\.team_option_/.test(name) || value === 'maybe';
/** As many names as the catalogue has, so that lists have the same length. */
const names = Array.from({ length: 600 }, (_, index) => `CLEARML_FLOOR_VARIABLE_NUMBER_${index}`);
let pulls = false;

function scan(document, visit) {
  for (const match of document.getText().matchAll(assignment)) {
    const start = document.positionAt(match.index + match[0].indexOf(match[1]));
    const end = { line: start.line, character: start.character + match[1].length };
    visit(match[1], match[2], { start, end });
  }
}

function problemsOf(document) {
  const problems = [];
  scan(document, (name, value, range) => {
    if (isFault(name, value)) {
      problems.push({ range, severity: 2, source: 'floor', code: 'fault', message: `${name} is wrong.` });
    }
  });
  return problems;
}

connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { resolveProvider: true },
      hoverProvider: true,
      codeActionProvider: true,
      documentSymbolProvider: true,
      diagnosticProvider: pulls ? { interFileDependencies: false, workspaceDiagnostics: false } : undefined,
    },
  };
});
documents.onDidChangeContent(({ document }) => {
  if (!pulls) {
    connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: problemsOf(document) });
  }
});
connection.languages.diagnostics.on(({ textDocument }) => ({
  kind: 'full',
  items: problemsOf(documents.get(textDocument.uri)),
}));
connection.onHover(({ textDocument, position }) => {
  const text = documents.get(textDocument.uri).getText({
    start: { line: position.line, character: 0 },
    end: { line: position.line + 1, character: 0 },
  });
  return { contents: { kind: 'markdown', value: `**${text.split('=')[0]}**` } };
});
connection.onCompletion(() => names.map(label => ({ label, kind: 6 })));
connection.onCompletionResolve(item => ({ ...item, documentation: { kind: 'markdown', value: `**${item.label}**` } }));
connection.onDocumentSymbol(({ textDocument }) => {
  const symbols = [];
  scan(documents.get(textDocument.uri), (name, _, range) =>
    symbols.push({ name, kind: 13, range, selectionRange: range }),
  );
  return symbols;
});
connection.onCodeAction(({ textDocument }) => {
  const edits = [];
  scan(documents.get(textDocument.uri), (name, value, range) => {
    if (isFault(name, value)) {
      edits.push({ range, newText: 'CLEARML_FIXED' });
    }
  });
  const edit = { changes: { [textDocument.uri]: edits } };
  return [{ title: 'Fix all', kind: 'source.fixAll', edit }];
});
documents.listen(connection);
connection.listen();
