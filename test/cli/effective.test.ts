import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { dynamicCases, type HoconCase, hoconCases } from '../syntax/hocon/hocon-cases';
import { folderWith, program, type Ran, run } from './program';

/** Nothing that the tests put in as a secret is without this word. */
const fake = 'fakefake';

async function effective(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return run(folder, ['effective', '--conf', 'clearml.conf', ...args], { env });
}

async function effectiveJson(folder: string, args: readonly string[] = []) {
  const { stdout, stderr, code } = await effective(folder, ['--format', 'json', ...args]);
  return { code, stderr, ...(JSON.parse(stdout) as { ok: boolean; value?: unknown; error?: Record<string, unknown> }) };
}

function envArguments(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
}

/** One of each few, so that every group is there. */
function sample<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

function folderOf({ input, base64, files = {} }: HoconCase): string {
  return folderWith({ ...files, 'clearml.conf': input ?? Buffer.from(base64!, 'base64') });
}

describe.concurrent('the file alone', () => {
  const cases = hoconCases.filter(one => one.mode === 'file');
  const chosen = [
    ...sample(
      cases.filter(one => !one.files && one.base64 === undefined),
      40,
    ),
    ...sample(
      cases.filter(one => one.files),
      5,
    ),
    ...cases.filter(one => one.base64 !== undefined),
  ];

  test.each(chosen.map(one => [one.id, one] as const))('%s', async (_, one) => {
    const args = ['--show-secrets', ...envArguments(one.env)];
    const { code, stderr, ok, value, error } = await effectiveJson(folderOf(one), args);
    expect({ ok, code, stderr }).toEqual({ ok: one.result.ok, code: one.result.ok ? 0 : 1, stderr: '' });
    if (ok) expect(value).toEqual(one.result.value);
    else {
      const { error: kind, line = null, col: column = null } = one.result;
      expect(error).toEqual({ kind, message: expect.any(String), line, column });
    }
  });
});

describe.concurrent('dynamic variables', () => {
  const chosen = sample(
    dynamicCases.filter(({ env }) => Object.keys(env).every(name => name.startsWith('CLEARML_AGENT__'))),
    20,
  );

  test.each(chosen.map(one => [JSON.stringify(one.env), one] as const))('%s', async (_, { env, result }) => {
    const folder = folderWith({ 'clearml.conf': '' });
    const args = ['--component', 'agent', '--show-secrets', ...envArguments(env)];
    const { ok, value, error } = await effectiveJson(folder, args);
    expect(ok ? { ok, value } : { ok, raises: error!.kind }).toEqual(result);
    if (!ok) expect(error!.message).toMatch(/, in CLEARML_AGENT__\w* \(--env\)$/);
  });
});

const platform = {
  'clearml.conf': [
    'api { api_server: "http://file:8008" }',
    'agent {',
    '  git_host: "git.example.com"',
    `  git_pass: "${fake}-conf"`,
    '  custom_build_script: "/opt/build.sh"',
    '  disable_ssh_mount: true',
    '  extra_docker_arguments: ["--ipc=host", "-e", "MY_TOKEN=fakefake-arg"]',
    '  package_manager.extra_index_url: ["https://user:fakefake-url@pypi.example.com/simple"]',
    '}',
    'include "more.conf"',
    `environment { PLAIN: ${fake}-environment }`,
    `files { one { path: "/tmp/one", contents: "${fake}-contents" } }`,
    `sdk.aws.s3.credentials: [{ bucket: models, key: "${fake}-key", secret: "${fake}-secret" }]`,
    'from_variable: ${?CLEARML_API_SECRET_KEY}',
    '',
  ].join('\n'),
  'more.conf': 'agent.translate_ssh: false\n',
  '.env': [
    'CLEARML_API_HOST="http://env:8008"',
    'TRAINS_API_HOST=http://old:8008',
    'CLEARML_AGENT__AGENT__GIT_HOST=dynamic.example.com',
    'CLEARML_AGENT_DISABLE_SSH_MOUNT=0',
    'CLEARML_AGENT_CUSTOM_BUILD_SCRIPT=/env.sh',
    'CLEARML_AGENT_FORCE_UV=maybe',
    `CLEARML_API_SECRET_KEY=${fake}-env`,
    '',
  ].join('\n'),
  'late.env': 'CLEARML_API_HOST=http://late:8008\n',
};

