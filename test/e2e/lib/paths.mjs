import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
/** Results, screenshots and, after a failure, logs. */
export const outFolder = join(root, 'dist-test', 'out');
mkdirSync(outFolder, { recursive: true });

export const vsix = join(root, 'dist', 'clearml-config.vsix');
export const suites = { node: join(root, 'dist-test', 'suite.node.js'), web: join(root, 'dist-test', 'suite.web.js') };

/** A copy of a folder of `test/e2e` that a run may change. */
export function copyWorkspace(name) {
  const temporary = mkdtempSync(join(tmpdir(), 'clearml-config-'));
  const folder = join(temporary, name);
  cpSync(join(root, 'test', 'e2e', name), folder, { recursive: true });
  return { folder, remove: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A port that is free at this moment. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Rejects when `promise` takes longer than `milliseconds`. */
export function withTimeout(promise, milliseconds, what) {
  let timer;
  const timeout = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what}: nothing after ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
