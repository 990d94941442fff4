import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { printEffectiveJson } from '../../server/src/cli/output/effective-json';
import { printEffectiveError, printEffectiveText } from '../../server/src/cli/output/effective-text';
import { decodeFile } from '../../server/src/hocon/decode';
import { encode } from '../../server/src/hocon/encode';
import { environmentOverrides } from '../../server/src/hocon/environment-overrides';
import { noIncludes, type ReadFile } from '../../server/src/hocon/includes';
import { differenceOf, loadMerged } from '../../server/src/hocon/load-merged';
import { PythonError } from '../../server/src/hocon/python-error';
import { parseHocon } from '../../server/src/syntax/hocon/parser';
import { type Effective, type EffectiveConfig, effectiveConfig } from '../../server/src/workspace/effective';
import { agentReads, sdkReads, withoutEffect } from '../../server/src/workspace/effective/direct-reads';
import { readEnvText } from '../../server/src/workspace/effective/env-text';
import { fieldPlaces } from '../../server/src/workspace/effective/field-places';
import { Mask } from '../../server/src/workspace/effective/mask';
import { learnFields } from '../../server/src/workspace/effective/mask-error';
import type { Origin } from '../../server/src/workspace/effective/types';
import { dynamicCases, type HoconCase, hoconCases } from '../syntax/hocon/hocon-cases';

const catalogue = createCatalogue();
const uri = 'file:///w/clearml.conf';
const DIRECTORY = '<dir>';

type Settings = Partial<Omit<Parameters<typeof effectiveConfig>[0], 'assignments'>> & {
  readonly env?: Readonly<Record<string, string>>;
};

function load(text: string, { env = {}, ...settings }: Settings = {}): Effective {
  const assignments = Object.entries(env).map(([name, value]) => ({ name, value, from: 'option' }) as const);
  return effectiveConfig({ catalogue, uri, text, assignments, ...settings });
}

function loaded(text: string, settings?: Settings): EffectiveConfig {
  const result = load(text, settings);
  if (!result.ok) throw new Error(result.error.message);
  return result;
}

/** As short as the text output: `3` for a line of the file. */
function short(origin: Origin): string {
  return origin.kind === 'file' ? `${origin.place.start.line}` : origin.kind === 'default' ? 'default' : origin.name;
}

/** `value # origin, with …, overrides …` of one key; undefined where it is not set. */
function seen(config: EffectiveConfig, path: string): string | undefined {
  const leaf = config.leaves.find(candidate => candidate.path.join('.') === path);
  if (!leaf) return undefined;
  const also = leaf.with.length > 0 ? `, with ${leaf.with.map(short).join(' ')}` : '';
  const overrides = leaf.overrode.length > 0 ? `, overrides ${leaf.overrode.map(short).join(' ')}` : '';
  return `${JSON.stringify(encode(leaf.value))} # ${short(leaf.origin)}${also}${overrides}`;
}

/** What `seen` says of the key in a configuration without defaults. */
function agent(path: string, text: string, env: Readonly<Record<string, string>>): string | undefined {
  return seen(loaded(text, { env, component: 'agent' }), path);
}

function sdk(path: string, text: string, env: Readonly<Record<string, string>>): string | undefined {
  return seen(loaded(text, { env, component: 'sdk' }), path);
}

