import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileContext, Service } from '../service';
import { describeError } from './run-safe';

/** A document that is to be served, with what is known about it at this moment. */
export interface ReadyDocument {
  readonly document: TextDocument;
  readonly context: FileContext;
}

/** How problems reach the client. */
export interface DiagnosticsDelivery {
  /** Everything that is open must be checked again: settings or files around it have changed. */
  refresh(): void;
}

export interface DiagnosticsHost {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: Service;
  /** `undefined` for a document that is none of ours. */
  ready(uri: string): Promise<ReadyDocument | undefined>;
  log(message: string): void;
}

/** Shortest time between a change and its check, in milliseconds; a slow check is given more. */
const shortestDelay = 20;
const longestDelay = 500;

/** True when the client asks for problems itself; nothing is published then. */
export function clientPulls({ capabilities }: InitializeParams): boolean {
  return capabilities.textDocument?.diagnostic !== undefined;
}

/** Publishes problems shortly after each change. What was checked for a version that is stale by then is thrown away. */
export function pushDiagnostics({ connection, documents, service, ready, log }: DiagnosticsHost): DiagnosticsDelivery {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents that the client shows problems for: only these are ever sent an empty list. */
  const shown = new Set<string>();
  let delay = shortestDelay;

  function schedule(uri: string, after = delay): void {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        check(uri).catch(error => log(`checking failed: ${describeError(error)}`));
      }, after),
    );
  }

  async function check(uri: string): Promise<void> {
    const before = documents.get(uri);
    const version = before?.version;
    const found = await ready(uri);
    const document = documents.get(uri);
    if (!document || document !== before || document.version !== version) {
      return;
    }
    const started = performance.now();
    const diagnostics = found ? service.diagnostics(document, found.context) : [];
    delay = Math.min(longestDelay, Math.max(shortestDelay, 2 * (performance.now() - started)));
    publish(uri, diagnostics, document.version);
  }

  function publish(uri: string, diagnostics: Diagnostic[], version?: number): void {
    if (diagnostics.length > 0) {
      shown.add(uri);
    } else if (!shown.delete(uri)) {
      return;
    }
    void connection.sendDiagnostics({ uri, version, diagnostics });
  }

  documents.onDidOpen(({ document }) => schedule(document.uri, 0));
  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    publish(document.uri, []);
  });
  connection.onShutdown(() => {
    for (const timer of timers.values()) {
      clearTimeout(timer);
    }
    timers.clear();
  });

  return {
    refresh() {
      for (const uri of documents.keys()) {
        schedule(uri, 0);
      }
    },
  };
}

/** Answers `textDocument/diagnostic`; a result that the client has already is not sent again. */
export function pullDiagnostics(host: DiagnosticsHost, { capabilities }: InitializeParams) {
  const { connection, service, ready } = host;
  const identities = new WeakMap<object, number>();
  let last = 0;

  function identityOf(object: object): number {
    let identity = identities.get(object);
    if (identity === undefined) {
      identity = ++last;
      identities.set(object, identity);
    }
    return identity;
  }

  /** Equal as long as everything that the problems depend on is the same. */
  function resultIdOf({ document, context }: ReadyDocument): string {
    const parts = [document, context.options, context.surroundings].map(identityOf);
    return [document.version, ...parts].join('.');
  }

  async function answer({
    textDocument,
    previousResultId,
  }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const found = await ready(textDocument.uri);
    if (!found) {
      return emptyReport();
    }
    const resultId = resultIdOf(found);
    if (resultId === previousResultId) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    }
    const items = service.diagnostics(found.document, found.context);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  const delivery: DiagnosticsDelivery = {
    refresh() {
      if (capabilities.workspace?.diagnostics?.refreshSupport) {
        connection.languages.diagnostics.refresh().catch(() => {});
      }
    },
  };
  return { delivery, answer };
}

/** The report of a file without problems. */
export function emptyReport(): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items: [] };
}
