import * as vscode from 'vscode';
import {
  actionsAt,
  applyAction,
  assert,
  closeEditor,
  equal,
  openEnv,
  problems,
  running,
  until,
  untilRules,
} from './support';

const conflict =
  'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${X}\n' +
  'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=1\n';

suite('quick fixes', () => {
  suiteSetup(running);
  teardown(closeEditor);

  test('a value is replaced', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    const [problem] = await untilRules(document, ['invalid-value']);
    await applyAction(document, problem!.range, 'Set to 1');
    equal(document.getText(), 'CLEARML_AGENT_FORCE_UV=1\n');
    await untilRules(document, []);
  });

  for (const [keep, remove] of [
    ['CLEARML_AGENT_GIT_USE_AZURE_PAT', 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN'],
    ['CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN', 'CLEARML_AGENT_GIT_USE_AZURE_PAT'],
  ] as const) {
    test(`of a conflict, ${keep} is kept`, async () => {
      const document = await openEnv(conflict);
      const problem = await until('the conflict', () =>
        problems(document).find(each => each.relatedInformation?.length),
      );
      await applyAction(document, problem.range, `Keep ${keep}, remove ${remove}`);
      equal(document.getText(), conflict.replace(`${remove}=1\n`, ''));
      await until('the conflict to go', () => !problems(document).some(each => each.relatedInformation?.length));
    });
  }

  test('a rule is ignored on a line', async () => {
    const document = await openEnv('CLEARML_AGENT_FORCE_UV=enabled\n');
    const [problem] = await untilRules(document, ['invalid-value']);
    await applyAction(document, problem!.range, 'Ignore "invalid-value" on this line');
    await untilRules(document, []);
  });

  test('all safe fixes at once, by kind', async () => {
    const document = await openEnv('TRAINS_CONFIG_FILE=/a.conf\nTRAINS_LOG_LEVEL=INFO\n');
    await until('problems', () => problems(document).length >= 2);
    const whole = new vscode.Range(0, 0, 2, 0);
    const actions = await actionsAt(document, whole, vscode.CodeActionKind.SourceFixAll.append('clearml-config'));
    assert(actions[0]?.edit, `no fix-all action: ${actions.map(each => each.title)}`);
    await vscode.workspace.applyEdit(actions[0].edit);
    equal(document.getText(), 'CLEARML_CONFIG_FILE=/a.conf\nCLEARML_LOG_LEVEL=INFO\n');
  });

  test('all safe fixes at once, by command', async () => {
    const document = await openEnv('TRAINS_CONFIG_FILE=/a.conf\nTRAINS_LOG_LEVEL=INFO\n');
    await until('problems', () => problems(document).length >= 2);
    await vscode.commands.executeCommand('clearmlConfig.fixAll');
    await until('the fix', () => document.getText() === 'CLEARML_CONFIG_FILE=/a.conf\nCLEARML_LOG_LEVEL=INFO\n');
  });

  test('an env line as a clearml.conf key, by the action and its command', async () => {
    const document = await openEnv('CLEARML_AGENT_GIT_HOST=git.example.com\n');
    const kind = vscode.CodeActionKind.RefactorRewrite.append('clearml-config');
    const actions = await actionsAt(document, new vscode.Range(0, 3, 0, 3), kind);
    const action = actions.find(({ title }) => title.includes('key of clearml.conf'));
    assert(action?.command, `no action for the key among: ${actions.map(each => each.title)}`);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    assert((await vscode.env.clipboard.readText()).includes('git.example.com'), 'it was not copied');
  });
});
