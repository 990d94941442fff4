import { convert } from '../values/parsers';
import { isOn } from '../values/truth';
import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { ownReadingsOf } from './support/readings';

export default defineRule({
  id: 'cannot-disable',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A false value that ClearML treats as "not set", so that it cannot switch off what clearml.conf has on.',
  why: `The code asks \`variable or configuration\`: a false variable falls through to clearml.conf, and \`true\` there stays
true (executed for the Azure flags, \`clearml_agent/helper/repo.py\`). To switch it off, change the key in clearml.conf.`,
  check(context) {
    for (const setting of context.settings) {
      const { value } = setting;
      const readings = ownReadingsOf(setting, context);
      if (!value?.known || value.text.trim() === '' || readings.length === 0) {
        continue;
      }
      const isIdle = readings.every(reading => {
        const conversion = convert(reading.value.parser, value.text);
        return reading.falseOverridesConf === false && conversion.outcome === 'value' && isOn(conversion) === false;
      });
      if (isIdle) {
        const key = readings.find(reading => reading.confKey)?.confKey;
        context.report({
          at: value.rawRange,
          message: key
            ? `A false value counts as "not set" here: it does not switch off ${key} of clearml.conf.`
            : 'A false value counts as "not set" here: it switches nothing off.',
          fixes: [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=0\n', at: '0', fixed: [''] },
    { host: 'env', bad: 'CLEARML_AGENT_FORCE_UV=No\n', at: 'No', fixed: [''] },
    { host: 'env', bad: 'export CLEARML_BLOCK_PICKLED_ARTIFACTS=False\nB=1', at: 'False', fixed: ['B=1'] },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_CLONE_VERBOSE=0\n' },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_UV=${USE_UV}\n' },
  ],
});
