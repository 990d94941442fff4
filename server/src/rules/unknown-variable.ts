import type { Catalogue } from '../catalogue/catalogue';
import { editDistance, nearest, tolerance } from '../text/nearest';
import { defineRule } from './define-rule';
import { renameSetting } from './support/edits';

export default defineRule({
  id: 'unknown-variable',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A name with the prefix CLEARML_ or TRAINS_ that no ClearML program reads.',
  why: `The catalogue holds every name that the agent, the SDK, the server, serving and session read in their code, and the
names that integrations and deployment files use. A name outside of it is ignored by ClearML without a word. It may still
be yours, read by your own scripts: that is why this is only information. Another name is suggested only when it is one slip
of the pen away.`,
  check(context) {
    for (const setting of context.settings) {
      if (setting.target.kind !== 'unknown') {
        continue;
      }
      const suggestion = suggestName(setting.name, context.catalogue);
      const taken = context.settings.some(other => other.name === suggestion);
      context.report({
        at: setting.nameRange,
        message: suggestion
          ? `No ClearML program reads ${setting.name}. Did you mean ${suggestion}?`
          : `No ClearML program reads ${setting.name}.`,
        fixes:
          suggestion && !taken
            ? [{ title: `Rename to ${suggestion}`, edits: [renameSetting(setting, suggestion)] }]
            : [],
      });
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_DEFAULT_OUTPUT_URL=s3://bucket\n',
      at: 'CLEARML_DEFAULT_OUTPUT_URL',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GTI_HOST=git.example.com\n',
      at: 'CLEARML_AGENT_GTI_HOST',
      fixed: ['CLEARML_AGENT_GIT_HOST=git.example.com\n'],
    },
    { host: 'env', bad: 'CLEARML_OUR_TEAM=vision\n', at: 'CLEARML_OUR_TEAM', fixed: [] },
    { host: 'env', bad: 'export CLEARML_OFLINE_MODE=1\n', at: 'CLEARML_OFLINE_MODE', fixed: ['export CLEARML_OFFLINE_MODE=1\n'] },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: 'clearml_api_host=x\nMY_CLEARML_X=1\nDATABASE_URL=postgres://db\n' },
    { host: 'env', good: '# CLEARML_OUR_TEAM=vision\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__DEFAULT_DOCKER__IMAGE=python:3.12\n' },
  ],
});

/**
 * The one name that `name` was meant to be. Names are compared word by word: exactly one word may differ, by a slip of
 * the pen, and must not itself be a word of the catalogue (API_HOST is no slip for WEB_HOST, URL none for URI).
 */
function suggestName(name: string, catalogue: Catalogue): string | undefined {
  const words = name.split('_');
  const vocabulary = vocabularyOf(catalogue);
  const candidates = vocabulary.names.filter(candidate => {
    const other = candidate.split('_');
    if (other.length !== words.length) {
      return candidate.replaceAll('_', '') === name.replaceAll('_', '');
    }
    const differing = words.findIndex((word, index) => word !== other[index]);
    const word = words[differing];
    return (
      word !== undefined &&
      !vocabulary.words.has(word) &&
      words.every((same, index) => index === differing || same === other[index]) &&
      editDistance(word, other[differing]!, tolerance(word.length)) <= tolerance(word.length)
    );
  });
  return candidates.length === 1 ? candidates[0] : nearest(name, candidates);
}

interface Vocabulary {
  readonly names: readonly string[];
  readonly words: ReadonlySet<string>;
}

const vocabularies = new WeakMap<Catalogue, Vocabulary>();

/** Names that a user may write, and every word in them. */
function vocabularyOf(catalogue: Catalogue): Vocabulary {
  let vocabulary = vocabularies.get(catalogue);
  if (!vocabulary) {
    const names = catalogue.variables.map(variable => variable.name);
    vocabulary = {
      names: catalogue.variables
        .filter(variable => variable.primary.setBy !== 'clearml' && variable.name.startsWith('CLEARML_'))
        .map(variable => variable.name),
      words: new Set([...names.flatMap(name => name.split('_')), 'URL', 'URI']),
    };
    vocabularies.set(catalogue, vocabulary);
  }
  return vocabulary;
}