describe('the cases', () => {
  const textOf = ({ input, base64 }: HoconCase) => input ?? decodeFile(Buffer.from(base64!, 'base64'));
  const settingsOf = ({ env, files = {} }: HoconCase, text: string): Settings => {
    const readFile: ReadFile = path => {
      const name = path.startsWith(`${DIRECTORY}/`) ? path.slice(DIRECTORY.length + 1) : path;
      if (name === 'clearml.conf') return { kind: 'text', text };
      return Object.hasOwn(files, name) ? { kind: 'text', text: files[name]! } : { kind: 'missing' };
    };
    return { env, directory: DIRECTORY, readFile, path: `${DIRECTORY}/clearml.conf` };
  };
  /** Bytes that are no text are for the caller to tell. */
  const isText = (one: HoconCase) => one.result.error !== 'UnicodeDecodeError';

  const ofMode = (mode: HoconCase['mode']) => hoconCases.filter(one => one.mode === mode && isText(one));

  const hasOrigins = ({ leaves }: EffectiveConfig) => leaves.every(({ origin }) => origin.kind === 'file');

  test('a file alone', () => {
    let count = 0;
    for (const one of ofMode('file')) {
      const text = textOf(one);
      const result = load(text, settingsOf(one, text));
      const { ok, value, error, line, col } = one.result;
      if (result.ok) {
        expect({ id: one.id, ok, value: JSON.parse(JSON.stringify(encode(result.root))) }).toEqual({
          id: one.id,
          ok,
          value,
        });
        expect(hasOrigins(result), one.id).toBe(true);
      } else {
        const { kind, line: ownLine = null, column = null } = result.error;
        expect({ id: one.id, ok: false, kind, line: ownLine, column }).toEqual({
          id: one.id,
          ok,
          kind: error,
          line,
          column: col,
        });
      }
      count++;
    }
    expect(count).toBeGreaterThan(300);
  });

  test('a file over the defaults of the agent', () => {
    const base = loadMerged('', { confKeys: catalogue.confKeys });
    for (const one of ofMode('merged')) {
      const text = textOf(one);
      const result = load(text, { ...settingsOf(one, text), defaults: true });
      const { ok, value, error } = one.result;
      if (!result.ok) {
        expect({ id: one.id, ok: false, kind: result.error.kind }).toEqual({ id: one.id, ok, kind: error });
        continue;
      }
      const { delta, removed } = differenceOf(result.root as never, base);
      expect({ id: one.id, ok, value: JSON.parse(JSON.stringify({ delta, removed })) }).toEqual({
        id: one.id,
        ok,
        value,
      });
      const changed = result.leaves.filter(leaf => leaf.origin.kind !== 'default').map(leaf => leaf.path.join('.'));
      for (const path of Object.keys(delta)) expect(changed, `${one.id} ${path}`).toContain(path);
    }
  });

  test('dynamic variables', () => {
    for (const { env, result: expected } of dynamicCases) {
      const result = load('', { env, component: 'agent' });
      expect({
        env,
        ...(result.ok
          ? { ok: true, value: JSON.parse(JSON.stringify(encode(result.root))) }
          : { raises: result.error.kind }),
      }).toEqual({ env, ...(expected.ok ? expected : { raises: expected.raises }) });
      if (result.ok) expect(result.leaves.every(({ origin }) => origin.kind === 'variable')).toBe(true);
      else
        expect(result.error.origin).toMatchObject({
          kind: 'variable',
          name: expect.stringMatching(/^CLEARML_AGENT__/),
        });
    }
  });

  it('is what the loader makes of the environment, for every variable that it writes into the configuration', () => {
    for (const variable of catalogue.variables) {
      const env = { [variable.name]: '1' };
      const { confKeys } = catalogue;
      let expected: unknown;
      try {
        if (environmentOverrides(env).length === 0) continue;
        expected = encode(loadMerged('', { env, confKeys }));
      } catch (error) {
        if (error instanceof PythonError) continue;
        throw error;
      }
      expect(encode(loaded('', { env, defaults: true }).root), variable.name).toEqual(expected);
    }
  });
});

