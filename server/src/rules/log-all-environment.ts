import { itemsOf } from '../model/conf-items';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { defineRule, type RuleContext } from './define-rule';
import { fieldRemoval } from './support/conf-edits';
import { removeSetting } from './support/edits';
import { setValue } from './support/set-value';

const logEnvironment = 'CLEARML_LOG_ENVIRONMENT';
const logKey = 'sdk.development.log_os_environments';
const message = 'Every environment variable is stored in the task, secrets such as AWS_SECRET_ACCESS_KEY included.';

export default defineRule({
  id: 'log-all-environment',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'Every environment variable is written into the task, secrets included.',
  why: `\`*\` stores the whole environment (without the \`CLEARML_\` and \`TRAINS_\` names) in the task's configuration, where
everybody with access to the project reads it: cloud keys, tokens, passwords. Name what is needed; a name may end or begin
with \`*\`.`,
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      if (isConfSetting(setting)) {
        checkKey(setting, context);
        continue;
      }
      const isLog = target.kind === 'variable' && target.variable.name === logEnvironment;
      if (!isLog || !value?.known) {
        continue;
      }
      const items = value.text.split(',').map(item => item.trim());
      if (items.includes('*')) {
        const others = items.filter(item => item !== '*' && item !== '');
        context.report({
          at: value.range,
          message,
          fixes:
            others.length > 0
              ? setValue(`Log only ${others.join(',')}`, setting, others.join(','), context)
              : [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_LOG_ENVIRONMENT=*\n', at: '*', fixed: [''] },
    {
      host: 'env',
      bad: 'CLEARML_LOG_ENVIRONMENT="CUDA_*,*"\n',
      at: 'CUDA_*,*',
      fixed: ['CLEARML_LOG_ENVIRONMENT="CUDA_*"\n'],
    },
    {
      host: 'env',
      bad: 'export CLEARML_LOG_ENVIRONMENT=*,A\n',
      at: '*,A',
      fixed: ['export CLEARML_LOG_ENVIRONMENT=A\n'],
    },
    { host: 'env', good: 'CLEARML_LOG_ENVIRONMENT=CUDA_*\n' },
    { host: 'env', good: 'CLEARML_LOG_ENVIRONMENT=\n' },
    { host: 'env', good: '# CLEARML_LOG_ENVIRONMENT=*\n' },
    { host: 'conf', bad: 'sdk.development.log_os_environments: ["*"]\n', at: '"*"', fixed: [''] },
    {
      host: 'conf',
      bad: 'sdk { development { log_os_environments = ["CUDA_*", "*"] } }\n',
      at: '"*"',
      fixed: ['sdk { development { log_os_environments = ["CUDA_*"] } }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.development.log_os_environments: [\n  "*"\n  "HOSTNAME"\n]\n',
      at: '"*"',
      fixed: ['sdk.development.log_os_environments: [\n  "HOSTNAME"\n]\n'],
    },
    { host: 'conf', good: 'sdk.development.log_os_environments: ["AWS_*", CUDA_VERSION]\n' },
    { host: 'conf', good: 'sdk.development.log_os_environments: []\n' },
    { host: 'conf', good: '# sdk.development.log_os_environments: ["*"]\nsdk.development.support_stopping: true\n' },
  ],
});

function checkKey(setting: ConfSetting, context: RuleContext): void {
  if (setting.target.kind !== 'key' || setting.target.path !== logKey) {
    return;
  }
  const items = itemsOf(setting, context.document);
  const all = items.find(({ scalar }) => scalar?.text.trim() === '*');
  if (all) {
    const isOnly = items.length === 1;
    const edit = isOnly
      ? removeSetting(context.document, setting)
      : { range: fieldRemoval(context.document, all.range), newText: '' };
    const title = isOnly ? `Remove ${logKey}` : 'Remove the *';
    context.report({ at: all.range, message, fixes: [{ title, edits: [edit] }] });
  }
}
