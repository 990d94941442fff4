import { defineRule } from './define-rule';
import { renameFixes } from './support/edits';

export default defineRule({
  id: 'deprecated-name',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A TRAINS_ name from before ClearML got its name.',
  why: `ClearML still looks up the old \`TRAINS_*\` name where it declares one, after the \`CLEARML_*\` name, so that the new
name wins when both are set. Newer variables have no old name at all. Use the new name.`,
  check(context) {
    for (const setting of context.settings) {
      if (setting.target.kind !== 'variable' || setting.target.alias !== 'deprecated') {
        continue;
      }
      const { name } = setting.target.variable;
      context.report({
        at: setting.nameRange,
        message: `${setting.name} is the old name of ${name}, which ClearML looks up first.`,
        tags: ['deprecated'],
        fixes: renameFixes(`Rename to ${name}`, setting, name, context, true),
      });
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'TRAINS_API_HOST=https://api.clear.ml\n',
      at: 'TRAINS_API_HOST',
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    {
      host: 'env',
      bad: 'export TRAINS_WORKER_NAME=gpu',
      at: 'TRAINS_WORKER_NAME',
      fixed: ['export CLEARML_WORKER_NAME=gpu'],
    },
    {
      host: 'env',
      bad: 'TRAINS_CACHE_DIR="/cache"\r\n',
      at: 'TRAINS_CACHE_DIR',
      fixed: ['CLEARML_CACHE_DIR="/cache"\r\n'],
    },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: '# TRAINS_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: 'CLEARML_WORKER_NAME=a\nTRAINS_WORKER_NAME=b\n' },
  ],
});
