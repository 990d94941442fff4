import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const skipped = /[\\/](?:node_modules|dist)$/;

/** Bundles that users get, for their sizes. */
const shipped = [
  'dist/client.node.js',
  'dist/client.web.js',
  'dist/server.node.js',
  'dist/server.web.js',
  'server/dist/cli.js',
];

/**
 * Makes the production bundles by the real build script, on a copy of the sources: the checkout's own `dist` stays as
 * it is. The floor server is bundled in the same way.
 * @returns {Promise<{ servers: Record<'ours' | 'floor', string>, sizes: Record<string, number>, dispose: () => void }>}
 */
export async function buildServers() {
  const folder = mkdtempSync(join(tmpdir(), 'clearml-config-bench-'));
  for (const name of ['client', 'server']) {
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: source => !skipped.test(source) });
  }
  for (const name of ['package.json', 'tsconfig.json', 'esbuild.mjs']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  for (const name of ['node_modules', 'server/node_modules']) {
    link(join(root, name), join(folder, name));
  }
  execFileSync(process.execPath, [join(folder, 'esbuild.mjs'), '--production'], { cwd: folder, stdio: 'inherit' });
  const floor = join(folder, 'dist/floor.js');
  await build({
    entryPoints: [join(root, 'test/bench/floor-server.mjs')],
    outfile: floor,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    logLevel: 'warning',
  });
  const sizes = { 'floor server': statSync(floor).size };
  for (const path of shipped) {
    sizes[path] = statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
  }
  return {
    servers: { ours: join(folder, 'dist/server.node.js'), floor },
    sizes,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function link(target, path) {
  if (statSync(target, { throwIfNoEntry: false })) {
    symlinkSync(target, path, 'junction');
  }
}
