import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, clientId, clientName, type ExtensionApi } from './client';

/** The entry for VS Code in a browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  // A new worker for each start, so that a crashed server can be started again. Its streams are made here because the
  // workers of VS Code's extension host are none by `instanceof`, by which the library would know them.
  const startWorker = async () => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateExtension(context, options => new LanguageClient(clientId, clientName, startWorker, options));
}
