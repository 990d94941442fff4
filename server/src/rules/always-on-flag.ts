import { convert } from '../values/parsers';
import { isOn } from '../values/truth';
import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { ownReadingsOf } from './support/readings';
import { meantBoolean } from './support/verdict';

export default defineRule({
  id: 'always-on-flag',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A word for "no" in a variable that is on for any text that is not empty.',
  why: `\`CLEARML_DOCKER_SKIP_GPUS_FLAG\`, \`CLEARML_AGENT_NO_UPDATE\` and others are only tested for presence (Python
\`bool()\` of a text, shell \`[ -n "$X" ]\`): \`0\`, \`false\` and \`no\` switch them **on**. The only way to have them off is
not to set them.`,
  supersedes: ['cannot-disable'],
  check(context) {
    for (const setting of context.settings) {
      const { value } = setting;
      if (!value?.known || meantBoolean(value.text) !== false) {
        continue;
      }
      const readings = ownReadingsOf(setting, context).filter(
        ({ value: { kind } }) => kind === 'bool' || kind === 'flag',
      );
      const isAlwaysOn =
        readings.length > 0 &&
        readings.length === ownReadingsOf(setting, context).length &&
        readings.every(reading => isOn(convert(reading.value.parser, value.text)) === true);
      if (isAlwaysOn) {
        context.report({
          at: value.rawRange,
          message: `This switches ${setting.name} on: any text counts as yes. Leave the variable out to have it off.`,
          fixes: [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)], safe: true }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'A=1\nCLEARML_DOCKER_SKIP_GPUS_FLAG=0\n', at: '0', fixed: ['A=1\n'] },
    { host: 'env', bad: 'CLEARML_AGENT_NO_UPDATE=false\n', at: 'false', fixed: [''] },
    { host: 'env', bad: 'CLEARML_OFFLINE_MODE=none\n', at: 'none', fixed: [''] },
    { host: 'env', good: 'CLEARML_DOCKER_SKIP_GPUS_FLAG=1\n' },
    { host: 'env', good: 'CLEARML_DOCKER_SKIP_GPUS_FLAG=\n' },
    { host: 'env', good: 'CLEARML_OFFLINE_MODE=0\n' },
    { host: 'env', good: '# CLEARML_AGENT_NO_UPDATE=0\n' },
  ],
});
