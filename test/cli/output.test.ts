import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../server/package.json';
import { folderWith, lintJson, program, run } from './program';

const secret = 'hunter2hunter2';
const text = [
  '# 🚀',
  'CLEARML_ACCESS_KEY=${A}',
  'CLEARML_AGENT_GIT_USER=someone',
  `CLEARML_AGENT_GIT_PASS="${secret}"`,
  'CLEARML_NO_SUCH_THING=1 # 🚀',
  'TRAINS_API_HOST=https://api.example.com',
  'CLEARML_API_HOST=https://api.example.com',
  '',
].join('\n');

describe('text', () => {
  test('one line a problem and one that sums up', async () => {
    const folder = folderWith({ 'sub/.env': text });
    const { code, stdout, stderr } = await run(folder, ['lint']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^sub\/\.env:2:1 warning .+ \(wrong-name\)$/);
    for (const line of lines.slice(0, -1)) {
      expect(line).toMatch(/^sub\/\.env:\d+:\d+ (?:error|warning|information|hint) \S.* \([a-z0-9-]+\)$/);
    }
    expect(lines.at(-1)).toMatch(/^\d.* in 1 file\. \d+ can be fixed with --fix\.$/);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('nothing found', async () => {
    const folder = folderWith({ '.env': 'A=1\n', 'x.env': 'B=$(rm -rf /)\n' });
    expect(await run(folder, ['lint'])).toEqual({ code: 0, stdout: 'No problems in 2 files.\n', stderr: '' });
  });

  test('no control characters of a file reach the terminal', async () => {
    const folder = folderWith({ 'a\x1b[31m.env': 'CLEARML_ACCESS_KEY=\x1b[2J\nCLEARML_X\x1b[2JY=1\n' });
    expect((await run(folder, ['lint'])).stdout).not.toContain('\x1b');
  });

  test('has colours on a terminal only', async () => {
    const folder = folderWith({ '.env': text });
    expect((await run(folder, ['lint'])).stdout).not.toContain('\x1b');
    expect((await run(folder, ['lint', '--no-color'])).stdout).not.toContain('\x1b');
  });
});

describe('json', () => {
  test('has the promised shape', async () => {
    const folder = folderWith({ 'sub/.env': text });
    const report = await lintJson(folder, ['sub']);
    expect(report.code).toBe(1);
    expect(report).toMatchObject({ version: 1, files: 1 });
    const [problem] = report.problems;
    expect(Object.keys(problem!)).toEqual(['file', 'rule', 'severity', 'message', 'start', 'end', 'related', 'fixes']);
    expect(problem).toMatchObject({
      file: 'sub/.env',
      rule: 'wrong-name',
      severity: 'warning',
      start: { line: 2, column: 1 },
      end: { line: 2, column: 19 },
      related: [],
    });
    expect(problem!.fixes[0]!.edits).toEqual([
      {
        file: 'sub/.env',
        start: { line: 2, column: 1 },
        end: { line: 2, column: 19 },
        newText: 'CLEARML_API_ACCESS_KEY',
      },
    ]);
    const related = report.problems.flatMap(({ related }) => related);
    expect(related.length).toBeGreaterThan(0);
    for (const place of related) {
      expect(Object.keys(place)).toEqual(['file', 'start', 'end', 'message']);
    }
  });

  test('counts columns in UTF-16 units and not the byte order mark', async () => {
    const folder = folderWith({ '.env': '\uFEFFCLEARML_ACCESS_KEY=\r\n' });
    const { problems } = await lintJson(folder);
    expect(problems[0]).toMatchObject({ start: { line: 1, column: 1 }, end: { line: 1, column: 19 } });
  });

  test('an empty report', async () => {
    const folder = folderWith({});
    expect(await lintJson(folder)).toEqual({ version: 1, files: 0, problems: [], code: 0, stderr: '' });
  });
});

test('sarif', async () => {
  const folder = folderWith({ 'a b/.env': text });
  const { stdout, code } = await run(folder, ['lint', '--format', 'sarif']);
  expect(code).toBe(1);
  const log = JSON.parse(stdout);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results, columnKind }] = log.runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.version).toBe(version);
  const ids: string[] = tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of tool.driver.rules) {
    expect(rule.shortDescription.text).toBeTruthy();
    expect(rule.helpUri).toMatch(/^https:/);
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level);
  }
  expect(results[0]).toMatchObject({
    ruleId: 'wrong-name',
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/.env', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 19 },
        },
      },
    ],
  });
  for (const { ruleId, ruleIndex } of results) {
    expect(ids[ruleIndex]).toBe(ruleId);
  }
});

