import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** In bytes; the server takes no larger file. */
const maxFileSize = 5 * 1024 * 1024;

type FileKind = 'file' | 'directory' | null;

interface FileRequest {
  readonly uri: string;
}

/**
 * Answers the server's questions about files through VS Code, so that it works on every file system that VS Code knows.
 * Only what the server asks for is looked at; what cannot be read is not there.
 */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest<FileKind, void>('clearmlConfig/stat', ({ uri }: FileRequest) => stat(uri)),
    client.onRequest<string | null, void>('clearmlConfig/read', ({ uri }: FileRequest) => read(uri)),
  );
}

async function stat(uri: string): Promise<FileKind> {
  try {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
    return type & vscode.FileType.File ? 'file' : type & vscode.FileType.Directory ? 'directory' : null;
  } catch {
    return null;
  }
}

async function read(uri: string): Promise<string | null> {
  try {
    const file = vscode.Uri.parse(uri, true);
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (!(type & vscode.FileType.File) || size > maxFileSize) {
      return null;
    }
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return null;
  }
}
