// The same suite in desktop VS Code, which @vscode/test-electron downloads. CLEARML_CONFIG_VSCODE=<executable> takes
// another one, such as code-shim.mjs; CLEARML_CONFIG_VSCODE_VERSION another version than the stable one.
import { runTests } from '@vscode/test-electron';
import { copyWorkspace, root, suites } from './lib/paths.mjs';
import { readResults, report, resultsFile } from './lib/results.mjs';

const started = Date.now();
const name = 'desktop';
const results = resultsFile(name);
const { folder, remove } = copyWorkspace('workspace');
const { CLEARML_CONFIG_VSCODE: executable, CLEARML_CONFIG_VSCODE_VERSION: version = 'stable' } = process.env;
let code = 1;
try {
  code = await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suites.node,
    extensionTestsEnv: { CLEARML_CONFIG_RESULTS: results },
    launchArgs: [folder, '--disable-extensions', '--disable-gpu', '--disable-telemetry', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(String(error));
} finally {
  remove();
}
process.exit(report(name, readResults(results), { ended: code === 0, milliseconds: Date.now() - started }));