/** The line of a path, with single blanks. */
function lineOf({ stdout }: Ran, path: string): string | undefined {
  return stdout
    .split('\n')
    .find(line => line.startsWith(`${path} = `))
    ?.replace(/ +/g, ' ');
}

describe.concurrent('the text form', () => {
  const folder = folderWith(platform);
  const args = ['--env-file', '.env', '--defaults'];

  test('says where every value comes from and what it overrides', async () => {
    const ran = await effective(folder, [...args, '--env', 'CLEARML_WORKER_ID=w:0']);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    const lines = [
      'agent.custom_build_script = "/opt/build.sh" # clearml.conf:5, overrides CLEARML_AGENT_CUSTOM_BUILD_SCRIPT (.env:5), default',
      'agent.disable_ssh_mount = true # clearml.conf:6, overrides CLEARML_AGENT_DISABLE_SSH_MOUNT (.env:4)',
      'agent.git_host = "dynamic.example.com" # CLEARML_AGENT__AGENT__GIT_HOST (.env:3), overrides clearml.conf:3',
      'agent.package_manager.type = "pip" # default',
      'agent.translate_ssh = false # more.conf:1, overrides default',
      'agent.worker_id = "w:0" # CLEARML_WORKER_ID (--env), overrides default',
      'api.api_server = "http://env:8008" # CLEARML_API_HOST (.env:1), overrides TRAINS_API_HOST (.env:2), clearml.conf:1',
      'env = "default" # default',
    ];
    for (const line of lines) expect(lineOf(ran, line.split(' = ')[0]!)).toBe(line);
    expect(ran.stdout).toContain('# CLEARML_AGENT_FORCE_UV (.env:6): ClearML fails on this value');
  });

  test('is sorted and aligned', async () => {
    const { stdout } = await effective(folder, args);
    const lines = stdout.split('\n').filter(line => line && !line.startsWith('#'));
    const paths = lines.map(line => line.split(' = ')[0]!);
    expect(paths).toEqual([...paths].sort());
    const columns = new Set(lines.map(line => line.indexOf('   # ')).filter(column => column <= 72));
    expect(lines.every(line => line.includes('   # '))).toBe(true);
    expect(columns.size).toBe(1);
  });

  test('the last env file wins, `--env` wins over it, the process is below all and asked only if told to', async () => {
    const host = async (...more: string[]) =>
      lineOf(await effective(folder, [...args, ...more], { CLEARML_API_HOST: 'http://process' }), 'api.api_server');
    expect(await host('--env-file', 'late.env')).toContain(
      '"http://late:8008" # CLEARML_API_HOST (late.env:1), overrides CLEARML_API_HOST (.env:1)',
    );
    expect(await host('--env-file', 'late.env', '--env', 'CLEARML_API_HOST=http://x')).toContain(
      '"http://x" # CLEARML_API_HOST (--env)',
    );
    expect(await host('--inherit-env')).toContain(
      '# CLEARML_API_HOST (.env:1), overrides CLEARML_API_HOST (environment)',
    );
    const alone = (...more: string[]) =>
      effective(folder, ['--defaults', ...more], { CLEARML_API_HOST: 'http://process' });
    expect(lineOf(await alone(), 'api.api_server')).toBe('api.api_server = "http://file:8008" # clearml.conf:1');
    expect(lineOf(await alone('--inherit-env'), 'api.api_server')).toContain('# CLEARML_API_HOST (environment)');
  });

  test('the reader decides what an env file says', async () => {
    const host = async (reader: string) =>
      lineOf(await effective(folder, [...args, '--reader', reader]), 'api.api_server');
    expect(await host('compose')).toContain('= "http://env:8008" #');
    expect(await host('docker')).toContain(String.raw`= "\"http://env:8008\"" #`);
  });

  test('names the variables that it does not look at', async () => {
    const { stdout } = await effective(folder, ['--env', 'CLEARML_API_HOST=x', '--env', 'OTHER=1']);
    expect(stdout).toMatch(/\n# without --component or --defaults not looked at: CLEARML_API_HOST\n$/);
  });

  test('a list as the root, and nothing at all', async () => {
    expect((await effective(folderWith({ 'clearml.conf': '[1, 2.50]' }), [])).stdout).toBe(
      '[1, 2.5]   # clearml.conf:1\n',
    );
    expect((await effective(folderWith({ 'clearml.conf': '# x\n' }), [])).stdout).toBe('# nothing is set\n');
  });
});

describe.concurrent('components', () => {
  const folder = folderWith({ 'clearml.conf': 'sdk.aws.s3.key: conf\n' });
  const key = async (component: string) => {
    const args = ['--component', component, '--show-secrets', '--env', 'AWS_ACCESS_KEY_ID=env'];
    return (await effectiveJson(folder, args)).value;
  };

  test('read the same variables in different ways', async () => {
    expect(await key('agent')).toEqual({ sdk: { aws: { s3: { key: 'env' } } } });
    expect(await key('sdk')).toEqual({ sdk: { aws: { s3: { key: 'conf' } } } });
  });

  test('ship different defaults', async () => {
    const { value } = await effectiveJson(folder, ['--component', 'sdk', '--defaults']);
    expect(value).toMatchObject({ api: { auth: { token_expiration_threshold_sec: 360 } }, env: 'default' });
    expect(value).not.toHaveProperty('agent');
  });
});

describe.concurrent('secrets', () => {
  const folder = folderWith(platform);

  test.each(['text', 'json'])('are in no output: %s', async format => {
    for (const more of [[], ['--defaults'], ['--component', 'sdk'], ['--component', 'agent']]) {
      const ran = await effective(folder, ['--env-file', '.env', '--format', format, ...more]);
      expect(ran.code).toBe(0);
      expect(ran.stdout + ran.stderr).not.toContain(fake);
      expect(ran.stdout).toContain('•••');
      expect(ran.stdout).toContain('models');
      expect(ran.stdout).toContain('pypi.example.com');
    }
  });

  test.each(['text', 'json'])('are shown when asked for: %s', async format => {
    const { stdout } = await effective(folder, [
      '--env-file',
      '.env',
      '--defaults',
      '--format',
      format,
      '--show-secrets',
    ]);
    for (const name of ['env', 'arg', 'url', 'environment', 'contents', 'key', 'secret']) {
      expect(stdout).toContain(`${fake}-${name}`);
    }
    expect(stdout).not.toContain('•••');
  });

  test.each([
    ['agent.git_pass: fakefake@x', []],
    ['agent.git_pass: "x" = fakefake', []],
    ['api.credentials { secret_key: fakefake } { access_key: [fakefake] } fakefake', []],
    ['sdk.aws.s3.credentials: [{ secret: fakefake }] [1] x', []],
    ['agent.git_pass: [fakefake] fakefake', []],
    ['a: x\na: { git_pass: fakefake }', []],
    ['agent.git_pass { x: fakefake }\nagent.git_pass: ${?Y} fakefake', []],
    ['', ['--component', 'agent', '--env', 'CLEARML_AGENT__AGENT__GIT_PASS=x=fakefake']],
    ['', ['--component', 'agent', '--env', 'CLEARML_AGENT__AGENT__GIT_PASS=[x] fakefake']],
  ] as [string, string[]][])('are in no error: %s %j', async (text, args) => {
    const broken = folderWith({ 'clearml.conf': text });
    for (const more of [[], ['--format', 'json'], ['--defaults']]) {
      const ran = await effective(broken, [...args, ...more]);
      expect(ran.code).toBe(1);
      expect(ran.stdout + ran.stderr).not.toContain(fake);
    }
  });
});

describe.concurrent('a file that ClearML cannot load', () => {
  const folder = folderWith({
    'clearml.conf': 'agent {\n  git_user: ${NOPE}\n}\n',
    '.env': 'CLEARML_AGENT_SNUG_ENABLED=maybe\n',
  });

  test('as JSON', async () => {
    const { code, ok, error } = await effectiveJson(folder);
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(error).toEqual({
      kind: 'ConfigSubstitutionException',
      message: 'Cannot resolve variable ${NOPE} (line: 2, col: 13)',
      line: 2,
      column: 13,
    });
  });

  test('as text', async () => {
    const { code, stdout, stderr } = await effective(folder, []);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^clearml-config: clearml\.conf:2:13: [^\n]*Cannot resolve variable[^\n]*\n$/);
  });

  test('because of a variable', async () => {
    const { code, stderr } = await effective(folder, ['--defaults', '--env', 'NOPE=u', '--env-file', '.env']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'clearml-config: CLEARML_AGENT_SNUG_ENABLED (.env:1): ClearML cannot load this configuration: ValueError: invalid truth value maybe\n',
    );
  });

  test('because of what it includes', async () => {
    const loop = folderWith({ 'clearml.conf': 'include "clearml.conf"', 'dir/': '' });
    expect((await effectiveJson(loop)).error).toMatchObject({ kind: 'RecursionError' });
    const missing = folderWith({ 'clearml.conf': 'include required("none.conf")' });
    expect((await effectiveJson(missing)).error).toMatchObject({ kind: 'FileNotFoundError' });
    const directory = folderWith({ 'clearml.conf': 'include required("dir")', 'dir/': '' });
    expect((await effectiveJson(directory)).error).toMatchObject({ kind: 'IsADirectoryError' });
    const bytes = folderWith({ 'clearml.conf': 'include "b.conf"', 'b.conf': Buffer.from([0x61, 0xff]) });
    expect((await effectiveJson(bytes)).error).toMatchObject({ kind: 'UnicodeDecodeError' });
  });
});

