import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, lintJson, run } from './program';

const bad = 'CLEARML_ACCESS_KEY=\n';
const isRoot = process.getuid?.() === 0;

/** The files in which something was found, by the order in which they are printed. */
async function found(folder: string, args: readonly string[] = []): Promise<string[]> {
  const { problems } = await lintJson(folder, args);
  return [...new Set(problems.map(problem => problem.file))];
}

describe('which files are read', () => {
  test('those with names of ours, in every folder but those of tools', async () => {
    const folder = folderWith({
      '.env': bad,
      'agent.env': bad,
      'deploy/.env.production': bad,
      'env/.env': bad,
      'deploy/readme.md': bad,
      'deploy/.env.json': bad,
      'node_modules/x/.env': bad,
      '.venv/.env': bad,
      'venv/.env': bad,
      'myenv/pyvenv.cfg': '',
      'myenv/.env': bad,
      'dist/.env': bad,
      '.git/.env': bad,
    });
    const expected = ['.env', 'agent.env', 'deploy/.env.production', 'env/.env'];
    expect(await found(folder)).toEqual(expected);
    expect(await found(folder, ['.'])).toEqual(expected);
    expect(await found(folder, [folder])).toEqual(expected);
    expect((await lintJson(folder)).files).toBe(4);
  });

  test('Dockerfiles by any of their names', async () => {
    const text = 'FROM a\nENV CLEARML_ACCESS_KEY=\n';
    const names = [
      'Containerfile',
      'Dockerfile',
      'Dockerfile-cpu',
      'Dockerfile_0',
      'agent.dockerfile',
      'sub/Dockerfile.gpu',
    ];
    const others = ['Dockerfile.dockerignore', 'dockerfile.py', 'Dockerfile.md'];
    const folder = folderWith(Object.fromEntries([...names, ...others].map(name => [name, text])));
    expect(await found(folder)).toEqual(names);
  });

  test('an ignored file is read, an ignored folder is not', async () => {
    const files = {
      '.gitignore': '.env\nsecret.env\n/build\ncache/\n!keep/cache/\n',
      '.env': bad,
      'sub/secret.env': bad,
      'build/.env': bad,
      'sub/build/.env': bad,
      'sub/cache/.env': bad,
      'keep/cache/.env': bad,
      'nested/.gitignore': 'generated\n',
      'nested/generated/.env': bad,
      'generated/.env': bad,
    };
    const expected = ['.env', 'generated/.env', 'keep/cache/.env', 'sub/build/.env', 'sub/secret.env'];
    for (const git of [{} as Record<string, string>, { '.git/HEAD': 'ref: refs/heads/main\n' }]) {
      expect(await found(folderWith({ ...files, ...git }))).toEqual(expected);
    }
  });

  test('the ignore files above hold inside a repository; a folder that is named is read', async () => {
    const folder = folderWith({
      '.git/info/exclude': 'private/\n',
      '.gitignore': 'out/\n',
      'sub/out/.env': bad,
      'sub/private/.env': bad,
      'sub/.env': bad,
    });
    expect(await found(join(folder, 'sub'))).toEqual(['.env']);
    expect(await found(folder, ['sub/out'])).toEqual(['sub/out/.env']);
  });

  test('files, folders and globs, each file once', async () => {
    const folder = folderWith({ '.env': bad, 'a/.env': bad, 'a/b/x.env': bad, 'c [1]/.env': bad });
    expect(await found(folder, ['.env', './.env', join(folder, '.env'), '.'])).toEqual([
      '.env',
      'a/.env',
      'a/b/x.env',
      'c [1]/.env',
    ]);
    expect(await found(folder, ['**/*.env'])).toEqual(['.env', 'a/.env', 'a/b/x.env', 'c [1]/.env']);
    expect(await found(folder, ['a/*'])).toEqual(['a/.env']);
    expect(await found(folder, ['./a/**/x.env'])).toEqual(['a/b/x.env']);
    expect(await found(folder, [`${folder}/{a,b}/.env*`])).toEqual(['a/.env']);
    expect(await found(folder, ['c [1]'])).toEqual(['c [1]/.env']);
    expect(await found(join(folder, 'a'), ['../.env', '../a/b/*'])).toEqual(['../.env', 'b/x.env']);
    expect(await found(join(folder, 'c [1]'), ['*.env'])).toEqual(['.env']);
  });

  test('a folder without files of ours is fine', async () => {
    const { code, stdout } = await run(folderWith({ 'readme.md': '' }), ['lint']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'No files to check: none has a name like .env, .env.local or agent.env.\n',
    });
  });

  test('symbolic links are followed once and never in circles', async () => {
    const folder = folderWith({ 'real/.env': bad, 'work/x.env': bad, 'outside/y.env': bad });
    symlinkSync('../real', join(folder, 'work/linked'));
    symlinkSync('../real', join(folder, 'work/again'));
    symlinkSync('..', join(folder, 'work/up'));
    symlinkSync('.', join(folder, 'work/self'));
    symlinkSync('../outside/y.env', join(folder, 'work/.env'));
    symlinkSync('nowhere', join(folder, 'work/broken.env'));
    symlinkSync('loop.env', join(folder, 'work/loop.env'));
    expect(await found(folder, ['work'])).toEqual(['work/.env', 'work/again/.env', 'work/x.env']);
    const { code, stderr } = await run(folder, ['lint', 'work/loop.env']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'clearml-config: work/loop.env: its symbolic links go round in a circle\n',
    });
  });
});

