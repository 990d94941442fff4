import { evidencedReaders } from '../model/evidenced-readers';
import type { Setting } from '../model/setting';
import { isClearmlName } from '../model/target';
import { defineRule, type RuleContext } from './define-rule';
import { portableEdit, readerTitles } from './support/env-readers';

export default defineRule({
  id: 'env-syntax',
  severity: 'error',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A line with a ClearML variable that the reader of the file rejects or drops.',
  why: `docker rejects the whole file for \`export A=x\` or a blank before the equals sign; python-dotenv drops a line with an
unterminated quote and goes on; VS Code ignores \`export\`. Without knowing who reads the file only lines are reported that
no reader takes.`,
  supersedes: [
    'reader-disagreement',
    'literal-quotes',
    'invalid-value',
    'host-shape',
    'host-role',
    'list-syntax',
    'empty-value',
  ],
  check(context) {
    for (const problem of context.document.syntaxProblems) {
      if (problem.name !== undefined && isClearmlName(problem.name)) {
        context.report({ at: problem.range, message: problem.message });
      }
    }
    for (const setting of context.settings) {
      if (setting.target.kind !== 'foreign') {
        reportRejection(setting, context);
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'export CLEARML_WORKER_ID=gpu\n',
      at: 'export CLEARML_WORKER_ID=gpu',
      options: { envReader: 'docker' },
      fixed: ['CLEARML_WORKER_ID=gpu\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_WORKER_ID = gpu\n',
      at: 'CLEARML_WORKER_ID = gpu',
      options: { envReader: 'docker' },
      fixed: ['CLEARML_WORKER_ID=gpu\n'],
    },
    {
      host: 'env',
      bad: '# clearml-config: reader=vscode\nexport CLEARML_WORKER_ID=gpu\n',
      at: 'export CLEARML_WORKER_ID=gpu',
      fixed: ['# clearml-config: reader=vscode\nCLEARML_WORKER_ID=gpu\n'],
    },
    { host: 'env', good: 'export CLEARML_WORKER_ID=gpu\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID = gpu\n' },
    { host: 'env', good: 'export OTHER=gpu\n', options: { envReader: 'docker' } },
    { host: 'env', good: 'CLEARML_WORKER_ID\n', options: { envReader: 'docker' } },
  ],
});

/** Reports a statement that one of the file's readers rejects, or drops although it has a value. */
function reportRejection(setting: Setting, context: RuleContext): void {
  const readers = evidencedReaders(context);
  for (const reader of readers) {
    const seen = setting.seenBy?.(reader);
    const isDropped = seen?.kind === 'unset' && setting.value !== undefined;
    if (seen?.kind !== 'error' && !isDropped) {
      continue;
    }
    const edit = portableEdit(setting, context.document, readers);
    context.report({
      at: setting.range,
      message:
        seen?.kind === 'error'
          ? `${readerTitles[reader]} rejects this line, and with it the file.`
          : `${readerTitles[reader]} drops this line: ${setting.name} is not set.`,
      fixes: edit ? [{ title: `Write it as NAME=value`, edits: [edit], safe: true }] : [],
    });
    return;
  }
}
