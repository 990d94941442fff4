import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'clearml-config-cli-'));

/** The command-line program, bundled as it is shipped. */
export const program = join(scratch, 'cli.js');
await build({
  absWorkingDir: root,
  entryPoints: ['server/src/cli/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  outfile: program,
  logLevel: 'error',
});

const folders = [scratch];
afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
});

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Makes a folder with these files; a name that ends with `/` makes an empty folder. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clearml-config-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) {
      writeFileSync(path, content);
    }
  }
  return folder;
}

/** Runs the program in a folder, with no colours and no terminal, and waits for its end. */
export function run(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env } });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', chunk => output.stdout.push(chunk));
    child.stderr.on('data', chunk => output.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', code =>
      resolve({
        code,
        stdout: Buffer.concat(output.stdout).toString(),
        stderr: Buffer.concat(output.stderr).toString(),
      }),
    );
    // A program that refuses its arguments does not read on.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs `lint --format json` and gives what it printed. */
export async function lintJson(cwd: string, args: readonly string[] = []) {
  const { stdout, stderr, code } = await run(cwd, ['lint', '--format', 'json', ...args]);
  return { ...(JSON.parse(stdout) as JsonReport), stderr, code };
}

interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

export interface JsonReport {
  readonly version: number;
  readonly files: number;
  readonly problems: readonly {
    readonly file: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly start: JsonPlace;
    readonly end: JsonPlace;
    readonly related: readonly { file: string; start: JsonPlace; end: JsonPlace; message: string }[];
    readonly fixes: readonly {
      title: string;
      edits: readonly { file: string; start: JsonPlace; end: JsonPlace; newText: string }[];
    }[];
  }[];
}
