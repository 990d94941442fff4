import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { version } from '../../server/package.json';
import { folderWith, program, run } from './program';

const folder = folderWith({ '.env': 'CLEARML_ACCESS_KEY=x\n', 'notes.txt': 'x', '.env.local': '' });

describe.concurrent('the program', () => {
  test('tells its version', async () => {
    expect(await run(folder, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([[['--help']], [['-h']], [['help']], [['lint', '--help']], [['explain', '-h']], [['lsp', '--help']]])(
    'helps: %j',
    async args => {
      const { code, stdout, stderr } = await run(folder, args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Usage: clearml-config');
      expect(stdout.split('\n').every(line => line.length <= 120)).toBe(true);
    },
  );
});

describe.concurrent('bad usage is one line that says what to do, and exit code 2', () => {
  test.each([
    [[], 'give a command, such as "clearml-config lint"'],
    [['lnit'], 'did you mean "lint"?'],
    [['.env'], 'there is no command ".env"'],
    [['lint', '--formt', 'json'], 'did you mean --format?'],
    [['lint', '--format'], '--format needs a value'],
    [['lint', '--format', 'xml'], '--format cannot be "xml"; use text, json, sarif or github'],
    [['lint', '--format', 'jsno'], 'did you mean "json"?'],
    [['lint', '--fix=yes'], '--fix takes no value'],
    [['lint', '-x'], 'unknown option -x'],
    [['lint', '--rule', 'wrong-name'], '--rule takes ID=SEVERITY'],
    [['lint', '--rule', 'wrong-nam=off'], 'did you mean "wrong-name"?'],
    [['lint', '--rule', 'no-such-thing=off'], 'there is no rule "no-such-thing"'],
    [['lint', '--rule', 'wrong-name=fatal'], 'the severity of wrong-name cannot be "fatal"'],
    [['lint', '--fail-on', 'never'], 'use error, warning, information or hint'],
    [['lint', '--component', 'agnt'], 'did you mean "agent"?'],
    [['lint', '--target-version', 'new'], '--target-version takes 3.0.3 or agent=3.0.3,sdk=2.1.7'],
    [['lint', '--target-version', 'robot=1.0'], '--target-version takes'],
    [['lint', '--reader', 'bash'], '--reader cannot be "bash"'],
    [['lint', '--stdin'], '--stdin needs --stdin-filename NAME'],
    [['lint', '--stdin-filename', '.env'], '--stdin-filename needs --stdin'],
    [['lint', '--stdin', '--stdin-filename', '.env', '.env'], 'not both'],
    [['lint', '--stdin', '--stdin-filename', '.env', '--fix'], 'cannot change standard input'],
    [['lint', '--stdin', '--stdin-filename', 'x.txt'], 'not a file that ClearML Config knows'],
    [['lint', 'missing.env'], 'missing.env: there is no such file or folder'],
    [['lint', 'missing/.env'], 'there is no such file or folder'],
    [['lint', '.env/x'], 'a part of its path is not a folder'],
    [['lint', 'notes.txt'], 'notes.txt: not a file that ClearML Config knows'],
    [['lint', '*.nothing'], 'no file with a name like .env'],
    [['lint', ''], 'a path is empty'],
    [['explain'], 'explain takes one name'],
    [['explain', 'a', 'b'], 'explain takes one name'],
    [['lsp'], 'start it with "clearml-config lsp --stdio"'],
  ] as [string[], string][])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(folder, args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^clearml-config: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe.concurrent('explain', () => {
  test('a variable', async () => {
    const { code, stdout } = await run(folder, ['explain', 'CLEARML_AGENT_GIT_USER']);
    expect(code).toBe(0);
    expect(stdout).toContain('CLEARML_AGENT_GIT_USER');
    expect(stdout).toContain('https://clear.ml/docs/');
    expect(stdout).not.toMatch(/\*\*|\\_/);
    expect(stdout.split('\n').every(line => line.length <= 100 || !line.trim().includes(' '))).toBe(true);
  });

  test('another name of a variable', async () => {
    const { stdout } = await run(folder, ['explain', 'TRAINS_API_HOST']);
    expect(stdout).toContain('TRAINS_API_HOST is a deprecated name of CLEARML_API_HOST');
  });

  test('a clearml.conf key', async () => {
    const { code, stdout } = await run(folder, ['explain', 'agent.package_manager.type']);
    expect(code).toBe(0);
    expect(stdout).toContain('agent.package_manager.type');
  });

  test('a rule', async () => {
    const { code, stdout } = await run(folder, ['explain', 'wrong-name']);
    expect(code).toBe(0);
    expect(stdout).toContain('wrong-name (warning');
    expect(stdout).toContain('docs/rules/wrong-name.md');
  });

  test('a name that is wrong', async () => {
    expect((await run(folder, ['explain', 'CLEARML_ACCESS_KEY'])).stdout).toContain('CLEARML_API_ACCESS_KEY');
  });

  test.each([
    ['clearml_api_host', 'CLEARML_API_HOST'],
    ['CLEARML_API_HOTS', 'CLEARML_API_HOST'],
    ['wrong-nmae', 'wrong-name'],
    ['agent.package_manager.typ', 'agent.package_manager.type'],
  ])('%s: did you mean %s?', async (name, meant) => {
    const { code, stderr } = await run(folder, ['explain', name]);
    expect(stderr).toBe(`clearml-config: nothing is known of "${name}"; did you mean "${meant}"?\n`);
    expect(code).toBe(2);
  });
});

test('the language server answers over standard input and output', async () => {
  const message = (body: object) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...body });
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const server = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(server, 'close');
  server.stdin.write(
    message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
  );
  let output = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    const before = output;
    output += chunk;
    if (output.includes('"id":1') && !before.includes('"id":1')) {
      server.stdin.write(message({ id: 2, method: 'shutdown' }));
      server.stdin.write(message({ method: 'exit' }));
    }
  }
  expect(output).toContain('"capabilities"');
  expect((await closed)[0]).toBe(0);
});
