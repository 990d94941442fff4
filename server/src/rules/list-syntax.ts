import type { VariableReading } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { convert } from '../values/parsers';
import { shlexSplit } from '../values/shlex';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { ownReadingsOf } from './support/readings';
import { setValue } from './support/set-value';

export default defineRule({
  id: 'list-syntax',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A list in a form that ClearML does not split: unbalanced quotes, a JSON list, commas.',
  why: `These variables are split as a shell splits words (\`shlex.split\`): blanks separate, quotes group. A quote without its
partner raises \`ValueError: No closing quotation\`; a JSON list such as \`["--a", "--b"]\` (which old pages of ClearML's
documentation show) becomes the words \`[--a,\` and \`--b]\`; a comma is part of a word.`,
  supersedes: ['invalid-value'],
  check(context) {
    for (const setting of context.settings) {
      const readings = ownReadingsOf(setting, context);
      const { value } = setting;
      const isWords =
        readings.length > 0 && readings.every(({ value: { kind } }) => kind === 'words' || kind === 'regex-list');
      if (!isWords || !value?.known || value.text.trim() === '') {
        continue;
      }
      const failing = readings.find(
        reading => convert('environment-config-list', value.text).outcome === 'raises' && reading,
      );
      if (failing) {
        context.report({
          at: value.rawRange,
          severity: failing.value.invalid.effect === 'replaced' ? 'warning' : 'error',
          message: `The quotes in this list of words are not balanced. ${failing.value.invalid.text}`,
        });
        continue;
      }
      if (hasBrokenExpression(value.text, readings)) {
        context.report({
          at: value.rawRange,
          severity: 'error',
          message: `A word of this list is no regular expression. ${readings[0]!.value.invalid.text}`,
        });
        continue;
      }
      const words = jsonWords(value.text) ?? commaWords(value.text) ?? commaNames(setting, value.text);
      if (words) {
        context.report({
          at: value.rawRange,
          message: `${setting.name} is split at blanks, as a shell does it: commas and brackets become part of the words.`,
          fixes: asWords(setting, words, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_EXTRA_PIP_INSTALL_FLAGS=["--no-cache-dir", "--pre"]\n',
      at: '["--no-cache-dir", "--pre"]',
      severity: 'warning',
      fixed: ['CLEARML_EXTRA_PIP_INSTALL_FLAGS=--no-cache-dir --pre\n'],
    },
    {
      host: 'env',
      bad: "CLEARML_AGENT_EXTRA_DOCKER_ARGS=--env X='a b\n",
      at: "--env X='a b",
      severity: 'error',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=--ipc=host,--network=host\n',
      at: '--ipc=host,--network=host',
      severity: 'warning',
      fixed: ['CLEARML_AGENT_EXTRA_DOCKER_ARGS=--ipc=host --network=host\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV=HF_TOKEN, WANDB_API_KEY\n',
      at: 'HF_TOKEN, WANDB_API_KEY',
      severity: 'warning',
      fixed: ['CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV=HF_TOKEN WANDB_API_KEY\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_DOCKER_ARGS_FILTERS=^--env$ ^-(e\n',
      at: '^--env$ ^-(e',
      severity: 'error',
      options: { envReader: 'docker' },
      fixed: [],
    },
    {
      host: 'env',
      good: 'CLEARML_AGENT_DOCKER_ARGS_FILTERS=^--env$ ^(?P<e>-e)$\n',
      options: { envReader: 'docker' },
    },
    { host: 'env', good: 'CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV=HF_TOKEN WANDB_API_KEY\n' },
    { host: 'env', good: 'CLEARML_EXTRA_PIP_INSTALL_FLAGS=--no-cache-dir --pre\n' },
    { host: 'env', good: 'CLEARML_EXTRA_PIP_INSTALL_FLAGS="--no-cache-dir --pre"\n' },
    { host: 'env', good: "CLEARML_AGENT_EXTRA_DOCKER_ARGS=--mount 'type=bind,source=/a,target=/b' -v /x:/y\n" },
    { host: 'env', good: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=--gpus device=0,1\n' },
    { host: 'env', good: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=${ARGS}\n' },
  ],
});

/** True for a word that no dialect of regular expressions takes; what only Python knows is left alone. */
function hasBrokenExpression(text: string, readings: readonly VariableReading[]): boolean {
  return (
    readings.every(({ value }) => value.kind === 'regex-list') &&
    shlexSplit(text).words.some(({ value }) => !/\(\?|[*+?}]\+|\{,/.test(value) && !isExpression(value))
  );
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text) !== undefined;
  } catch {
    return false;
  }
}

/** The items of a JSON list of texts and numbers; `undefined` for anything else. */
function jsonWords(text: string): string[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']')) {
    return undefined;
  }
  try {
    const items: unknown = JSON.parse(trimmed.replaceAll("'", '"'));
    const scalars = Array.isArray(items) && items.every(item => typeof item === 'string' || typeof item === 'number');
    return scalars ? items.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** The parts of `--a,--b` or `--a, --b`: every part is an option, so the commas can only be meant to separate. */
function commaWords(text: string): string[] | undefined {
  const parts = text.split(',').map(part => part.trim());
  return parts.length > 1 && parts.every(part => /^--?[A-Za-z]\S*$/.test(part)) ? parts : undefined;
}

/** The parts of `A,B` where names of variables belong: such a name has no comma. */
function commaNames({ target }: Setting, text: string): string[] | undefined {
  const isNames = target.kind === 'variable' && target.variable.name === 'CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV';
  const parts = text.split(/[\s,;]+/).filter(part => part !== '');
  return isNames && /[,;]/.test(text) && parts.length > 0 && parts.every(part => /^[A-Za-z_]\w*$/.test(part))
    ? parts
    : undefined;
}

function asWords(setting: Setting, words: readonly string[], context: RuleContext): Fix[] {
  const simple = words.every(word => /^[^\s'"\\`$]+$/.test(word));
  if (!simple || context.document.host !== 'env') {
    return [];
  }
  return setValue('Write it as words', setting, words.join(' '), context);
}
