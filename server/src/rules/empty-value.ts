import { isBuildArgument } from '../model/dockerfile-setting';
import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { isExampleFile } from './support/placeholders';
import { ownReadingsOf } from './support/readings';

export default defineRule({
  id: 'empty-value',
  severity: 'hint',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'An empty value: the same as no line at all for ClearML, and a crash for a few variables.',
  why: `ClearML takes an empty variable for "not set": the next name, clearml.conf or the default is used, so an empty value
clears nothing. A few variables are read differently and fail: an empty \`CLEARML_API_DEFAULT_REQ_METHOD\` raises while
\`clearml\` is imported (executed). In an example file (\`.env.example\`) an empty value is the place to fill in, and only those are reported.`,
  check(context) {
    for (const setting of context.settings) {
      if (isBuildArgument(setting)) {
        continue;
      }
      const { value } = setting;
      if (value?.text !== '' || !value.known) {
        continue;
      }
      const readings = ownReadingsOf(setting, context);
      const failing = readings.find(reading => reading.value.empty.effect === 'fails');
      const isUnset = readings.every(({ value: { empty } }) => empty.effect === 'unset' || empty.effect === 'flag-off');
      if (!failing && (readings.length === 0 || !isUnset || isExampleFile(context.document))) {
        continue;
      }
      context.report({
        at: setting.nameRange,
        severity: failing ? 'error' : 'hint',
        message: failing
          ? `${setting.name} must not be empty. ${failing.value.empty.text}`
          : `ClearML takes an empty ${setting.name} for "not set".`,
        tags: failing ? [] : ['unnecessary'],
        fixes: [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }],
      });
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_WORKER_ID=\n', at: 'CLEARML_WORKER_ID', severity: 'hint', fixed: [''] },
    { host: 'env', bad: 'CLEARML_CACHE_DIR=""\n', at: 'CLEARML_CACHE_DIR', severity: 'hint', fixed: [''] },
    {
      host: 'env',
      bad: 'CLEARML_API_DEFAULT_REQ_METHOD=\n',
      at: 'CLEARML_API_DEFAULT_REQ_METHOD',
      severity: 'error',
      fixed: [''],
    },
    { host: 'env', good: 'CLEARML_WORKER_ID=gpu:0\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID=${ID}\n' },
    { host: 'env', good: '# CLEARML_WORKER_ID=\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID=\n', file: '.env.example' },
    { host: 'env', good: 'OTHER=\n' },
  ],
});