describe.concurrent('bad usage is one line, and exit code 2', () => {
  const folder = folderWith({ 'clearml.conf': 'a: 1\n', 'bad.env': 'A=1\nB C=2\n', 'folder/': '' });

  test.each([
    [[], 'effective needs one --conf FILE'],
    [['--conf', 'clearml.conf', '--conf', 'clearml.conf'], 'effective needs one --conf FILE'],
    [['clearml.conf'], 'give the file with --conf FILE'],
    [['--conf', 'none.conf'], 'none.conf: cannot be read, there is no such file or folder'],
    [['--conf', 'folder'], 'folder: cannot be read, it is a folder'],
    [['--conf', 'clearml.conf', '--env-file', 'bad.env'], 'bad.env:2: compose does not read this file'],
    [['--conf', 'clearml.conf', '--format', 'yaml'], '--format cannot be "yaml"'],
    [['--conf', 'clearml.conf', '--component', 'server'], '--component cannot be "server"; use agent or sdk'],
    [['--conf', 'clearml.conf', '--reader', 'bash'], '--reader cannot be "bash"'],
    [['--conf', 'clearml.conf', '--default'], 'did you mean --defaults?'],
    [['--conf', 'clearml.conf', '--env', fake], '--env takes NAME=VALUE'],
    [['--conf', 'clearml.conf', '--env', `=${fake}`], '--env takes NAME=VALUE'],
  ] as [string[], string][])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(folder, ['effective', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(fake);
    expect(stderr).toMatch(/^clearml-config: [^\n]+\n$/);
  });

  test('an env file that is not there', async () => {
    // Node takes `--env-file` for itself wherever it stands (nodejs/node#54232), unless `--` is before the program.
    const args = ['--', program, 'effective', '--conf', 'clearml.conf', '--env-file', 'none.env'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('clearml-config: none.env: cannot be read, there is no such file or folder\n');
    expect(status).toBe(2);
  });

  test('help names the reader', async () => {
    const { code, stdout } = await run(folder, ['effective', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('default: compose');
    expect(stdout.split('\n').every(line => line.length <= 120)).toBe(true);
  });
});