describe('the origin of a value in a file', () => {
  const origins = (text: string, env?: Record<string, string>) => {
    const config = loaded(text, { env });
    return Object.fromEntries(config.leaves.map(({ path }) => [path.join('.'), seen(config, path.join('.'))]));
  };

  test.each<[string, Record<string, string>]>([
    ['a: 1', { a: '1 # 1' }],
    ['a: 1\na: 2\n a: 3', { a: '3 # 3, overrides 2 1' }],
    ['a { b: 1 }\na.b: 2\na { c: 3 }', { 'a.b': '2 # 2, overrides 1', 'a.c': '3 # 3' }],
    ['a: 1\na.b: 2', { 'a.b': '2 # 2, overrides 1' }],
    ['a { b: 1, c: 2 }\na: null', { a: 'null # 2, overrides 1 1' }],
    ['a {}', { a: '{} # 1' }],
    ['a {}\na { b: 1 }', { 'a.b': '1 # 2' }],
    ['a: [1]\na += 2', { a: '2 # 2, overrides 1' }],
    ['a: [1]\na += [2]', { a: '[1,2] # 2, with 1' }],
    ['a: x\na: ${a} y', { a: '"x y" # 2, with 1' }],
    ['a: 1\na: ${?NOPE}', { a: '1 # 1' }],
    [
      'base { x: 1, y: 2 }\na: ${base} { y: 3 }',
      { 'base.x': '1 # 1', 'base.y': '2 # 1', 'a.x': '1 # 2', 'a.y': '3 # 2, overrides 2' },
    ],
    ['a: { x: 1 } { x: 2 }', { 'a.x': '2 # 1, overrides 1' }],
    ['"a.b": 1\n3: x', { 'a.b': '1 # 1', '3': '"x" # 2' }],
    ['l: [{ a: 1 }\n{ a: 2 }]', { l: '[{"a":1},{"a":2}] # 1' }],
  ])('%j', (text, expected) => {
    expect(origins(text)).toEqual(expected);
  });

  test('a variable in it', () => {
    expect(origins('a: d\na: ${?V}', { V: 'x' })).toEqual({ a: '"x" # 2, with V, overrides 1' });
    expect(origins('a: ${V}-${W}', { V: 'x', W: 'y' })).toEqual({ a: '"x-y" # 1, with V W' });
    expect(origins('V: own\na: ${V}', { V: 'x' })).toEqual({ V: '"own" # 1', a: '"own" # 2' });
  });

  test('of an included file, with line and column', () => {
    const config = loaded('include "sub/b.conf"\nx: 1', {
      directory: '/w',
      readFile: path => (path === '/w/sub/b.conf' ? { kind: 'text', text: '\n  x: 0,  y: 2' } : { kind: 'missing' }),
      uriOf: path => `file://${path}`,
    });
    expect(config.leaves.map(({ origin, overrode }) => [origin, overrode])).toMatchObject([
      [
        { place: { uri, start: { line: 2, column: 1 }, end: { line: 2, column: 5 } } },
        [{ place: { uri: 'file:///w/sub/b.conf' } }],
      ],
      [{ place: { uri: 'file:///w/sub/b.conf', start: { line: 2, column: 10 }, end: { line: 2, column: 14 } } }, []],
    ]);
  });
});