test('github', async () => {
  const folder = folderWith({ 'a,b:c%.env': text });
  const { stdout } = await run(folder, ['lint', '--format', 'github']);
  const [first, ...more] = stdout.trimEnd().split('\n');
  expect(first).toMatch(
    /^::warning file=a%2Cb%3Ac%25\.env,line=2,endLine=2,col=1,endColumn=19,title=wrong-name::.*CLEARML_ACCESS_KEY/,
  );
  expect(more.every(line => /^::(?:error|warning|notice) /.test(line))).toBe(true);
});

test.each(['text', 'json', 'sarif', 'github'])('%s never shows a secret', async format => {
  const folder = folderWith({
    '.env': `${text}CLEARML_API_SECRET_KEY='${secret}'\nAZURE_STORAGE_KEY="${secret}\nCLEARML_AGENT_GIT_PASS=${secret}\n`,
  });
  const { stdout, stderr } = await run(folder, ['lint', '--format', format, '--reader', 'docker']);
  expect(stdout + stderr).not.toContain(secret);
});

describe('options', () => {
  const folder = folderWith({ '.env': 'CLEARML_NO_SUCH_THING=1\n' });

  test.each([
    [[], 0],
    [['--fail-on', 'information'], 1],
    [['--fail-on', 'hint'], 1],
    [['--fail-on', 'error'], 0],
    [['--rule', 'unknown-variable=error'], 1],
    [['--rule', 'unknown-variable=error', '--rule', 'unknown-variable=off'], 0],
    [['--rule', 'unknown-variable=hint', '--fail-on', 'information'], 0],
  ] as [string[], number][])('%j: exit code %i', async (args, code) => {
    expect((await run(folder, ['lint', ...args])).code).toBe(code);
  });

  test('--rule changes what is printed', async () => {
    const { problems } = await lintJson(folder, ['--rule', 'unknown-variable=error']);
    expect(problems.map(({ rule, severity }) => ({ rule, severity }))).toEqual([
      { rule: 'unknown-variable', severity: 'error' },
    ]);
  });

  test('--target-version, for one component or several', async () => {
    const old = folderWith({ '.env': 'CLEARML_AGENT_FORCE_UV=1\n' });
    const isReported = async (args: string[]) =>
      (await lintJson(old, args)).problems.some(({ rule }) => rule === 'newer-than-target');
    expect(await isReported([])).toBe(false);
    expect(await isReported(['--target-version', '1.5.0'])).toBe(true);
    expect(await isReported(['--target-version', 'agent=1.5.0,sdk=1.0.0'])).toBe(true);
    expect(await isReported(['--target-version', '99.0.0'])).toBe(false);
  });

  test('--component and --reader', async () => {
    const other = folderWith({ '.env': 'CLEARML_AGENT_FORCE_UV="1"\nCLEARML__apiserver__x=1\n' });
    const found = async (...args: string[]) =>
      (await lintJson(other, args)).problems.map(({ rule, start }) => `${rule}:${start.line}`);
    expect(await found()).toEqual([]);
    expect(await found('--component', 'agent')).toEqual(['wrong-component:2']);
    expect(await found('--component', 'server')).toEqual(['wrong-component:1']);
    expect(await found('--reader', 'docker')).toEqual(['literal-quotes:1']);
  });

  test('--stdin stands for the file that is named', async () => {
    const { stdout, code } = await run(folder, ['lint', '--stdin', '--stdin-filename', './sub/agent.env'], {
      input: 'CLEARML_ACCESS_KEY=\n',
    });
    expect(stdout).toMatch(/^sub\/agent\.env:1:1 warning /);
    expect(code).toBe(1);
  });
});

describe('pipes', () => {
  const lines = 20_000;
  const folder = folderWith({ 'big.env': Array.from({ length: lines }, (_, i) => `CLEARML_NO_${i}_X=1\n`).join('') });

  test('a slow reader gets everything', async () => {
    const child = spawn(process.execPath, [program, 'lint'], { cwd: folder });
    await new Promise(resolve => setTimeout(resolve, 3000));
    let output = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk;
    });
    await once(child, 'close');
    expect(output.split('\n').length).toBe(lines + 2);
  });

  test('a reader that goes away is no error', async () => {
    const child = spawn('sh', [
      '-c',
      `"${process.execPath}" "${program}" lint "${join(folder, 'big.env')}" | head -n 1`,
    ]);
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors += chunk;
    });
    child.stdout.resume();
    await once(child, 'close');
    expect(errors).toBe('');
  });
});
