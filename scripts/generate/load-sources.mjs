import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles TypeScript sources into a temporary file and imports it, so that a script needs no build before it.
 * @param {string} code an ES module; paths in it are relative to the checkout
 * @returns {Promise<any>} what the module exports
 */
export async function loadSources(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    absWorkingDir: root,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  const folder = mkdtempSync(join(tmpdir(), 'clearml-config-'));
  const file = join(folder, 'sources.mjs');
  try {
    writeFileSync(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
