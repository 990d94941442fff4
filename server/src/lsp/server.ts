import {
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { confCompletionTriggers } from '../features/completion';
import type { Host } from '../model/setting';
import type { Service } from '../service';
import { type Files, maxFileSize, noFiles } from '../workspace/files';
import { capabilitiesFor } from './capabilities';
import { createClientFiles } from './client-files';
import { createClientSupport } from './client-support';
import { configuredHost } from './configured-host';
import {
  clientPulls,
  type DiagnosticsHost,
  emptyReport,
  pullDiagnostics,
  pushDiagnostics,
  type ReadyDocument,
} from './diagnostics';
import { createRunSafe } from './run-safe';
import { createSettings } from './settings';
import { createOpenSurroundings } from './surroundings';

/** What the server stands on; it differs between hosts and tests. */
export interface ServerServices {
  /** @param log for what goes wrong inside; must not be given any text of a document */
  createService(log: (message: string) => void): Service;
  /** Files of this machine, for a client that does not offer its own. */
  readonly files?: Files;
}

/** Documents that show another version of a file (a diff, a review): the file itself is checked, they are not. */
const ignoredSchemes = /^(?:git|gitlens|gitfs|git-graph|review|pr|svn|hg|output|vscode-local-history|chat-editing.*):/;

/** Serves one client on a connection, whatever it runs on; starts to listen. */
export function startServer(connection: Connection, services: ServerServices): void {
  const log = (message: string) => connection.console.error(message);
  const runSafe = createRunSafe(log);
  const documents = new TextDocuments(TextDocument);

  connection.onInitialize(params => {
    serve(params);
    const result: InitializeResult = {
      serverInfo: { name: 'clearml-config', version },
      capabilities: capabilitiesFor(params),
    };
    return result;
  });

  function serve(params: InitializeParams): void {
    const service = services.createService(log);
    const offers = params.initializationOptions ?? {};
    const hasCommands = offers.commands === true;
    const files = offers.files === 'client' ? createClientFiles(connection) : (services.files ?? noFiles);
    const support = createClientSupport(params.capabilities);
    const settings = createSettings(connection, params);
    const surroundings = createOpenSurroundings(connection, params, files);
    const isTooLarge = createSizeCheck(message => connection.console.info(message));

    async function ready(uri: string): Promise<ReadyDocument | undefined> {
      const document = documents.get(uri);
      if (!document || ignoredSchemes.test(uri) || isTooLarge(document)) {
        return undefined;
      }
      const configured = await settings.of(uri);
      const host = configuredHost(uri, configured);
      if (host === undefined) {
        return undefined;
      }
      const { options } = configured;
      return { document, context: { options, surroundings: await surroundings.of(uri), hasCommands, host } };
    }

    /** A handler for a request about a document: it gets `otherwise` when the document is none of ours. */
    function about<P extends { textDocument: { uri: string } }, R>(
      method: string,
      otherwise: R,
      answer: (found: ReadyDocument, params: P) => R,
    ) {
      return runSafe<P, R>(method, otherwise, async (request, token) => {
        const found = await ready(request.textDocument.uri);
        return found && !token.isCancellationRequested ? answer(found, request) : otherwise;
      });
    }

    const host: DiagnosticsHost = { connection, documents, service, ready, log };
    let refresh: () => void;
    if (clientPulls(params)) {
      const { delivery, answer } = pullDiagnostics(host, params);
      refresh = delivery.refresh;
      connection.languages.diagnostics.on(runSafe('textDocument/diagnostic', emptyReport(), answer));
    } else {
      refresh = pushDiagnostics(host).refresh;
    }
    connection.onInitialized(() => {
      settings.listen(refresh);
      surroundings.listen(refresh);
    });
    documents.onDidClose(({ document }) => settings.forget(document.uri));

    connection.onCompletion(
      about<CompletionParams, CompletionList | null>(
        'textDocument/completion',
        null,
        ({ document, context }, { position, context: trigger }) =>
          opensList(trigger?.triggerCharacter, context.host)
            ? support.completion(service.completion(document, position, context))
            : null,
      ),
    );
    connection.onCompletionResolve((item, token) =>
      runSafe<CompletionItem, CompletionItem>('completionItem/resolve', item, it =>
        support.resolved(service.resolveCompletion(it)),
      )(item, token),
    );
    connection.onHover(
      about('textDocument/hover', null, ({ document, context }, { position }) =>
        support.hover(service.hover(document, position, context)),
      ),
    );
    connection.onCodeAction(
      about('textDocument/codeAction', [], ({ document, context }, request) =>
        service.codeActions(document, request.range, request.context, context),
      ),
    );
    connection.onDocumentSymbol(
      about('textDocument/documentSymbol', [], ({ document, context }) =>
        support.symbols(document.uri, service.symbols(document, context)),
      ),
    );
    connection.onFoldingRanges(
      about('textDocument/foldingRange', [], ({ document, context }) => service.folding(document, context)),
    );
    connection.onDocumentHighlight(
      about('textDocument/documentHighlight', [], ({ document, context }, { position }) =>
        service.highlights(document, position, context),
      ),
    );
    connection.onSelectionRanges(
      about('textDocument/selectionRange', [], ({ document, context }, { positions }) =>
        service.selectionRanges(document, positions, context),
      ),
    );
    connection.onDefinition(
      about('textDocument/definition', [], ({ document, context }, { position }) =>
        support.definition(service.definition(document, position, context)),
      ),
    );
    connection.onReferences(
      about('textDocument/references', [], ({ document, context }, { position, context: { includeDeclaration } }) =>
        service.references(document, position, includeDeclaration, context),
      ),
    );
    connection.onPrepareRename(
      about(
        'textDocument/prepareRename',
        null,
        ({ document, context }, { position }) => service.prepareRename(document, position, context) ?? null,
      ),
    );
    connection.onRenameRequest(
      about<RenameParams, WorkspaceEdit | ResponseError<void> | null>(
        'textDocument/rename',
        null,
        ({ document, context }, { position, newName }) => {
          const edits = service.rename(document, position, newName, context);
          if (typeof edits === 'string') {
            return new ResponseError(LSPErrorCodes.RequestFailed, edits);
          }
          return edits ? { changes: { [document.uri]: edits } } : null;
        },
      ),
    );
    connection.onDocumentLinks(
      about('textDocument/documentLink', [], ({ document, context }) => service.links(document, context)),
    );
    connection.languages.semanticTokens.on(
      about('textDocument/semanticTokens/full', { data: [] }, ({ document, context }) =>
        service.semanticTokens(document, context),
      ),
    );
  }

  documents.listen(connection);
  connection.listen();
}

/** In other files a dot or a colon is a part of a value, and opens no list. */
function opensList(trigger: string | undefined, host: Host | undefined): boolean {
  return host === 'conf' || !confCompletionTriggers.some(character => character === trigger);
}

/** Tells whether a document is too large to be served, and says so once. */
function createSizeCheck(log: (message: string) => void): (document: TextDocument) => boolean {
  const told = new WeakSet<TextDocument>();
  return document => {
    const isTooLarge = document.getText().length > maxFileSize;
    if (isTooLarge && !told.has(document)) {
      told.add(document);
      log(`${document.uri} is larger than ${maxFileSize / 1024 / 1024} MB and is not checked.`);
    }
    return isTooLarge;
  };
}
