import * as vscode from 'vscode';
import { commands } from './commands/names';
import { documentSelector } from './selectors';

/** What the language status item of our files says. */
export type ServerStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface StatusItem extends vscode.Disposable {
  show(status: ServerStatus): void;
}

/** The item behind `{}` in the status bar, for our files only. */
export function createStatusItem(): StatusItem {
  const item = vscode.languages.createLanguageStatusItem('clearmlConfig.status', documentSelector());
  item.name = 'ClearML Config';
  const restart = { title: 'Restart', command: commands.restartServer };
  const log = { title: 'Show Log', command: commands.showLog };
  return {
    show(status) {
      item.busy = status.kind === 'starting';
      item.severity =
        status.kind === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
      item.text = texts[status.kind];
      item.detail = status.kind === 'failed' ? status.reason : 'ClearML Config';
      item.command = status.kind === 'failed' || status.kind === 'stopped' ? restart : log;
    },
    dispose: () => item.dispose(),
  };
}

const texts: Readonly<Record<ServerStatus['kind'], string>> = {
  starting: 'Starting',
  running: 'Running',
  stopped: '$(debug-stop) Stopped',
  failed: '$(error) Failed',
};