describe('precedence of the agent', () => {
  const path = 'agent.package_manager.type';
  const text = 'agent.package_manager.type: conda';

  test('defaults < clearml.conf < dynamic variables < variables that the code reads', () => {
    const dynamic = { CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE: 'pip' };
    const of = (settings: Settings, conf = text) => seen(loaded(conf, { defaults: true, ...settings }), path);
    expect(of({}, '')).toBe('"pip" # default');
    expect(of({})).toBe('"conda" # 1, overrides default');
    expect(of({ env: dynamic })).toBe(`"pip" # ${Object.keys(dynamic)}, overrides 1 default`);
    expect(of({ env: { ...dynamic, CLEARML_AGENT_FORCE_UV: '1' } })).toBe(
      `"uv" # CLEARML_AGENT_FORCE_UV, overrides ${Object.keys(dynamic)} 1 default`,
    );
  });

  test('dynamic < fixed, whatever comes first in the environment', () => {
    const env = { CLEARML_WORKER_ID: 'fixed', CLEARML_AGENT__AGENT__WORKER_ID: '"dyn"' };
    expect(agent('agent.worker_id', 'agent.worker_id: file', env)).toBe(
      '"fixed" # CLEARML_WORKER_ID, overrides CLEARML_AGENT__AGENT__WORKER_ID 1',
    );
  });

  test('a later dynamic variable, by name, goes over an earlier one; children go over parents', () => {
    const env = { CLEARML_AGENT__AGENT__X__A: '9', CLEARML_AGENT__AGENT__X: '{ a: 1, b: ${V} }', V: 'v' };
    expect(agent('agent.x.a', '', env)).toBe('9 # CLEARML_AGENT__AGENT__X__A, overrides CLEARML_AGENT__AGENT__X');
    expect(agent('agent.x.b', '', env)).toBe('"v" # CLEARML_AGENT__AGENT__X, with V');
  });

  test('a null drops the defaults of the whole object', () => {
    const config = loaded('agent.package_manager: null', { defaults: true });
    expect(seen(config, 'agent.package_manager')).toBe('null # 1, overrides default');
    expect(seen(config, path)).toBeUndefined();
  });

  test.each<[string, string, string, Record<string, string>, string | undefined]>([
    ['empty is unset', 'agent.git_user', 'agent.git_user: u', { CLEARML_AGENT_GIT_USER: '' }, '"u" # 1'],
    [
      'blank is nothing',
      'agent.git_user',
      'agent.git_user: u',
      { CLEARML_AGENT_GIT_USER: ' ' },
      '"u" # 1, overrides CLEARML_AGENT_GIT_USER',
    ],
    [
      'the env wins',
      'agent.git_user',
      'agent.git_user: u',
      { CLEARML_AGENT_GIT_USER: 'e' },
      '"e" # CLEARML_AGENT_GIT_USER, overrides 1',
    ],
    [
      'the first alias that has a text',
      'agent.git_user',
      '',
      { CLEARML_AGENT_GIT_USER: '', TRAINS_AGENT_GIT_USER: 'o' },
      '"o" # TRAINS_AGENT_GIT_USER',
    ],
    [
      'the own name before an alias',
      'api.api_server',
      '',
      { TRAINS_API_HOST: 'http://o', CLEARML_API_HOST: 'http://n' },
      '"http://n" # CLEARML_API_HOST, overrides TRAINS_API_HOST',
    ],
    [
      'three names',
      'agent.cuda_version',
      '',
      { CUDA_VERSION: '12', TRAINS_CUDA_VERSION: '11' },
      '"11" # TRAINS_CUDA_VERSION, overrides CUDA_VERSION',
    ],
    [
      'false overrides true where the loader sets it',
      'agent.snug.enabled',
      'agent.snug.enabled: true',
      { CLEARML_AGENT_SNUG_ENABLED: 'false' },
      'false # CLEARML_AGENT_SNUG_ENABLED, overrides 1',
    ],
    [
      '`env or conf` cannot switch off',
      'agent.disable_ssh_mount',
      'agent.disable_ssh_mount: true',
      { CLEARML_AGENT_DISABLE_SSH_MOUNT: '0' },
      'true # 1, overrides CLEARML_AGENT_DISABLE_SSH_MOUNT',
    ],
    [
      '`env or conf` switches on',
      'agent.disable_ssh_mount',
      'agent.disable_ssh_mount: false',
      { CLEARML_AGENT_DISABLE_SSH_MOUNT: '1' },
      'true # CLEARML_AGENT_DISABLE_SSH_MOUNT, overrides 1',
    ],
    [
      'Azure PAT',
      'agent.git_use_azure_pat',
      'agent.git_use_azure_pat: true',
      { CLEARML_AGENT_GIT_USE_AZURE_PAT: 'no' },
      'true # 1, overrides CLEARML_AGENT_GIT_USE_AZURE_PAT',
    ],
    ['Entra token', 'agent.git_use_ms_entra_token', '', { CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN: '0' }, undefined],
    [
      'uv stays uv',
      path,
      'agent.package_manager.type: uv',
      { CLEARML_AGENT_FORCE_UV: '0' },
      '"uv" # 1, overrides CLEARML_AGENT_FORCE_UV',
    ],
    [
      'poetry before uv',
      path,
      '',
      { CLEARML_AGENT_FORCE_UV: '1', CLEARML_AGENT_FORCE_POETRY: '1' },
      '"poetry" # CLEARML_AGENT_FORCE_POETRY, overrides CLEARML_AGENT_FORCE_UV',
    ],
    [
      'the conf wins',
      'agent.custom_build_script',
      'agent.custom_build_script: /c',
      { CLEARML_AGENT_CUSTOM_BUILD_SCRIPT: '/e' },
      '"/c" # 1, overrides CLEARML_AGENT_CUSTOM_BUILD_SCRIPT',
    ],
    [
      'an empty conf does not',
      'agent.custom_build_script',
      'agent.custom_build_script: ""',
      { CLEARML_AGENT_CUSTOM_BUILD_SCRIPT: '/e' },
      '"/e" # CLEARML_AGENT_CUSTOM_BUILD_SCRIPT, overrides 1',
    ],
    [
      'switch both ways',
      'agent.apply_environment',
      'agent.apply_environment: true',
      { CLEARML_AGENT_ENABLE_ENV_CONFIG_SECTION: '0' },
      'false # CLEARML_AGENT_ENABLE_ENV_CONFIG_SECTION, overrides 1',
    ],
    [
      'certificate',
      'api.verify_certificate',
      'api.verify_certificate: true',
      { CLEARML_API_HOST_VERIFY_CERT: 'false' },
      'false # CLEARML_API_HOST_VERIFY_CERT, overrides 1',
    ],
    [
      'a path is no boolean',
      'api.verify_certificate',
      'api.verify_certificate: true',
      { CLEARML_API_HOST_VERIFY_CERT: '/ca.pem' },
      'true # 1',
    ],
    [
      'words',
      'agent.extra_docker_arguments',
      'agent.extra_docker_arguments: ["-x"]',
      { CLEARML_AGENT_EXTRA_DOCKER_ARGS: "--ipc=host -e 'A=x y'" },
      '["--ipc=host","-e","A=x y"] # CLEARML_AGENT_EXTRA_DOCKER_ARGS, overrides 1',
    ],
    [
      'a blank list cannot clear',
      'agent.extra_docker_arguments',
      'agent.extra_docker_arguments: ["-x"]',
      { CLEARML_AGENT_EXTRA_DOCKER_ARGS: ' ' },
      '["-x"] # 1, overrides CLEARML_AGENT_EXTRA_DOCKER_ARGS',
    ],
    [
      'image',
      'agent.default_docker.image',
      '',
      { CLEARML_DOCKER_IMAGE: 'img:1 --ipc=host' },
      '"img:1" # CLEARML_DOCKER_IMAGE',
    ],
    [
      'arguments',
      'agent.default_docker.arguments',
      'agent.default_docker.arguments: ["-x"]',
      { CLEARML_DOCKER_IMAGE: 'img:1 --ipc=host' },
      '["--ipc=host"] # CLEARML_DOCKER_IMAGE, overrides 1',
    ],
    [
      'no arguments',
      'agent.default_docker.arguments',
      'agent.default_docker.arguments: ["-x"]',
      { CLEARML_DOCKER_IMAGE: 'img:1' },
      '["-x"] # 1',
    ],
    [
      'hidden variables are added',
      'agent.hide_docker_command_env_vars.extra_keys',
      'agent.hide_docker_command_env_vars.extra_keys: [A]',
      { CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV: 'A B' },
      '["A","B"] # CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV, with 1',
    ],
    [
      'and switch hiding on',
      'agent.hide_docker_command_env_vars.enabled',
      'agent.hide_docker_command_env_vars.enabled: false',
      { CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV: 'A' },
      'true # CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV, overrides 1',
    ],
    [
      'AWS beats the conf',
      'sdk.aws.s3.key',
      'sdk.aws.s3.key: c',
      { AWS_ACCESS_KEY_ID: 'e' },
      '"e" # AWS_ACCESS_KEY_ID, overrides 1',
    ],
    [
      'Azure is appended',
      'sdk.azure.storage.containers',
      'sdk.azure.storage.containers: [{ account_name: a, account_key: b }]',
      { AZURE_STORAGE_ACCOUNT: 'c' },
      '[{"account_name":"a","account_key":"b"},{"account_name":"c","account_key":null}] # AZURE_STORAGE_ACCOUNT, with 1',
    ],
    ['wired wrongly', 'agent.cpu_only', 'agent.cpu_only: false', { CLEARML_CPU_ONLY: '1' }, 'false # 1'],
    ['of the server', 'apiserver.log_calls', '', { CLEARML__apiserver__log_calls: 'true' }, undefined],
    ['of the SDK', 'sdk.development.default_output_uri', '', { CLEARML_DEFAULT_OUTPUT_URI: 's3://b' }, undefined],
  ])('%s: %s', (_, key, conf, env, expected) => {
    expect(agent(key, conf, env)).toBe(expected);
  });

  test.each([
    [{ CLEARML_AGENT_SNUG_ENABLED: 'maybe' }, 'ValueError', 'CLEARML_AGENT_SNUG_ENABLED'],
    [{ CLEARML_AGENT_CRASH_ON_EXCEPTION: ' true' }, 'ValueError', 'CLEARML_AGENT_CRASH_ON_EXCEPTION'],
    [{ CLEARML_API_DEFAULT_REQ_METHOD: 'patch' }, 'ValueError', 'CLEARML_API_DEFAULT_REQ_METHOD'],
    [{ CLEARML_AGENT__AGENT__X: 'a=b' }, 'ParseException', 'CLEARML_AGENT__AGENT__X'],
    [{ CLEARML_AGENT__: '1' }, 'ParseException', 'CLEARML_AGENT__'],
    [{ CLEARML_AGENT__AGENT__X: '${agent.git_user}' }, 'ConfigSubstitutionException', 'CLEARML_AGENT__AGENT__X'],
  ])('%j ends every command', (env, kind, name) => {
    const result = load('agent.git_user: u', { env: env as Record<string, string>, component: 'agent' });
    expect(result).toMatchObject({ ok: false, error: { kind, origin: { kind: 'variable', name } } });
  });

  test('a value that fails later is told, and the conf stays', () => {
    const config = loaded('agent.disable_ssh_mount: true', {
      env: { CLEARML_AGENT_DISABLE_SSH_MOUNT: 'maybe', CLEARML_AGENT_ENABLE_FILES_CONFIG_SECTION: 'x' },
      component: 'agent',
    });
    expect(seen(config, 'agent.disable_ssh_mount')).toBe('true # 1');
    expect(config.notes.map(({ origin, text }) => `${short(origin)} ${text}`)).toEqual([
      'CLEARML_AGENT_ENABLE_FILES_CONFIG_SECTION ClearML does not accept this value, complains and goes on without it',
      'CLEARML_AGENT_DISABLE_SSH_MOUNT ClearML fails on this value as soon as it needs it',
    ]);
  });

  test('the name of the environment', () => {
    expect(seen(loaded('env: mine', { defaults: true }), 'env')).toBe('"default" # default, overrides 1');
    expect(seen(loaded('', { defaults: true, env: { TRAINS_ENV: 'demo' } }), 'env')).toBe('"demo" # TRAINS_ENV');
    expect(load('', { defaults: true, env: { TRAINS_ENV: 'other' } })).toMatchObject({ error: { kind: 'ValueError' } });
  });
});

