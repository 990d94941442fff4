// The same suite in VS Code for the web: extension and language server are web workers.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './lib/browser.mjs';
import { outFolder, root, suites, withTimeout } from './lib/paths.mjs';
import { report } from './lib/results.mjs';
import { startWebHost, webAddress } from './lib/web-host.mjs';

const started = Date.now();
const name = 'web-host';
const marker = 'CLEARML_CONFIG_RESULTS ';
const server = await startWebHost({ folder: join(root, 'test/e2e/workspace'), tests: suites.web });
const { browser, page, lines } = await openPage();
let code = 1;
let results;
try {
  const exit = new Promise(done => page.exposeFunction('codeAutomationExit', done));
  await page.exposeFunction('codeAutomationLog', () => {});
  const line = new Promise(done => {
    page.on('console', message => {
      const at = message.text().indexOf(marker);
      if (at >= 0) {
        done(message.text().slice(at + marker.length));
      }
    });
  });
  await page.goto(webAddress(server.port));
  code = await withTimeout(exit, 180_000, 'Tests in the web extension host');
  results = JSON.parse(await withTimeout(line, 5000, 'The results'));
} catch (error) {
  console.error(error);
} finally {
  if (code !== 0 || !results) {
    await page.screenshot({ path: join(outFolder, `${name}-failure.png`) }).catch(() => {});
    writeFileSync(join(outFolder, `${name}-console.log`), lines.join('\n'));
  }
  await browser.close();
  await server.stop();
}
process.exit(report(name, results, { ended: code === 0, milliseconds: Date.now() - started }));
