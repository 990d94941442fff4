import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { setValue } from './support/set-value';

const logEnvironment = 'CLEARML_LOG_ENVIRONMENT';

export default defineRule({
  id: 'log-all-environment',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'Every environment variable is written into the task, secrets included.',
  why: `\`*\` stores the whole environment (without the \`CLEARML_\` and \`TRAINS_\` names) in the task's configuration, where
everybody with access to the project reads it: cloud keys, tokens, passwords. Name what is needed; a name may end or begin
with \`*\`.`,
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      const isLog = target.kind === 'variable' && target.variable.name === logEnvironment;
      if (!isLog || !value?.known) {
        continue;
      }
      const items = value.text.split(',').map(item => item.trim());
      if (items.includes('*')) {
        const others = items.filter(item => item !== '*' && item !== '');
        context.report({
          at: value.range,
          message: 'Every environment variable is stored in the task, secrets such as AWS_SECRET_ACCESS_KEY included.',
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
  ],
});
