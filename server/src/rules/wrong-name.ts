import { isBuildArgument } from '../model/dockerfile-setting';
import { defineRule } from './define-rule';
import { renameFixes } from './support/edits';

export default defineRule({
  id: 'wrong-name',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'A name that people take for a ClearML variable and that nothing reads.',
  why: `ClearML ignores a name that it does not know without a word, so \`CLEARML_ACCESS_KEY\` ends in "ClearML is not
configured" although the key is there. The list is curated: names seen in real files, each checked to be read by no
ClearML program, with the name that was meant.`,
  supersedes: ['unknown-variable'],
  check(context) {
    for (const setting of context.settings) {
      const wrong =
        setting.target.kind === 'unknown' && !isBuildArgument(setting)
          ? context.catalogue.wrongName(setting.name)
          : undefined;
      if (!wrong) {
        continue;
      }
      context.report({
        at: setting.nameRange,
        message: `Nothing reads ${setting.name}. ${wrong.text}`,
        fixes: renameFixes(`Rename to ${wrong.instead}`, setting, wrong.instead, context, true),
      });
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_API_SECRET_KEY=${SECRET}\nCLEARML_ACCESS_KEY=FAKEKEY\n',
      at: 'CLEARML_ACCESS_KEY',
      fixed: ['CLEARML_API_SECRET_KEY=${SECRET}\nCLEARML_API_ACCESS_KEY=FAKEKEY\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_SERVER=https://api.clear.ml\n',
      at: 'CLEARML_API_SERVER',
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_QUEUES=a\nCLEARML_AGENT_QUEUE=gpu\n',
      at: 'CLEARML_AGENT_QUEUE',
      occurrence: 1,
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_API_ACCESS_KEY=FAKEKEY\n' },
    { host: 'env', good: '# CLEARML_ACCESS_KEY=FAKEKEY\n' },
    { host: 'env', good: 'ACCESS_KEY=FAKEKEY\nMY_CLEARML_ACCESS_KEY=x\n' },
  ],
});
