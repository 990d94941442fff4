import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './browser.mjs';
import { outFolder, withTimeout } from './paths.mjs';
import { startServerHost, workbenchAddress } from './server-host.mjs';

/**
 * Runs `tests` (a module that exports `run()`) in the extension host of a fresh VS Code server.
 * @returns the outcome of `run()` as the workbench reports it: 0 resolved, 1 rejected
 */
export async function runSuiteOnServer({ name, development, tests, folder, env }) {
  const server = await startServerHost({ name, env });
  let opened;
  let code = 1;
  try {
    opened = await openPage();
    const { page } = opened;
    const exit = new Promise(done => page.exposeFunction('codeAutomationExit', done));
    const crash = new Promise((_, failed) => page.on('crash', () => failed(new Error('The page crashed.'))));
    await page.goto(workbenchAddress(server.port, folder, { development, tests }));
    code = await withTimeout(Promise.race([exit, crash]), 180_000, 'Tests in the extension host');
    return code;
  } finally {
    if (code !== 0 && opened) {
      await opened.page.screenshot({ path: join(outFolder, `${name}-failure.png`) }).catch(() => {});
      writeFileSync(join(outFolder, `${name}-console.log`), opened.lines.join('\n'));
    }
    await opened?.browser.close();
    await server.stop();
  }
}
