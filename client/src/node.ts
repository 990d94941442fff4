import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, clientId, clientName, type ExtensionApi } from './client';

/** The entry for a desktop, a remote machine or a container: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const server = { module: context.asAbsolutePath('dist/server.node.js'), transport: TransportKind.ipc };
  return activateExtension(
    context,
    options => new LanguageClient(clientId, clientName, { run: server, debug: server }, options),
  );
}
