import { defineRule } from './define-rule';
import { readingsOf } from './support/readings';

export default defineRule({
  id: 'shell-special',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A character in a git password that bash interprets on its way to git.',
  why: `On Linux the agent puts the password between double quotes into a bash command (executed): \`$\`, a backtick and a
backslash are interpreted there, and git gets another password. Choose one without these characters; a personal access
token has none.`,
  check(context) {
    for (const setting of context.settings) {
      const { value } = setting;
      const isInterpreted = readingsOf(setting, context).some(reading => reading.shellInterpreted);
      if (isInterpreted && value?.known && /[$`\\]/.test(value.text)) {
        context.report({
          at: value.rawRange,
          message: `The agent hands ${setting.name} to bash between double quotes: the dollar sign, backtick or backslash in it is interpreted there, and git gets another value.`,
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: "CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS='fake$$pass'\n",
      at: "'fake$$pass'",
      fixed: [],
    },
    { host: 'env', bad: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=fake\\pass\n', at: 'fake\\pass', fixed: [] },
    { host: 'env', bad: "CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS='fake`x`'\n", at: "'fake`x`'", fixed: [] },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=fake-pass\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${GIT_TOKEN}\n' },
    { host: 'env', good: 'OTHER_PASS=fake\\pass\n' },
  ],
});
