// The real workbench, driven as a user does: `run-ui.mjs server` (the packaged .vsix, installed) or `run-ui.mjs web`.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './lib/browser.mjs';
import { copyWorkspace, outFolder, vsix } from './lib/paths.mjs';
import { report } from './lib/results.mjs';
import { startServerHost, workbenchAddress } from './lib/server-host.mjs';
import { startWebHost, webAddress } from './lib/web-host.mjs';
import { userFlow } from './ui/flow.mjs';
import { createWorkbench } from './ui/workbench.mjs';

const started = Date.now();
const kind = process.argv[2] === 'web' ? 'web' : 'server';
const name = `ui-${kind}`;
const { folder, remove } = copyWorkspace('sample');
const results = { where: `${kind} host`, tests: [] };
let host;
let opened;
let ended = false;
try {
  host = await start();
  // Small and sharp: the screenshots are for the README too.
  opened = await openPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: 2 });
  const { page } = opened;
  await page.goto(host.address);
  const screenshot = shot => page.screenshot({ path: join(outFolder, `${name}-${shot}.png`) });
  for (const [title, run] of userFlow(createWorkbench(page, '/.env'), screenshot)) {
    const begun = Date.now();
    try {
      await run();
      results.tests.push({ title, ok: true, ms: Date.now() - begun });
    } catch (error) {
      results.tests.push({ title, ok: false, ms: Date.now() - begun, error: String(error) });
      await screenshot('failure');
      break; // the next steps stand on this one
    }
  }
  ended = results.tests.every(({ ok }) => ok);
} catch (error) {
  console.error(error);
} finally {
  if (!ended && opened) {
    writeFileSync(join(outFolder, `${name}-console.log`), opened.lines.join('\n'));
  }
  await opened?.browser.close();
  await host?.stop();
  remove();
}
process.exit(report(name, results, { ended, milliseconds: Date.now() - started }));

async function start() {
  if (kind === 'web') {
    const { port, stop } = await startWebHost({ folder });
    return { address: webAddress(port, { openFile: '.env' }), stop };
  }
  if (!existsSync(vsix)) {
    throw new Error('There is no dist/clearml-config.vsix yet: npm run package');
  }
  const { port, stop } = await startServerHost({ name, extension: vsix });
  return { address: workbenchAddress(port, folder, { openFile: join(folder, '.env') }), stop };
}
