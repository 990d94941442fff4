import {
  CodeActionKind,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind } from '../features/code-actions';
import { completionTriggers, confCompletionTriggers } from '../features/completion';
import { convertKind } from '../features/convert/convert-actions';
import { diagnosticSource } from '../features/diagnostics';
import { semanticTokensLegend } from '../features/semantic-tokens';
import { clientPulls } from './diagnostics';

/** What the server tells a client that it can do. */
export function capabilitiesFor(params: InitializeParams): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: [...completionTriggers, ...confCompletionTriggers, '/'],
    },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, convertKind, fixAllKind] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentHighlightProvider: true,
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: params.capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    documentLinkProvider: { resolveProvider: false },
    semanticTokensProvider: { legend: semanticTokensLegend, full: true },
    diagnosticProvider: clientPulls(params)
      ? { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false }
      : undefined,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
