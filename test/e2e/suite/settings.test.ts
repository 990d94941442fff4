import * as vscode from 'vscode';
import { closeEditor, equal, openEnv, problems, running, until, untilRules } from './support';

const settings = () => vscode.workspace.getConfiguration('clearmlConfig');
const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Workspace);

suite('settings', () => {
  suiteSetup(running);
  teardown(async () => {
    await set('rules', undefined);
    await set('files', undefined);
    await set('files.exclude', undefined);
    await set('files.include', undefined);
    await closeEditor();
  });

  test('the severity of a rule, and off', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    await untilRules(document, ['invalid-value']);
    await set('rules', { 'invalid-value': 'hint' });
    await until('a hint', () => problems(document)[0]?.severity === vscode.DiagnosticSeverity.Hint);
    await set('rules', { 'invalid-value': 'off' });
    await untilRules(document, []);
    await set('rules', undefined);
    await untilRules(document, ['invalid-value']);
  });

  test('the command that switches a rule off', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    await untilRules(document, ['invalid-value']);
    await vscode.commands.executeCommand('clearmlConfig.ignoreRule', 'invalid-value', document.uri.toString());
    await untilRules(document, []);
    equal(settings().get('rules'), { 'invalid-value': 'off' });
  });

  test('files that are left alone', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n', 'excluded.env');
    await untilRules(document, ['invalid-value']);
    await set('files.exclude', { env: ['**/excluded.env'] });
    await untilRules(document, []);
  });

  test('more files', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n', 'agent.vars');
    await set('files.include', { env: ['**/*.vars'] });
    await untilRules(document, ['invalid-value']);
  });
});
