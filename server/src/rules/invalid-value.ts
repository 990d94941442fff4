import type { VariableReading } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { nearest } from '../text/nearest';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { checkConfValues } from './support/check-conf-values';
import { removeSetting } from './support/edits';
import { setValue } from './support/set-value';
import { certainRejection, meantBoolean, verdictOf } from './support/verdict';

export default defineRule({
  id: 'invalid-value',
  severity: 'error',
  since: '0.1.0',
  hosts: 'all',
  summary: 'A value that ClearML does not accept, by the way it really parses it.',
  why: `The agent's boolean variables accept only y, yes, t, true, on, 1 and n, no, f, false, off, 0 in any letter case; anything
else raises \`ValueError: invalid truth value\` (\`clearml_agent/definitions.py\`), a message that does not name the variable.
Some variables are read at import, so that even \`clearml-agent --version\` dies. Others silently use their default: those
are warnings. A value is reported only if every program that may read the variable rejects it; \`clearmlConfig.component\`
says which one runs.

A key of clearml.conf is checked by its type, choices and range. It is an error where ClearML raises an exception, a
warning where it goes on with something else: an unknown package manager acts like pip, a text where a list belongs is
taken apart character by character.`,
  check(context) {
    if (context.document.host === 'conf') {
      checkConfValues(context);
      return;
    }
    for (const setting of context.settings) {
      const rejection = certainRejection(setting, context);
      // Words and booleans that are merely empty have rules of their own.
      if (rejection && !isWordList(rejection.reading)) {
        context.report({
          at: setting.value!.rawRange,
          severity: rejection.verdict === 'fails' ? 'error' : 'warning',
          message: `${setting.name} does not accept this value. ${rejection.reading.value.invalid.text}`,
          fixes: fixesOf(setting, rejection.reading, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_UV=enabled\n',
      at: 'enabled',
      severity: 'error',
      fixed: ['CLEARML_AGENT_FORCE_UV=1\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_UV=disabled\n',
      at: 'disabled',
      severity: 'error',
      fixed: [''],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_CLONE_VERBOSE="2"\n',
      at: '"2"',
      fixed: ['CLEARML_AGENT_GIT_CLONE_VERBOSE="1"\n', 'CLEARML_AGENT_GIT_CLONE_VERBOSE="0"\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_QUEUE_POLL_FREQ_SEC=30s\n',
      at: '30s',
      severity: 'error',
      fixed: ['CLEARML_AGENT_QUEUE_POLL_FREQ_SEC=30\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=pipp\n',
      at: 'pipp',
      severity: 'warning',
      fixed: ['CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=pip\n'],
    },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_UV=Yes\n' },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_UV="t"\nCLEARML_AGENT_GIT_CLONE_VERBOSE=OFF\n' },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_UV=${USE_UV}\n' },
    { host: 'env', good: 'CLEARML_API_HOST_VERIFY_CERT=/etc/ssl/ca.pem\n' },
    { host: 'env', good: 'CLEARML_AGENT_QUEUE_POLL_FREQ_SEC=2.5\n' },
    { host: 'env', good: '# CLEARML_AGENT_FORCE_UV=enabled\n' },
    {
      host: 'conf',
      bad: 'agent.package_manager.type: poetri\n',
      at: 'poetri',
      severity: 'warning',
      fixed: ['agent.package_manager.type: poetry\n'],
    },
    {
      host: 'conf',
      bad: 'api { http { default_method = "patch" } }\n',
      at: '"patch"',
      severity: 'error',
      fixed: [
        'api { http { default_method = "get" } }\n',
        'api { http { default_method = "post" } }\n',
        'api { http { default_method = "put" } }\n',
      ],
    },
    {
      host: 'conf',
      bad: 'api.http.retries { total: many }\n',
      at: 'many',
      severity: 'error',
      fixed: [],
    },
    {
      host: 'conf',
      bad: 'sdk.metrics.images.quality: 400\n',
      at: '400',
      severity: 'error',
      fixed: ['sdk.metrics.images.quality: 100\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  package_manager.conda_channels: conda-forge\n}\n',
      at: 'conda-forge',
      severity: 'warning',
      fixed: ['agent {\n  package_manager.conda_channels: [conda-forge]\n}\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials { bucket: x }\n',
      at: '{ bucket: x }',
      severity: 'error',
      fixed: ['sdk.aws.s3.credentials: [{ bucket: x }]\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.boto3 { connect_timeout: 30s }\n',
      at: '30s',
      severity: 'error',
      fixed: ['sdk.aws.boto3 { connect_timeout: 30 }\n'],
    },
    {
      host: 'conf',
      bad: 'agent.uptime: ["17-20 MON-FRI", "0-5 SUN"]\n',
      at: '"0-5 SUN"',
      severity: 'warning',
      fixed: [],
    },
    { host: 'conf', bad: 'agent.package_manager = null\n', at: 'null', severity: 'error', fixed: [] },
    { host: 'conf', bad: 'agent { downtime = [ "weekend" ] }\n', at: '"weekend"', severity: 'error', fixed: [] },
    { host: 'conf', good: 'agent.package_manager { type: conda, pip_version: ["<20.2"] }\n' },
    { host: 'conf', good: 'api.http.retries { total: 10, backoff_factor: 1 }\nsdk.metrics.images.quality: "80"\n' },
    { host: 'conf', good: 'agent.package_manager.type: ${?PACKAGE_MANAGER}\n' },
    {
      host: 'conf',
      good: '# agent.package_manager.type: poetri\nagent.package_manager.extra_index_url: "https://a"\n',
    },
    {
      host: 'conf',
      good: 'sdk.storage.cache.disk_space_file_size_strategy.size { min_free_bytes: 10GB, max_used_bytes: -1 }\n',
    },
  ],
});

function isWordList({ value }: VariableReading): boolean {
  return value.kind === 'words' || value.kind === 'regex-list';
}

function fixesOf(setting: Setting, reading: VariableReading, context: RuleContext): Fix[] {
  const { value } = reading;
  const { text } = setting.value!;
  if (value.kind === 'bool' || value.kind === 'flag') {
    return booleanFixes(setting, reading, context);
  }
  const set = (to: string, safe: boolean) => setValue(`Set to ${to}`, setting, to, context, safe);
  const number = /^\s*([+-]?\d+(?:\.\d+)?)\s*(?:s|sec|secs|second|seconds)?\s*$/i.exec(text)?.[1];
  const certain = [number, number && String(Math.trunc(Number(number)))].find(
    candidate => candidate !== undefined && verdictOf(value, candidate) === 'accepted',
  );
  if (certain !== undefined) {
    return set(certain, true);
  }
  const known = (value.enum ?? []).map(item => item.value).filter(item => verdictOf(value, item) === 'accepted');
  const trimmed = text.trim();
  const meant = known.find(item => item.toLowerCase() === trimmed.toLowerCase()) ?? nearest(trimmed, known);
  return meant !== undefined ? set(meant, true) : known.flatMap(item => set(item, false));
}

/** One fix when the word's meaning is plain, else both; off is written as no line at all where 0 would do nothing. */
function booleanFixes(setting: Setting, reading: VariableReading, context: RuleContext): Fix[] {
  const meant = meantBoolean(setting.value!.text);
  const on = () => setValue('Set to 1', setting, '1', context, meant === true);
  const off = (): Fix[] =>
    reading.falseOverridesConf === false
      ? [
          {
            title: `Remove ${setting.name} (not set means off)`,
            edits: [removeSetting(context.document, setting)],
            safe: meant === false,
          },
        ]
      : setValue('Set to 0', setting, '0', context, meant === false);
  const idle = reading.noEffect?.flatMap(effect => effect.values) ?? [];
  return [...(meant === false || idle.includes('true') ? [] : on()), ...(meant === true ? [] : off())];
}
