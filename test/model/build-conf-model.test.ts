import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { buildConfModel } from '../../server/src/model/build-conf-model';
import type { Setting } from '../../server/src/model/setting';
import { hostOf } from '../../server/src/workspace/host-of';

const catalogue = createCatalogue();
const build = (text: string, name = 'clearml.conf') => buildConfModel(`file:///w/${name}`, text, catalogue);

function pathOf({ target }: Setting): string {
  return target.kind === 'key' ? target.path : target.kind;
}

function only(text: string, path: string): Setting {
  const found = build(text).settings.filter(setting => pathOf(setting) === path);
  expect(found).toHaveLength(1);
  return found[0]!;
}

test('a setting for each field at any depth, dotted or nested, quoted or not', () => {
  const text = 'agent { git { extra_credentials: [ { user: a }, { "user" = b } ] } }\napi.http.retries.total = 5';
  expect(build(text).settings.map(pathOf)).toEqual([
    'agent',
    'agent.git',
    'agent.git.extra_credentials',
    'agent.git.extra_credentials[].user',
    'agent.git.extra_credentials[].user',
    'api.http.retries.total',
  ]);
});

test('ranges: the last segment without quotes, the value inside of its quotes, the field', () => {
  const text = 'api { "credentials" { "access_key" = "K" } }';
  const setting = only(text, 'api.credentials.access_key');
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(setting.name).toBe('access_key');
  expect(slice(setting.nameRange)).toBe('access_key');
  expect(slice(setting.value!.range)).toBe('K');
  expect(slice(setting.value!.rawRange)).toBe('"K"');
  expect(slice(setting.range)).toBe('"access_key" = "K"');
});

test('entries of a list are seen apart', () => {
  const { settings } = build('sdk.aws.s3.credentials: [{ bucket: a }, { bucket: b }]\n');
  const scopes = settings.filter(({ name }) => name === 'bucket').map(({ scope }) => scope);
  expect(new Set(scopes).size).toBe(2);
  expect(scopes).not.toContain('file');
});

describe('values as the dialect types them', () => {
  test.each([
    ['3.10', { kind: 'number', value: 3.1 }, '3.1'],
    ['007', { kind: 'number', value: 7 }, '7'],
    ['True', { kind: 'boolean', value: true }, 'true'],
    ['yes', { kind: 'string', value: 'yes' }, 'yes'],
    ['"false"', { kind: 'string', value: 'false' }, 'false'],
    ['null', { kind: 'null', value: null }, ''],
    ['a b  c', { kind: 'string', value: 'a b  c' }, 'a b  c'],
    ['true x', { kind: 'string', value: 'Truex' }, 'Truex'],
    ['"a\\tb\\d"', { kind: 'string', value: 'a\tb\\d' }, 'a\tb\\d'],
    ['"""x\ny"""', { kind: 'string', value: 'x\ny' }, 'x\ny'],
    ['10 s', { kind: 'string', value: '10 s' }, '10 s'],
    ['[]', { kind: 'list', isEmpty: true }, ''],
    ['[a]', { kind: 'list', isEmpty: false }, '[…]'],
    ['{ a: 1 }', { kind: 'object', isEmpty: false }, '{…}'],
  ])('%s', (written, typed, text) => {
    const { value } = only(`agent.worker_id: ${written}\n# end\nx: y\n`, 'agent.worker_id');
    expect(value).toMatchObject({ typed, text, known: true });
  });

  test('a time span only as the last text of the file', () => {
    expect(only('agent.worker_id: 10 s', 'agent.worker_id').value!.typed?.kind).toBe('duration');
  });

  test('substitutions: keys of the same file are followed, the environment is not known', () => {
    const text =
      'base: /data\nagent.worker_id: ${base}/x\nagent.worker_name: ${?NAME}\nagent.venvs_dir: ${agent.worker_id}\n';
    expect(only(text, 'agent.worker_id').value).toMatchObject({ text: '/data/x', known: true });
    expect(only(text, 'agent.venvs_dir').value).toMatchObject({ text: '/data/x', known: true });
    expect(only(text, 'agent.worker_name').value).toMatchObject({ text: '', known: false });
    expect(
      only('agent.worker_id: ${agent.worker_name}\nagent.worker_name: ${agent.worker_id}', 'agent.worker_id').value!
        .known,
    ).toBe(false);
  });

  test('a swallowed line is no known value', () => {
    expect(only('agent.worker_id:\nagent.worker_name: x\n', 'agent.worker_id').value!.known).toBe(false);
  });
});

test('commented fields that are keys; prose is not one', () => {
  const { settings } = build('agent {\n  # Note: set this\n  # worker_name: "gpu"\n  worker_id: a // worker: x\n}\n');
  expect(settings.filter(({ active }) => !active).map(pathOf)).toEqual(['agent.worker_name']);
});

test.each([
  ['clearml.conf', true],
  ['.clearml.conf', true],
  ['trains.conf', true],
  ['clearml.local.conf.example', true],
  ['clearml-agent.conf', true],
  ['my.agent.conf', true],
  ['CLEARML.CONF.TEMPLATE', true],
  ['trainset.conf', false],
  ['99-clearml.conf', false],
  ['nginx.conf', false],
  ['clearml.conf.md', false],
])('%s', (name, isConf) => {
  expect(hostOf(name) === 'conf').toBe(isConf);
});

test('a file of another program has no settings, comments or tree', () => {
  const model = build('# agent.worker_id: x\nserver {\n  listen 80;\n}\n', 'clearml.conf.template');
  expect(model).toMatchObject({ settings: [], comments: [], syntaxProblems: [] });
  expect(model.hocon).toBeUndefined();
  expect(build('', 'clearml.conf').hocon).toBeDefined();
  expect(build('ag', 'clearml.conf').hocon).toBeDefined();
  expect(build('agent {', 'clearml.conf').hocon).toBeDefined();
  expect(build('agent.worker_id: 1', 'x-agent.conf').hocon).toBeDefined();
  expect(build('agent { sources: a }', 'x-agent.conf').hocon).toBeUndefined();
});
