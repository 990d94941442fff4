// Every run that this machine can do, one after the other: they would take each other's time. Needs a build and a package.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasServerHost } from './hosts/install.mjs';
import { root } from './lib/paths.mjs';

const folder = join(root, 'test/e2e');
const shim = { CLEARML_CONFIG_VSCODE: join(folder, 'code-shim.mjs') };
const runs = [
  ...(hasServerHost ? [['run-server.mjs'], ['run-ui.mjs', 'server']] : []),
  ['run-web.mjs'],
  ['run-ui.mjs', 'web'],
];
const failed = runs.filter(run => execute(run) !== 0);
if (hasServerHost) {
  // The call that `npm run test:desktop` makes, with an executable that stands in for the desktop's.
  if (execute(['run-desktop.mjs'], shim) !== 0) {
    failed.push(['run-desktop.mjs']);
  }
} else {
  console.log(
    'The VS Code server runs on Linux x64 only: its runs are left out. `npm run test:desktop` runs the suite here.',
  );
}
process.exit(failed.length === 0 ? 0 : 1);

function execute([script, ...parameters], env = {}) {
  const { status } = spawnSync(process.execPath, [join(folder, script), ...parameters], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    timeout: 300_000,
  });
  return status ?? 1;
}
