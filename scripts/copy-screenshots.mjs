// Copies the screenshots that the tests in VS Code have made to `images/`, where the README shows them.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const names = [
  'problems',
  'hover',
  'quick-fix',
  'conflict',
  'completion',
  'values',
  'problems-panel',
  'dockerfile',
  'conf',
  'conf-hover',
];

for (const name of names) {
  const source = join(root, 'dist-test', 'out', `ui-server-${name}.png`);
  if (existsSync(source)) {
    copyFileSync(source, join(root, 'images', `${name}.png`));
    console.log(`images/${name}.png`);
  } else {
    console.error(`${source} is not there: npm run test:e2e`);
    process.exitCode = 1;
  }
}