describe('precedence of the SDK', () => {
  test.each<[string, string, string, Record<string, string>, string | undefined]>([
    [
      'the env wins',
      'api.api_server',
      'api.api_server: http://c',
      { CLEARML_API_HOST: 'http://e' },
      '"http://e" # CLEARML_API_HOST, overrides 1',
    ],
    [
      'blank is unset',
      'api.api_server',
      'api.api_server: http://c',
      { CLEARML_API_HOST: '  ', TRAINS_API_HOST: 'http://o' },
      '"http://o" # TRAINS_API_HOST, overrides CLEARML_API_HOST 1',
    ],
    [
      'AWS is a fallback',
      'sdk.aws.s3.key',
      'sdk.aws.s3.key: c',
      { AWS_ACCESS_KEY_ID: 'e' },
      '"c" # 1, overrides AWS_ACCESS_KEY_ID',
    ],
    [
      'for an empty conf',
      'sdk.aws.s3.key',
      'sdk.aws.s3.key: ""',
      { AWS_ACCESS_KEY_ID: 'e' },
      '"e" # AWS_ACCESS_KEY_ID, overrides 1',
    ],
    ['region', 'sdk.aws.s3.region', '', { AWS_DEFAULT_REGION: 'eu' }, '"eu" # AWS_DEFAULT_REGION'],
    [
      'can only switch on',
      'sdk.storage.block_pickled_artifacts',
      'sdk.storage.block_pickled_artifacts: true',
      { CLEARML_BLOCK_PICKLED_ARTIFACTS: '0' },
      'true # 1, overrides CLEARML_BLOCK_PICKLED_ARTIFACTS',
    ],
    [
      'both ways',
      'sdk.development.suppress_update_message',
      'sdk.development.suppress_update_message: true',
      { CLEARML_SUPPRESS_UPDATE_MESSAGE: '0' },
      'false # CLEARML_SUPPRESS_UPDATE_MESSAGE, overrides 1',
    ],
    [
      'path or boolean',
      'api.verify_certificate',
      '',
      { CLEARML_API_HOST_VERIFY_CERT: '/ca.pem' },
      '"/ca.pem" # CLEARML_API_HOST_VERIFY_CERT',
    ],
    [
      'boolean or path',
      'api.verify_certificate',
      'api.verify_certificate: true',
      { CLEARML_API_HOST_VERIFY_CERT: 'No' },
      'false # CLEARML_API_HOST_VERIFY_CERT, overrides 1',
    ],
    [
      'codes',
      'api.http.extra_retry_codes',
      '',
      { CLEARML_API_EXTRA_RETRY_CODES: '500, x,502' },
      '[500,502] # CLEARML_API_EXTRA_RETRY_CODES',
    ],
    [
      'names',
      'sdk.development.log_os_environments',
      'sdk.development.log_os_environments: [A]',
      { CLEARML_LOG_ENVIRONMENT: 'B, C*' },
      '["B","C*"] # CLEARML_LOG_ENVIRONMENT, overrides 1',
    ],
    ['no dynamic variables', 'api.api_server', 'api.api_server: c', { CLEARML_AGENT__API__API_SERVER: 'x' }, '"c" # 1'],
    ['of the agent', 'agent.git_user', 'agent.git_user: c', { CLEARML_AGENT_GIT_USER: 'x' }, '"c" # 1'],
  ])('%s: %s', (_, key, conf, env, expected) => {
    expect(sdk(key, conf, env)).toBe(expected);
  });

  test('its own defaults', () => {
    const config = loaded('', { component: 'sdk', defaults: true });
    expect(seen(config, 'api.auth.token_expiration_threshold_sec')).toBe('360 # default');
    expect(seen(config, 'agent.package_manager.type')).toBeUndefined();
    expect(seen(loaded('', { defaults: true }), 'api.auth.token_expiration_threshold_sec')).toBe('43200 # default');
  });

  test('an empty request method ends the import', () => {
    const result = load('', { component: 'sdk', env: { CLEARML_API_DEFAULT_REQ_METHOD: '' } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'AttributeError' } });
  });
});

