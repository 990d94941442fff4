import { familyOf } from '../catalogue/components';
import type { KnownIssue, VariableReading } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { convert } from '../values/parsers';
import { isOn } from '../values/truth';
import { defineRule, type RuleContext } from './define-rule';
import { ownReadingsOf } from './support/readings';
import { stateOf } from './support/setting-index';
import { isBefore, targetVersionOf } from './support/versions';

export default defineRule({
  id: 'known-issue',
  severity: 'information',
  since: '0.1.0',
  hosts: 'all',
  summary: 'A setting whose feature is broken in the ClearML release that is in use.',
  why: `Some features do not work in the current releases although the setting is read: the Entra token, for one, is sent in
a header whose name begins with a quote, so that no server sees it (executed against a local server). The message gives the
releases and a way around, where there is one. \`clearmlConfig.targetVersion\` ends the message for releases that have it
right.`,
  check(context) {
    for (const setting of context.settings) {
      const issue = isUsed(setting, context) ? issueOf(setting, context) : undefined;
      if (issue) {
        const around = issue.workaround ? ` Way around: ${issue.workaround}` : '';
        context.report({ at: setting.nameRange, message: `${issue.text} (${issue.versions})${around}` });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${TOKEN}\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=1\n',
      at: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=yes\n',
      at: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN',
      options: { target: { agent: '3.0.3' } },
      fixed: [],
    },
    {
      host: 'env',
      bad: 'export CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN="on"\n',
      at: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN',
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=0\n' },
    { host: 'env', good: '# CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=1\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n' },
    { host: 'conf', bad: 'agent.git_use_ms_entra_token: true\n', at: 'git_use_ms_entra_token', fixed: [] },
    {
      host: 'conf',
      bad: 'agent { git_user: me, git_pass: ${?T}, git_use_ms_entra_token = true }\n',
      at: 'git_use_ms_entra_token',
      fixed: [],
    },
    { host: 'conf', bad: '{"agent": {"git_use_ms_entra_token": 1}}', at: 'git_use_ms_entra_token', fixed: [] },
    { host: 'conf', good: 'agent.git_use_ms_entra_token: false\n' },
    { host: 'conf', good: 'agent.git_use_azure_pat: true\n' },
    { host: 'conf', good: '# agent.git_use_ms_entra_token: true\nagent.git_user: ""\n' },
  ],
});

/** The first issue that holds for every program that may read the setting, in the release that is in use. */
function issueOf(setting: Setting, context: RuleContext): KnownIssue | undefined {
  const issues = rowsOf(setting, context).map(reading => openIssue(reading, context));
  return issues.every(issue => issue !== undefined) ? issues[0] : undefined;
}

function openIssue(reading: VariableReading, context: RuleContext): KnownIssue | undefined {
  const target = targetVersionOf(familyOf(reading.component), context.options.target);
  return reading.knownIssues?.find(
    ({ fixedIn }) => fixedIn === undefined || (target !== undefined && isBefore(target, fixedIn)),
  );
}

/** The readings of the variables that do the same as a key of clearml.conf, or of the variable itself. */
function rowsOf(setting: Setting, context: RuleContext): readonly VariableReading[] {
  return setting.target.kind === 'key'
    ? context.catalogue.variablesOf(setting.target.path).flatMap(variable => variable.readings)
    : ownReadingsOf(setting, context);
}

function isUsed(setting: Setting, context: RuleContext): boolean {
  const { value } = setting;
  if (setting.target.kind === 'key') {
    return value?.known !== true || stateOf(setting, { name: setting.target.path, when: 'on' }, context) === 'yes';
  }
  if (!value?.known) {
    return true;
  }
  return ownReadingsOf(setting, context).every(({ value: { kind, parser } }) =>
    kind === 'bool' ? isOn(convert(parser, value.text)) === true : value.text.trim() !== '',
  );
}
