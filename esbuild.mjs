// Bundles everything that is shipped, and the test suites that run inside VS Code.
//   node esbuild.mjs [--production] [--watch]
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
process.chdir(fileURLToPath(new URL('.', import.meta.url)));

/** The catalogue as text that is parsed when it is loaded: V8 reads JSON faster than the same data as code. */
const jsonAsText = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]catalogue[\\/]data[\\/][^\\/]+\.json$/ }, ({ path }) => {
      const json = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(json)});`, loader: 'js', watchFiles: [path] };
    });
  },
};

const common = {
  absWorkingDir: process.cwd(),
  bundle: true,
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [jsonAsText],
};
const node = { ...common, platform: 'node', format: 'cjs' };
// VS Code loads web extensions as CommonJS, without a module loader of its own.
const web = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser'],
};
const vscode = { external: ['vscode'] };

const bundles = [
  { ...node, ...vscode, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.node.js' },
  { ...web, ...vscode, entryPoints: ['client/src/web.ts'], outfile: 'dist/client.web.js' },
  { ...node, entryPoints: ['server/src/lsp/node-main.ts'], outfile: 'dist/server.node.js' },
  { ...web, format: 'iife', entryPoints: ['server/src/lsp/web.ts'], outfile: 'dist/server.web.js' },
  { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'server/dist/cli.js' },
  // Mocha stays outside of the node suite and is part of the web suite, where nothing can be required.
  {
    ...node,
    minify: false,
    external: ['vscode', 'mocha'],
    entryPoints: ['test/e2e/suite/index.node.ts'],
    outfile: 'dist-test/suite.node.js',
  },
  { ...web, ...vscode, minify: false, entryPoints: ['test/e2e/suite/index.web.ts'], outfile: 'dist-test/suite.web.js' },
].filter(({ entryPoints }) => existsSync(entryPoints[0]));

if (production) {
  rmSync('dist', { recursive: true, force: true });
  rmSync('server/dist', { recursive: true, force: true });
}
const contexts = await Promise.all(bundles.map(options => context(options)));
if (watch) {
  await Promise.allSettled(contexts.map(each => each.rebuild()));
  await Promise.all(contexts.map(each => each.watch()));
  // The line that the task in .vscode/tasks.json waits for.
  console.log('watching');
} else {
  try {
    await Promise.all(contexts.map(each => each.rebuild()));
  } catch {
    process.exitCode = 1; // esbuild has said why
  } finally {
    await Promise.all(contexts.map(each => each.dispose()));
  }
}
