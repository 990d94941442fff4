import { evidencedReaders } from '../model/evidenced-readers';
import type { EnvReader, Seen, Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { portableEdit, readerTitles, seenKey } from './support/env-readers';

export default defineRule({
  id: 'reader-disagreement',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env'],
  summary: 'Two programs that read this file see different values on this line.',
  why: `There is no standard for env files. An inline comment is part of the value for docker, VS Code and systemd; \`$X\` is
expanded by docker compose and a shell only; quotes stay for docker. Where two readers are known to read the file, a line on
which they disagree is reported, with what each of them sees.`,
  check(context) {
    const readers = evidencedReaders(context);
    if (readers.length < 2) {
      return;
    }
    for (const setting of context.settings) {
      if (!setting.seenBy || setting.target.kind === 'foreign') {
        continue;
      }
      const seen = readers.map(reader => ({ reader, seen: setting.seenBy!(reader) }));
      const isKnown = seen.every(({ seen: { kind } }) => kind === 'value' || kind === 'unset');
      if (isKnown && new Set(seen.map(item => seenKey(item.seen))).size > 1) {
        context.report({
          at: (setting.value ?? { rawRange: setting.nameRange }).rawRange,
          message: `The readers of this file disagree: ${seen.map(item => describe(item, setting)).join('; ')}.`,
          fixes: fixesOf(setting, readers, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_WORKER_ID=gpu # first\n',
      at: 'gpu',
      options: {},
      surroundings: { readers: ['docker', 'compose'] },
      fixed: ['CLEARML_WORKER_ID=gpu\n'],
    },
    {
      host: 'env',
      bad: '# clearml-config: reader=compose,npm-dotenv\nCLEARML_WORKER_ID=gpu#0\n',
      at: 'gpu#0',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_WORKER_ID="a\\nb"\n',
      at: '"a\\nb"',
      surroundings: { readers: ['compose', 'shell'] },
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_WORKER_ID=gpu # first\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID=gpu # first\n', surroundings: { readers: ['compose', 'python-dotenv'] } },
    { host: 'env', good: 'OTHER=gpu # first\n', surroundings: { readers: ['docker', 'compose'] } },
  ],
});

function describe({ reader, seen }: { reader: EnvReader; seen: Seen }, setting: Setting): string {
  if (seen.kind !== 'value') {
    return `${readerTitles[reader]} sees no value`;
  }
  return isSecret(setting)
    ? `${readerTitles[reader]} sees another value`
    : `${readerTitles[reader]} sees ${JSON.stringify(seen.value)}`;
}

function isSecret({ target }: Setting): boolean {
  return target.kind === 'variable' ? target.variable.secret : target.kind !== 'foreign';
}

/** The portable form, if it is what one of the readers sees now. */
function fixesOf(setting: Setting, readers: readonly EnvReader[], context: RuleContext): Fix[] {
  const edit = portableEdit(setting, context.document, readers);
  const isSeen = readers.some(reader => {
    const seen = setting.seenBy!(reader);
    return seen.kind === 'value' && seen.value === setting.value?.text;
  });
  return edit && isSeen ? [{ title: 'Write it in the form that all readers read alike', edits: [edit] }] : [];
}
