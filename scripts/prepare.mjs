// What `npm start` and `npm test` need straight after a clone. Only Node's own modules: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = 20;

/** Installs the packages of the lock file when they are missing or older than it; throws one line when that is not possible. */
export function prepare() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`);
  }
  const installed = join(root, 'node_modules', '.package-lock.json');
  const locked = statSync(join(root, 'package-lock.json')).mtimeMs;
  if (!existsSync(installed) || statSync(installed).mtimeMs < locked) {
    console.log('Installing packages: npm ci …');
    const { ok } = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (!ok) {
      throw new Error('npm ci failed.');
    }
  }
}

/**
 * Runs a command in the checkout and shows what it prints.
 * @param {string} command `node` is this Node
 * @param {readonly string[]} parameters
 * @param {{ capture?: boolean, timeout?: number }} [options]
 *   `capture`: the output is given back too; `timeout`: in milliseconds, after which the command is ended and has failed
 */
export function run(command, parameters, { capture = false, timeout } = {}) {
  const isNpm = command === 'npm';
  const { status, stdout, stderr } = spawnSync(command === 'node' ? process.execPath : command, parameters, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    // On Windows npm is a script of the shell.
    shell: isNpm && process.platform === 'win32',
    timeout,
  });
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  if (capture) {
    process.stdout.write(output);
  }
  return { ok: status === 0, output };
}