test('every variable with a key is one that the loader sets, one that the code reads, or without effect', () => {
  for (const family of ['agent', 'sdk'] as const) {
    const read = new Set((family === 'agent' ? agentReads : sdkReads).map(({ name }) => name));
    const missing = catalogue.variables.filter(variable => {
      if (!catalogue.readings(variable, family).some(reading => reading.confKey)) return false;
      if (read.has(variable.name) || withoutEffect[variable.name] || /^AZURE_/.test(variable.name)) return false;
      return family !== 'agent' || environmentOverrides({ [variable.name]: '1' }).length === 0;
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
  }
});

test('neither dynamic nor other variables count in a file alone', () => {
  const env = { CLEARML_API_HOST: 'x', CLEARML_AGENT__A: '1', CLEARML_AGENT_SNUG_ENABLED: 'maybe' };
  expect(encode(loaded('a: 1', { env }).root)).toEqual({ a: 1 });
});

describe('an env file', () => {
  const read = (
    text: string,
    reader: Parameters<typeof readEnvText>[2],
    outer: Parameters<typeof readEnvText>[3] = [],
  ) => readEnvText('file:///w/.env', text, reader, outer);

  test('as each reader sees it', () => {
    const values = (reader: Parameters<typeof readEnvText>[2]) =>
      read('A="x"\nB=1 # c\nC=$A\n', reader).assignments.map(({ name, value }) => `${name}=${value}`);
    expect(values('compose')).toEqual(['A=x', 'B=1', 'C=x']);
    expect(values('docker')).toEqual(['A="x"', 'B=1 # c', 'C=$A']);
    expect(values('python-dotenv')).toEqual(['A=x', 'B=1', 'C=$A']);
  });

  test('a name alone takes the value of the surroundings', () => {
    expect(read('A\nB\n', 'docker', [{ name: 'A', value: '1', from: 'process' }]).assignments).toEqual([
      { name: 'A', value: '1', from: 'process' },
    ]);
  });

  test('with a line that the reader rejects', () => {
    expect(read('A=1\nB C=2\n', 'compose')).toMatchObject({
      isRefused: true,
      rejected: [{ place: { start: { line: 2 } } }],
    });
  });
});

describe('masking', () => {
  const masked = (text: string, settings: Settings = {}) => {
    const config = loaded(text, settings);
    const mask = new Mask(catalogue);
    mask.addVariables(Object.entries(settings.env ?? {}).map(([name, value]) => ({ name, value, from: 'option' })));
    mask.learn(config.leaves);
    return JSON.stringify(encode(mask.tree(config.root as never, config.leaves)));
  };

  test.each([
    ['agent.git_pass: fakefake', '{"agent":{"git_pass":"•••"}}'],
    ['agent.git_pass: 123456', '{"agent":{"git_pass":"•••"}}'],
    ['agent.git_pass: {fakefake:}', '{"agent":{"git_pass":"•••"}}'],
    ['agent.git_pass: ""', '{"agent":{"git_pass":""}}'],
    ['agent.enable_git_ask_pass: true', '{"agent":{"enable_git_ask_pass":true}}'],
    ['agent.my_token: fakefake', '{"agent":{"my_token":"•••"}}'],
    ['agent.use_tokens: true', '{"agent":{"use_tokens":true}}'],
    [
      'sdk.aws.s3.credentials: [{ bucket: b, key: fakefake, other: fake }]',
      '{"sdk":{"aws":{"s3":{"credentials":[{"bucket":"b","key":"•••","other":"•••"}]}}}}',
    ],
    ['environment { A: fakefake, B: true }', '{"environment":{"A":"•••","B":"•••"}}'],
    ['environment: [[A, fakefake]]', '{"environment":[["•••","•••"]]}'],
    ['files.f { path: /x, contents: { a: fakefake } }', '{"files":{"f":{"path":"/x","contents":"•••"}}}'],
    ['x: "https://u:fake@h/p"', '{"x":"https://•••@h/p"}'],
    ['x: "https://fake@h/p"', '{"x":"https://•••@h/p"}'],
    ['x: "https://h/p@v1"', '{"x":"https://h/p@v1"}'],
    ['x: ["-e", "API_TOKEN=fakefake", "A=b"]', '{"x":["-e","API_TOKEN=•••","A=b"]}'],
    ['x: ["--password", "fakefake", "y"]', '{"x":["--password","•••","y"]}'],
    ['agent.git_user:\nagent.git_pass: fakefake', '{"agent":{"git_user":"agent.git_pass: •••"}}'],
    [
      'agent.git_pass: fakefake\nx: "a ${agent.git_pass}"\ny: a ${agent.git_pass}',
      '{"agent":{"git_pass":"•••"},"x":"a ${agent.git_pass}","y":"a •••"}',
    ],
    ['agent { sdk.aws.s3.key: fakefake }', '{"agent":{"sdk":{"aws":{"s3":{"key":"•••"}}}}}'],
    ['aws.s3 { key: fakefake, region: x }', '{"aws":{"s3":{"key":"•••","region":"x"}}}'],
    ['sdk.aws.s3 { region:\n key: fakefake }', '{"sdk":{"aws":{"s3":{"region":"key: •••"}}}}'],
    ['sdk.aws.s3 { region: x key: fakefake fake }', '{"sdk":{"aws":{"s3":{"region":"x key: •••"}}}}'],
    ['x: "A=1 MY_TOKEN=fakefake B=2"', '{"x":"A=1 MY_TOKEN=••• B=2"}'],
    ['x: "Authorization: Bearer fakefake"', '{"x":"Authorization: Bearer •••"}'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('the defaults of ClearML are no secrets', () => {
    expect(masked('', { defaults: true })).not.toContain('•••');
  });

  test('no output has a secret, whatever is around it', () => {
    const secret = 'fakefake';
    const fragment = fc.constantFrom(...' "\'@#$=:{}[]+\\/a1', '${?X}', '${agent.git_pass}', '"""', 'true', '//');
    const around = fc.array(fragment, { maxLength: 3 }).map(parts => parts.join(''));
    const paths = [
      'agent.git_pass',
      'api.credentials.secret_key',
      'environment.AB',
      'files.a.contents',
      'agent.my_token',
    ];
    const others = hoconCases.filter(one => one.mode === 'file' && one.input !== undefined).map(one => one.input!);
    const line = fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom(': ', ' = ', ' += '), around, around, fc.constantFrom('', '"'))
      .map(([path, sign, before, after, quote]) => `${path}${sign}${quote}${before}${secret}${after}${quote}`);
    const text = fc.oneof(
      line,
      line.map(each => `agent.git_user:\n${each}`),
      line.map(each => `x: \${agent.git_pass} y\n${each}`),
      fc.tuple(line, fc.constantFrom(...others)).map(([each, other]) => `${other}\n${each}`),
      fc.tuple(line, fc.constantFrom(...others)).map(([each, other]) => `${each}\n${other}`),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (conf, defaults) => {
        const result = load(conf, { defaults });
        const mask = new Mask(catalogue);
        if (result.ok) mask.learn(result.leaves);
        else
          learnFields(mask, fieldPlaces(parseHocon(conf), { uri, directory: '', readFile: noIncludes, uriOf: String }));
        const report = { mask, file: 'f', nameOf: String, unused: [] };
        const outputs = [
          printEffectiveJson({ ...report, result }),
          result.ok ? printEffectiveText({ ...report, result }) : printEffectiveError({ ...report, result }),
        ];
        for (const output of outputs) expect(output).not.toContain(secret);
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  test('what secret variables bring in', () => {
    const env = { CLEARML_API_SECRET_KEY: 'fk1', CLEARML_AGENT__AGENT__GIT_PASS: 'fk2, agent.b: fk3' };
    const text = masked('x: ${CLEARML_API_SECRET_KEY}', { env, component: 'agent' });
    expect(text).not.toMatch(/fk\d/);
  });

  test('a long text takes no time', () => {
    const long = '/'.repeat(200_000) + 'a'.repeat(200_000) + ' x=" '.repeat(50_000) + ':'.repeat(100_000);
    const start = performance.now();
    masked(`x: """${long}"""`);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
