import {
  CodeActionKind,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind } from '../features/code-actions';
import { completionTriggers } from '../features/completion';
import { diagnosticSource } from '../features/diagnostics';
import { semanticTokensLegend } from '../features/semantic-tokens';
import { clientPulls } from './diagnostics';

/** What the server tells a client that it can do. */
export function capabilitiesFor(params: InitializeParams): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers, '/'] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentHighlightProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true },
    diagnosticProvider: clientPulls(params)
      ? { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false }
      : undefined,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
