import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { resolveCompletion, withoutSnippets } from '../../../server/src/features/completion';
import { confBlocks } from '../../../server/src/features/conf/completion/blocks';
import { parseHocon } from '../../../server/src/syntax/hocon/parser';
import { accept, completionAt, itemAt, labelsAt } from './at';

describe('completion of values in a clearml.conf', () => {
  it.each([
    ['a boolean', 'agent.debug: |', 'true', 'agent.debug: true'],
    ['a begun boolean', 'agent.debug: fa|', 'false', 'agent.debug: false'],
    ['a boolean in quotes', 'agent.debug: "tr|ue"', 'true', 'agent.debug: true'],
    ['an enum', 'agent.package_manager.type: |', 'uv', 'agent.package_manager.type: uv'],
    ['an enum before a comment', 'agent.package_manager.type: | # c', 'uv', 'agent.package_manager.type: uv # c'],
    ['an enum in quotes', 'agent.package_manager.type: "u|"', 'uv', 'agent.package_manager.type: "uv"'],
    ['an enum in an open quote', 'agent.package_manager.type: "u|\n', 'uv', 'agent.package_manager.type: "uv"\n'],
    [
      'a value before a line',
      'agent {\n  debug: |\n  worker_id: a\n}',
      'true',
      'agent {\n  debug: true\n  worker_id: a\n}',
    ],
    ['a default', 'agent.venvs_dir = |', '~/.clearml/venvs-builds', 'agent.venvs_dir = ~/.clearml/venvs-builds'],
    ['a text that a number would be', 'agent.cuda_version: |', '12.1', 'agent.cuda_version: "12.1"'],
    [
      'a size',
      'sdk.storage.cache.disk_space_file_size_strategy.size.min_free_bytes: |',
      '10GB',
      'sdk.storage.cache.disk_space_file_size_strategy.size.min_free_bytes: "10GB"',
    ],
    [
      'an entry of a list',
      'agent.extra_docker_arguments: [|]',
      '--ipc=host',
      'agent.extra_docker_arguments: ["--ipc=host"]',
    ],
    [
      'a server beside another',
      'api.web_server: http://a:8080\napi.api_server: |',
      'http://a:8008',
      'api.web_server: http://a:8080\napi.api_server: http://a:8008',
    ],
    ['a comment', '# agent.debug: |', 'true', '# agent.debug: true'],
  ])('writes %s', (_, marked, label, expected) => {
    expect(accept(marked, label)).toBe(expected);
  });

  it('replaces a value', () => {
    const options = { replace: true };
    expect(accept('agent.package_manager.type: p|ip', 'poetry', options)).toBe('agent.package_manager.type: poetry');
    expect(accept('agent.package_manager.type: "p|ip"', 'poetry', options)).toBe(
      'agent.package_manager.type: "poetry"',
    );
  });

  it('works in a line that is swallowed', () => {
    expect(accept('agent {\n  git_user:\n  debug: |true\n}', 'false', { replace: true })).toContain('  debug: false\n');
    expect(labelsAt('agent {\n  git_user: \n  worker_name: ${|\n}')).toContain('CLEARML_WORKER_NAME');
  });

  it('never offers yes and no', () => {
    expect(labelsAt('agent.debug: |')).toEqual(['true', 'false']);
    expect(itemAt('agent.debug: |', 'false')?.preselect).toBe(true);
  });

  it('completes no secret', () => {
    expect(labelsAt('agent.git_pass: |')).toEqual([]);
    expect(labelsAt('api.credentials.access_key: "|"')).toEqual([]);
    expect(labelsAt('environment.TOKEN: |')).toEqual([]);
  });

  it.each([
    [
      'the variable of the key',
      'agent.worker_name: ${|',
      'CLEARML_WORKER_NAME',
      'agent.worker_name: ${?CLEARML_WORKER_NAME}',
    ],
    ['a closed one', 'agent.worker_name: ${|}', 'HOME', 'agent.worker_name: ${?HOME}'],
    [
      'an optional one',
      'agent.worker_name: ${?CL|}',
      'CLEARML_WORKER_NAME',
      'agent.worker_name: ${?CLEARML_WORKER_NAME}',
    ],
    ['a dollar alone', 'agent.worker_name: $|', 'HOME', 'agent.worker_name: ${?HOME}'],
    [
      'a key of the file',
      'base: /x\nagent.venvs_dir: ${ba|',
      'base',
      'base: /x\nagent.venvs_dir: ${base}',
      'agent.debug: true\n',
    ],
    ['behind text', 'agent.venvs_dir: /x/${US|', 'USER', 'agent.venvs_dir: /x/${?USER}'],
    ['in a list', 'agent.extra_docker_arguments: [${|]', 'HOME', 'agent.extra_docker_arguments: [${?HOME}]'],
  ])('completes a substitution: %s', (_, marked, label, expected, before = '') => {
    expect(accept(before + marked, label)).toBe(before + expected);
  });

  it('offers the variable of the key first, and no cycle', () => {
    const { items } = completionAt('agent.git_user: x\nagent.worker_name: ${|');
    const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(item => item.label);
    expect(sorted[0]).toBe('CLEARML_WORKER_NAME');
    expect(sorted).toContain('agent.git_user');
    expect(sorted).not.toContain('agent.worker_name');
    expect(labelsAt('agent.worker_name: "${|"')).toEqual([]);
  });

  it('has blocks where they fit', () => {
    expect(labelsAt('|')).toEqual(expect.arrayContaining(['New clearml.conf (SDK)', 'New clearml.conf (agent)']));
    expect(labelsAt('agent { }\n|')).not.toContain('New clearml.conf (SDK)');
    expect(labelsAt('sdk {\n |\n}')).toContain('MinIO credentials');
    expect(accept('sdk { aws {\n  |\n} }', 'MinIO credentials')).toContain('s3.credentials: [\n');
    expect(labelsAt('sdk.aws.s3.credentials: []\n|')).not.toContain('MinIO credentials');
    expect(labelsAt('sdk.aws.s3.credentials: [|]')).toEqual(['S3 bucket', 'MinIO server', '{ … }']);
    expect(labelsAt('agent {\n |\n}')).toEqual(
      expect.arrayContaining(['Install packages with uv', 'Default image and its arguments']),
    );
  });

  it('has blocks that the dialect reads and keys that the catalogue knows', () => {
    for (const { path, body } of confBlocks) {
      const item = { label: '', textEditText: body.map(line => line.replace(/^>+/, '')).join('\n') };
      const text = withoutSnippets({ isIncomplete: false, items: [item] }).items[0]!.textEditText!;
      const file = path?.endsWith('[]') ? `${path.slice(0, -2)}: [${text}]` : `${path ?? ''}${text}`;
      expect(parseHocon(file).problems, file).toEqual([]);
    }
  });

  it('documents the item that is looked at', () => {
    const catalogue = createCatalogue();
    const documented = (marked: string, label: string) => {
      const { itemDefaults } = completionAt(marked);
      const item = resolveCompletion({ data: itemDefaults?.data, ...itemAt(marked, label)! }, catalogue);
      return (item.documentation as { value: string } | undefined)?.value;
    };
    expect(documented('agent { | }', 'git_user')).toContain('CLEARML_AGENT_GIT_USER');
    expect(documented('agent.package_manager.type: |', 'uv')).toContain('uv.lock');
    expect(documented('|', 'New clearml.conf (SDK)')).toContain('access_key: "<access-key>"');
    expect(documented('agent.worker_name: ${|', 'CLEARML_WORKER_NAME')).toContain('CLEARML_WORKER_NAME');
  });
});
