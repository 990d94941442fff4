import { seenBy } from '../model/env-value';
import { evidencedReaders } from '../model/evidenced-readers';
import type { EnvReader, Setting } from '../model/setting';
import { isClearmlName } from '../model/target';
import { defineRule, type Fix, type RuleContext } from './define-rule';
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
        reportBlanks(setting, context);
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
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_WEB_HOST = https://app.clear.ml\n',
      at: 'CLEARML_WEB_HOST = https://app.clear.ml',
      fixed: ['FROM a\nENV CLEARML_WEB_HOST=https://app.clear.ml\n'],
    },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_WEB_HOST https://app.clear.ml\n' },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=--ipc=host -v /a:/b\n',
      at: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=--ipc=host -v /a:/b',
      options: { envReader: 'shell' },
      fixed: ['CLEARML_AGENT_EXTRA_DOCKER_ARGS="--ipc=host -v /a:/b"\n'],
    },
    { host: 'env', good: 'export CLEARML_WORKER_ID=gpu\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID = gpu\n' },
    { host: 'env', good: 'export OTHER=gpu\n', options: { envReader: 'docker' } },
    { host: 'env', good: 'CLEARML_WORKER_ID\n', options: { envReader: 'docker' } },
  ],
});

/** `ENV NAME = value`: the old form without an equals sign, whose value begins behind the first blank. */
function reportBlanks({ host, name, nameRange, range, value }: Setting, context: RuleContext): void {
  const written = value && host === 'dockerfile' ? context.document.text.slice(nameRange.end, value.rawRange.end) : '';
  const [, rest] = /^[ \t]+=[ \t]+(\S.*)$/.exec(written) ?? [];
  if (value && rest !== undefined) {
    const start = value.rawRange.end - rest.length;
    const edits = [{ range: { start: nameRange.end, end: start }, newText: '=' }];
    context.report({
      at: { start: range.start, end: value.rawRange.end },
      message: `Docker takes everything behind the name for the value of ${name}, the equals sign included.`,
      fixes: /^(?:[^\s"'\\]+|"[^"\\]*"|'[^'\\]*')$/.test(rest)
        ? [{ title: 'Write it as NAME=value', edits, safe: true }]
        : [],
    });
  }
}

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
    const inQuotes = edit ? [] : quotedFix(setting, readers, context);
    context.report({
      at: setting.range,
      message:
        seen?.kind === 'error'
          ? `${readerTitles[reader]} rejects this line, and with it the file.`
          : `${readerTitles[reader]} drops this line: ${setting.name} is not set.`,
      fixes: edit ? [{ title: `Write it as NAME=value`, edits: [edit], safe: true }] : inQuotes,
    });
    return;
  }
}

/** Quotes around a value with blanks, for a shell, which takes the second word for a command. */
function quotedFix({ value, nameRange }: Setting, readers: readonly EnvReader[], { document }: RuleContext): Fix[] {
  const written = value && document.text.slice(value.range.start, value.range.end).trimEnd();
  const isBare = value && !value.quote && document.text.slice(nameRange.end, value.range.start) === '=';
  if (!written || !isBare || /["`$\\!\r\n]/.test(written)) {
    return [];
  }
  const end = value.range.start + written.length;
  const line = document.lines.fullLineRange(document.lines.lineAt(nameRange.start));
  const before = document.text.slice(line.start, value.range.start);
  const statement = `${before}"${written}"${document.text.slice(end, Math.max(end, line.end))}`;
  const isTaken = readers.every(reader => {
    const seen = seenBy(reader, statement);
    return seen.kind === 'value' && seen.value === written;
  });
  const insert = (offset: number) => ({ range: { start: offset, end: offset }, newText: '"' });
  return isTaken
    ? [{ title: 'Put the value in quotes', edits: [insert(value.range.start), insert(end)], safe: true }]
    : [];
}
