import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import { registerCommands } from './commands/register';
import { serveFiles } from './files';
import { documentSelector, isSelected } from './selectors';
import { createStatusItem, type ServerStatus } from './status';

/** The name of the language client: VS Code takes `clearmlConfig.trace.server` from it. */
export const clientId = 'clearmlConfig';
export const clientName = 'ClearML Config';

/** Creates the language client of a host (node or web). */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` gives to other extensions and to tests. */
export interface ExtensionApi {
  readonly status: ServerStatus;
  /** Starts the server if it is not running yet, and waits for it. */
  ready(): Promise<void>;
}

/** Starts the language server as soon as there is a document for it; registers everything that works without it. */
export function activateExtension(context: vscode.ExtensionContext, createClient: CreateClient): ExtensionApi {
  const output = vscode.window.createOutputChannel(clientName, { log: true });
  const item = createStatusItem();
  let status: ServerStatus = { kind: 'stopped' };
  let client: BaseLanguageClient | undefined;
  let started: Promise<void> | undefined;

  function show(next: ServerStatus): void {
    status = next;
    item.show(next);
  }

  function start(): Promise<void> {
    started ??= startClient();
    return started;
  }

  async function startClient(): Promise<void> {
    show({ kind: 'starting' });
    try {
      client ??= create();
      await client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      output.error(`The language server did not start: ${reason}`);
      show({ kind: 'failed', reason });
    }
  }

  function create(): BaseLanguageClient {
    const created = createClient({
      documentSelector: documentSelector(),
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { files: 'client', commands: true },
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
      markdown: { isTrusted: false, supportHtml: false },
    });
    created.onDidChangeState(({ newState }) => {
      if (created === client) {
        show(statusOf(newState));
      }
    });
    serveFiles(created);
    return created;
  }

  async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    started = undefined;
    try {
      await running?.dispose();
    } catch {
      // A client that never started, or whose server is gone, cannot be stopped in order.
    }
  }

  async function restart(): Promise<void> {
    await stop();
    await start();
  }

  show(status);
  context.subscriptions.push(output, item, { dispose: stop });
  registerCommands(context, { output, restart });
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(change => {
      // The documents that a client is for are fixed when it is created.
      if (change.affectsConfiguration('clearmlConfig.files.include') && started) {
        void restart();
      }
    }),
  );
  if (vscode.workspace.textDocuments.some(isSelected)) {
    void start();
  } else {
    const waiting = vscode.workspace.onDidOpenTextDocument(document => {
      if (isSelected(document)) {
        waiting.dispose();
        void start();
      }
    });
    context.subscriptions.push(waiting);
  }
  return {
    get status() {
      return status;
    },
    ready: start,
  };
}

function statusOf(state: State): ServerStatus {
  switch (state) {
    case State.Starting:
      return { kind: 'starting' };
    case State.Running:
      return { kind: 'running' };
    case State.StartFailed:
      return { kind: 'failed', reason: 'The language server did not start; its log says why.' };
    default:
      return { kind: 'failed', reason: 'The language server has stopped; its log says why.' };
  }
}
