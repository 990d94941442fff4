// The VS Code server: the extension runs in a node extension host, the workbench in a browser.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServerHost } from '../hosts/install.mjs';
import { outFolder } from './paths.mjs';

/** Settings under which nothing moves by itself. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'git.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
};

/**
 * Starts a server with user data of its own on a free port.
 * @param {{ extension?: string, name: string, env?: Record<string, string> }} options
 *   `extension`: a .vsix to install; `name`: of the log file in the folder of results
 */
export async function startServerHost({ extension, name, env = {} }) {
  const host = ensureServerHost();
  const data = mkdtempSync(join(tmpdir(), 'clearml-config-vscode-'));
  const extensions = join(data, 'extensions');
  const common = ['out/server-main.js', '--accept-server-license-terms', '--server-data-dir', data];
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(quietSettings));
  if (extension) {
    const install = [...common, '--extensions-dir', extensions, '--install-extension', extension];
    const { stdout, stderr } = spawnSync(host.node, install, { cwd: host.folder, encoding: 'utf8' });
    if (!/was successfully installed/.test(stdout)) {
      throw new Error(`${extension} was not installed: ${stdout}\n${stderr}`);
    }
  }
  const logFile = join(outFolder, `${name}-server.log`);
  const log = openSync(logFile, 'w');
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const child = spawn(
    host.node,
    [
      ...common,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--extensions-dir', extensions],
      // Without it a built workbench ignores the payload of its address (extensionDevelopmentPath, extensionTestsPath).
      '--enable-smoke-test-driver',
      ...['--disable-telemetry', '--disable-workspace-trust', '--disable-experiments', '--disable-update-check'],
    ],
    // A process group of its own, so that all of it can be ended.
    { cwd: host.folder, env: { ...environment, ...env }, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);

  async function stop() {
    if (child.exitCode === null) {
      const gone = new Promise(done => child.once('exit', done));
      endGroup(child.pid, 'SIGTERM');
      const timer = setTimeout(() => endGroup(child.pid, 'SIGKILL'), 3000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }

  for (const end = Date.now() + 30_000; ; ) {
    const text = readFileSync(logFile, 'utf8');
    const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
    if (port) {
      return { port: Number(port), stop };
    }
    if (child.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`The VS Code server did not start:\n${text}`);
    }
    await new Promise(done => setTimeout(done, 50));
  }
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}

/**
 * The address of a workbench of the server.
 * @param {number} port
 * @param {string} folder absolute
 * @param {{ development?: string, tests?: string, openFile?: string }} options absolute paths
 */
export function workbenchAddress(port, folder, { development, tests, openFile }) {
  const remote = path => `vscode-remote://localhost:${port}${path}`;
  const payload = [];
  if (development) {
    payload.push(['extensionDevelopmentPath', remote(development)]);
  }
  if (tests) {
    payload.push(['extensionTestsPath', remote(tests)]);
  }
  if (openFile) {
    payload.push(['openFile', remote(openFile)]);
  }
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://localhost:${port}/?${query}`;
}
