// The suite inside the node extension host of a real VS Code server.
import { copyWorkspace, root, suites } from './lib/paths.mjs';
import { readResults, report, resultsFile } from './lib/results.mjs';
import { runSuiteOnServer } from './lib/suite-on-server.mjs';

const started = Date.now();
const name = 'server-host';
const results = resultsFile(name);
const { folder, remove } = copyWorkspace('workspace');
let code = 1;
try {
  const env = { CLEARML_CONFIG_RESULTS: results };
  code = await runSuiteOnServer({ name, development: root, tests: suites.node, folder, env });
} catch (error) {
  console.error(error);
} finally {
  remove();
}
process.exit(report(name, readResults(results), { ended: code === 0, milliseconds: Date.now() - started }));
