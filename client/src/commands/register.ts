import * as vscode from 'vscode';
import { convertSetting } from './convert-setting';
import { copyText } from './copy-text';
import { fixAll } from './fix-all';
import { ignoreRule } from './ignore-rule';
import { commands } from './names';
import { newConf } from './new-conf';
import { openRuleDocumentation } from './open-rule-documentation';
import { restartServer } from './restart-server';
import { showLog } from './show-log';

/** What commands may use. */
export interface CommandHost {
  readonly output: vscode.LogOutputChannel;
  restart(): Promise<void>;
}

/** Registers every command; they work before the server runs. */
export function registerCommands(context: vscode.ExtensionContext, host: CommandHost): void {
  const register = (name: string, run: (...parameters: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  register(commands.restartServer, () => restartServer(host));
  register(commands.showLog, () => showLog(host));
  register(commands.fixAll, fixAll);
  register(commands.convertSetting, convertSetting);
  register(commands.newConf, newConf);
  register(commands.ignoreRule, ignoreRule);
  register(commands.openRuleDocumentation, (rule?: string) => openRuleDocumentation(context.extension, rule));
  register(commands.copyText, copyText);
}
