import { evidencedReaders } from '../model/evidenced-readers';
import type { Setting } from '../model/setting';
import { defineRule, type RuleContext } from './define-rule';
import { replaceRawValue } from './support/edits';
import { readerTitles } from './support/env-readers';
import { readingsOf } from './support/readings';
import { verdictOf } from './support/verdict';

export default defineRule({
  id: 'literal-quotes',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env'],
  summary: 'Quotes that the reader of this file keeps, so that ClearML sees them as part of the value.',
  why: `\`docker run --env-file\` takes everything behind the equals sign as it is: \`"https://api.clear.ml"\` arrives with its
quotes, and a boolean \`"true"\` raises in the agent. docker compose, dotenv libraries and shells remove the quotes. The rule
speaks only when it is known who reads the file: from \`clearmlConfig.envFile.reader\`, a comment
\`# clearml-config: reader=docker\` or evidence in the workspace; and never for dynamic variables, whose value is HOCON.`,
  supersedes: ['invalid-value', 'host-shape', 'host-role', 'reader-disagreement', 'list-syntax', 'hosts-incomplete'],
  check(context) {
    const readers = evidencedReaders(context);
    if (readers.length === 0) {
      return;
    }
    for (const setting of context.settings) {
      const { value, target } = setting;
      const quote = value?.quote;
      if (target.kind !== 'variable' || !quote || !setting.seenBy) {
        continue;
      }
      const keeping = readers.find(reader => {
        const seen = setting.seenBy!(reader);
        return seen.kind === 'value' && seen.value.trim().startsWith(quote);
      });
      if (keeping) {
        const inner = innerText(setting, context);
        context.report({
          at: value.rawRange,
          severity: isFatal(setting, quote + inner + quote, inner, context) ? 'error' : 'warning',
          message: `${readerTitles[keeping]} keeps the quotes: they become part of ${setting.name}.`,
          fixes: isClean(inner)
            ? [{ title: 'Remove the quotes', edits: [replaceRawValue(setting, inner)], safe: true }]
            : [],
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_WORKER_ID="gpu:0"\n',
      at: '"gpu:0"',
      severity: 'warning',
      options: { envReader: 'docker' },
      fixed: ['CLEARML_WORKER_ID=gpu:0\n'],
    },
    {
      host: 'env',
      bad: '# clearml-config: reader=docker\nCLEARML_AGENT_FORCE_UV="true"\n',
      at: '"true"',
      severity: 'error',
      fixed: ['# clearml-config: reader=docker\nCLEARML_AGENT_FORCE_UV=true\n'],
    },
    {
      host: 'env',
      bad: "CLEARML_DOCKER_IMAGE='python:3.12 --ipc=host'\n",
      at: "'python:3.12 --ipc=host'",
      surroundings: { readers: ['docker', 'compose'] },
      fixed: ['CLEARML_DOCKER_IMAGE=python:3.12 --ipc=host\n'],
    },
    { host: 'env', good: 'CLEARML_WORKER_ID="gpu:0"\n' },
    { host: 'env', good: 'CLEARML_WORKER_ID="gpu:0"\n', options: { envReader: 'compose' } },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__GIT_PASS="${PASS}"\n', options: { envReader: 'docker' } },
    { host: 'env', good: 'CLEARML_WORKER_ID=gpu:0\nOTHER="x"\n', options: { envReader: 'docker' } },
  ],
});

function innerText(setting: Setting, context: RuleContext): string {
  const { range } = setting.value!;
  return context.document.text.slice(range.start, range.end);
}

/** True when the quotes, and only they, make ClearML fail. */
function isFatal(setting: Setting, quoted: string, inner: string, context: RuleContext): boolean {
  const readings = readingsOf(setting, context);
  return (
    readings.length > 0 &&
    readings.every(({ value }) => verdictOf(value, quoted) === 'fails' && verdictOf(value, inner) !== 'fails')
  );
}

/** True when the text reads the same without quotes. */
function isClean(inner: string): boolean {
  return inner.trim() === inner && !/["'`\r\n]|(?:^|\s)#/.test(inner);
}
