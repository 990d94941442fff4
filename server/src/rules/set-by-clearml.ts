import { isBuildArgument } from '../model/dockerfile-setting';
import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';

export default defineRule({
  id: 'set-by-clearml',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A variable that ClearML sets itself for the processes that it starts.',
  why: `The agent gives \`CLEARML_TASK_ID\`, \`CLEARML_VENV_PATH\` and others to the processes that it starts, and the SDK marks
its sub-processes with \`CLEARML_PROC_MASTER_ID\`. A value in a file is overwritten, or makes a program believe that it runs
inside a task.`,
  check(context) {
    for (const setting of context.settings) {
      if (isBuildArgument(setting)) {
        continue;
      }
      // One program sets what another one takes from its user: only what all of them set is no business of a file.
      const readings =
        setting.target.kind === 'variable' && !setting.target.isShared ? setting.target.variable.readings : [];
      if (
        setting.value?.text.trim() !== '' &&
        readings.length > 0 &&
        readings.every(({ setBy }) => setBy === 'clearml')
      ) {
        context.report({
          at: setting.nameRange,
          message: `ClearML sets ${setting.name} itself for the processes that it starts.`,
          fixes: [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_TASK_ID=abc\nB=1\n', at: 'CLEARML_TASK_ID', fixed: ['B=1\n'] },
    { host: 'env', bad: 'CLEARML_VENV_PATH=/venv\n', at: 'CLEARML_VENV_PATH', fixed: [''] },
    { host: 'env', bad: 'CLEARML_PROC_MASTER_ID=1:abc\n', at: 'CLEARML_PROC_MASTER_ID', fixed: [''] },
    { host: 'env', good: 'CLEARML_WORKER_ID=gpu:0\n' },
    { host: 'env', good: '# CLEARML_TASK_ID=abc\n' },
    { host: 'env', good: 'CLEARML_AGENT_SKIP_PYTHON_ENV_INSTALL=1\n' },
  ],
});
