import { familyOf } from '../catalogue/components';
import { defineRule } from './define-rule';
import { ownReadingsOf } from './support/readings';
import { isBefore, targetVersionOf } from './support/versions';

export default defineRule({
  id: 'newer-than-target',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A variable that came with a later release than the one that the files are for.',
  why: `With \`clearmlConfig.targetVersion\` (or \`--target-version\`) set, a variable that the release does not have yet is
reported: ClearML ignores it without a word. The release is the first tag of the source code that has the name.`,
  check(context) {
    for (const setting of context.settings) {
      const readings = ownReadingsOf(setting, context);
      const newer = readings.filter(({ since, component }) => {
        const target = targetVersionOf(familyOf(component), context.options.target);
        return since !== undefined && target !== undefined && isBefore(target, since);
      });
      const [first] = newer;
      if (first && newer.length === readings.length) {
        const target = targetVersionOf(familyOf(first.component), context.options.target);
        context.report({
          at: setting.nameRange,
          message: `${setting.name} came with ${first.since}; release ${target} ignores it.`,
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n',
      at: 'CLEARML_AGENT_GIT_USE_AZURE_PAT',
      options: { target: { agent: '2.0.2' } },
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_UV=1\n',
      at: 'CLEARML_AGENT_FORCE_UV',
      options: { target: { agent: '1.9.3rc0' } },
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_SNUG_ENABLED=1\n',
      at: 'CLEARML_AGENT_SNUG_ENABLED',
      options: { target: { agent: '1.0' } },
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n', options: { target: { agent: '2.0.3' } } },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n', options: { target: { sdk: '1.0' } } },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n' },
  ],
});