describe('input that cannot be checked', () => {
  const good = 'CLEARML_API_HOST=https://api.example.com\n';
  test.each([
    ['UTF-16, little endian', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'it is UTF-16'],
    ['UTF-16, big endian', Buffer.from(`\uFEFF${good}`, 'utf16le').swap16(), 'it is UTF-16'],
    ['NUL bytes', Buffer.from('A=\0\n'), 'it is a binary file'],
    ['Latin-1', Buffer.from('# d\xe9fini\nA=1\n', 'latin1'), 'it is not valid UTF-8'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'A=1\n'), 'it is larger than 5 MB'],
  ])('%s', async (_, content, why) => {
    const folder = folderWith({ '.env': content, 'other.env': bad });
    const { code, stdout, stderr } = await run(folder, ['lint', '--format', 'json', '.env', 'other.env']);
    expect(stderr).toMatch(/^clearml-config: \.env: cannot be checked, [^\n]+\n$/);
    expect(stderr).toContain(why);
    expect(code).toBe(2);
    // The others are checked all the same.
    expect(JSON.parse(stdout).files).toBe(1);
    expect(JSON.parse(stdout).problems[0].file).toBe('other.env');

    const piped = await run(folder, ['lint', '--stdin', '--stdin-filename', '.env'], { input: content });
    expect(piped.stderr).toContain(why);
    expect(piped.code).toBe(2);
  });

  test('a binary file in a folder is passed over', async () => {
    const { code, stderr } = await run(folderWith({ 'model.env': Buffer.from('\0\0') }), ['lint']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('a folder with the name of a file', async () => {
    const folder = folderWith({ '.env/': '', '.env/a.env': bad });
    expect(await found(folder)).toEqual(['.env/a.env']);
  });

  test.skipIf(isRoot)('no permission', async () => {
    const folder = folderWith({ '.env': bad, 'closed/.env': bad });
    chmodSync(join(folder, '.env'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const { code, stderr } = await run(folder, ['lint']);
    chmodSync(join(folder, 'closed'), 0o700);
    expect(stderr).toBe('clearml-config: closed: no permission\nclearml-config: .env: cannot be read, no permission\n');
    expect(code).toBe(2);
  });

  test.each([
    ['half lines', '=\nCLEARML_\nCLEARML_API_HOST\nexport\n"'],
    ['merge conflict', `<<<<<<< HEAD\n${good}=======\n${bad}>>>>>>> other\n`],
    ['a NUL far behind', `${'A=1\n'.repeat(3000)}CLEARML_API_HOST=\0\n`],
    ['lone carriage returns', 'CLEARML_ACCESS_KEY=\rCLEARML_SECRET_KEY=\r'],
    ['empty', ''],
  ])('odd text is checked: %s', async (_, content) => {
    const { code, stderr } = await run(folderWith({ '.env': content }), ['lint']);
    expect(stderr).toBe('');
    expect([0, 1]).toContain(code);
  });
});

describe('--fix', () => {
  test('writes the safe fixes and reports what is left', async () => {
    const folder = folderWith({ '.env': 'CLEARML_ACCESS_KEY=${A}\nCLEARML_NO_SUCH=1\n', 'b.env': 'A=1\n' });
    const { code, stdout } = await run(folder, ['lint', '--fix', '--fail-on', 'information']);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('CLEARML_API_ACCESS_KEY=${A}\nCLEARML_NO_SUCH=1\n');
    expect(stdout).toContain('.env:2:1 information');
    expect(stdout).not.toContain('(wrong-name)');
    expect(stdout).toContain('in 2 files. Fixed 1 file.');
    expect(code).toBe(1);
    const second = await run(folder, ['lint', '--fix']);
    expect(second.stdout).toContain('Nothing was changed.');
    expect(readdirSync(folder).sort()).toEqual(['.env', 'b.env']);
  });

  test('keeps the byte order mark, line endings, permissions and links', async () => {
    const folder = folderWith({ 'real.env': '\uFEFFCLEARML_ACCESS_KEY=${A}\r\nB=2\r\n' });
    chmodSync(join(folder, 'real.env'), 0o640);
    mkdirSync(join(folder, 'x'));
    symlinkSync('../real.env', join(folder, 'x/.env'));
    await run(folder, ['lint', '--fix', 'x/.env']);
    expect(readFileSync(join(folder, 'real.env'), 'utf8')).toBe('\uFEFFCLEARML_API_ACCESS_KEY=${A}\r\nB=2\r\n');
    expect(statSync(join(folder, 'real.env')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'x'))).toEqual(['.env']);
  });

  test('does nothing without being asked', async () => {
    const folder = folderWith({ '.env': bad });
    await run(folder, ['lint']);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(bad);
  });

  test.skipIf(isRoot)('a folder that cannot be written to', async () => {
    const folder = folderWith({ 'a/.env': bad });
    chmodSync(join(folder, 'a'), 0o500);
    const { code, stderr, stdout } = await run(folder, ['lint', '--fix']);
    chmodSync(join(folder, 'a'), 0o700);
    expect(stderr).toBe('clearml-config: a/.env: cannot be fixed, no permission\n');
    expect(stdout).toContain('(wrong-name)');
    expect(code).toBe(2);
  });
});
