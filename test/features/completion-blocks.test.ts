import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { forClient, resolveCompletion } from '../../server/src/features/completion';
import { blocks } from '../../server/src/features/completion/snippets';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { runRules } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { accept, completionAt, itemAt, labelsAt } from '../support/cursor';

const catalogue = createCatalogue();
const noSnippets = { snippets: false, itemDefaults: true, insertReplace: true };

describe('blocks', () => {
  it.each(blocks.map(block => block.id))(
    '%s has known names and nothing that the rules call an error or a warning',
    id => {
      const block = blocks.find(other => other.id === id)!;
      const text = `${block.lines.map(({ name, value }) => `${name}=${value}`).join('\n')}\n`;
      const document = buildEnvModel('file:///w/.env', text, catalogue, { envrc: false, reader: undefined });
      expect(document.settings.every(setting => setting.target.kind === 'variable')).toBe(true);
      const surroundings = { ...unknownSurroundings, repository: 'committed' as const };
      const problems = runRules(rules, { document, catalogue, options: defaultOptions, surroundings });
      expect(
        problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ message }) => message),
      ).toEqual([]);
    },
  );

  it('are written as lines with places to fill in', () => {
    expect(accept('|', 'ClearML agent: Azure DevOps with PAT')).toBe(
      [
        'CLEARML_AGENT_GIT_HOST=${1:dev.azure.com}',
        'CLEARML_AGENT_GIT_USER=${2:git}',
        'CLEARML_AGENT_GIT_PASS=${3:<personal-access-token>}',
        'CLEARML_AGENT_GIT_USE_AZURE_PAT=1',
      ].join('\n'),
    );
    expect(accept('|', 'ClearML SDK: offline', { uri: 'file:///w/.envrc' })).toMatch(/^export .*\nexport /);
  });

  it('are left out where the file sets a part of them, in comments and behind export', () => {
    const snippets = (marked: string) => labelsAt(marked).filter(label => label.startsWith('ClearML '));
    expect(snippets('|')).toHaveLength(blocks.length);
    expect(snippets('CLEARML_AGENT_GIT_USER=me\n|').some(label => label.includes('Azure'))).toBe(false);
    expect(snippets('# CLEARML_|')).toEqual([]);
    expect(snippets('export CLEARML_|')).toEqual([]);
  });
});

describe('resolving', () => {
  it('adds the documentation of a name, a value, a block and a dynamic name', () => {
    const resolve = (marked: string, label: string) => {
      const list = completionAt(marked);
      const item = itemAt(marked, label)!;
      const resolved = resolveCompletion({ data: list.itemDefaults!.data, ...item }, catalogue);
      return (resolved.documentation as { value: string }).value;
    };
    expect(resolve('CLEARML_|', 'CLEARML_AGENT_FORCE_UV')).toContain('Installs packages with uv');
    expect(resolve('TRAINS_|', 'TRAINS_API_HOST')).toContain('deprecated');
    expect(resolve('CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|', 'pip')).toContain('CUDA');
    expect(resolve('|', blocks[0]!.label)).toContain('CLEARML_API_HOST');
    expect(resolve('CLEARML_AGENT__AGENT__|', 'CLEARML_AGENT__AGENT__GIT_USER')).toContain('agent.git_user');
  });

  it('leaves an item of somebody else alone', () => {
    const item = { label: 'x', data: 1 };
    expect(resolveCompletion(item, catalogue)).toBe(item);
  });
});

describe('editors that can do less', () => {
  it('get plain text instead of snippets', () => {
    const text = (label: string) =>
      forClient(completionAt('CLEARML_|'), noSnippets).items.find(item => item.label === label)?.textEditText;
    expect(text('CLEARML_AGENT_FORCE_UV')).toBe('CLEARML_AGENT_FORCE_UV=1');
    expect(text('CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT')).toBe('CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT=180');
    expect(text('CLEARML_WORKER_NAME')).toBe('CLEARML_WORKER_NAME=');
    const leftovers = forClient(completionAt('CLEARML_|'), noSnippets).items.filter(item =>
      /\$\{|\$\d/.test(item.textEditText!),
    );
    expect(leftovers).toEqual([]);
  });

  it('get all in each item without item defaults', () => {
    const list = forClient(completionAt('CLEARML_|'), { snippets: true, itemDefaults: false, insertReplace: false });
    expect(list.itemDefaults).toBeUndefined();
    expect(list.items.every(item => item.textEdit && 'range' in item.textEdit && item.data)).toBe(true);
  });
});
