// `npm test`: every test, from a bare clone on. With `--ci` also what only the repository's own checks ask for.
// Ends with a line `N passed, N failed`: tests and checks together.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const out = join(root, 'dist-test', 'out');
const ci = process.argv.includes('--ci');
/** In milliseconds; a test that never ends must not keep the summary back. */
const longestRun = 10 * 60_000;
const totals = { passed: 0, failed: 0 };
const failures = [];

try {
  prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

if (ci) {
  check('lint', () => run('node', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.']).ok);
  const generate = 'scripts/generate.mjs';
  if (existsSync(join(root, generate))) {
    check('generated files are fresh', () => run('node', [generate, '--check']).ok);
  }
}
for (const part of ['server', 'client', 'test']) {
  check(`types of ${part}`, () => run('node', ['node_modules/typescript/bin/tsc', '-p', part]).ok);
}
unitTests();
const built = check('package without a warning', () => {
  const { ok, output } = run('npm', ['run', 'package'], { capture: true });
  return ok && !/warn/i.test(output);
});
if (built) {
  check('the command line runs', () => run('node', ['server/bin/clearml-config.js', '--version']).ok);
  endToEndTests();
}

for (const failure of failures) {
  console.log(`FAILED: ${failure}`);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

function check(name, passes) {
  console.log(`\n--- ${name}`);
  const ok = passes();
  count(name, ok ? 1 : 0, ok ? 0 : 1);
  return ok;
}

function count(name, passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) {
    failures.push(failed > 1 ? `${name} (${failed})` : name);
  }
}

function unitTests() {
  console.log('\n--- tests without an editor');
  const report = join(out, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = run('node', ['node_modules/vitest/vitest.mjs', 'run', ...reporters], {
    timeout: longestRun,
  });
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  // A file that cannot be loaded fails the run without a failed test.
  const broken = !ok && numFailedTests === 0 ? 1 : 0;
  count('tests without an editor', numPassedTests, numFailedTests + broken);
}

function endToEndTests() {
  console.log('\n--- tests in VS Code');
  const { ok } = run('node', ['test/e2e/run.mjs']);
  const summaries = readdirSync(out).filter(name => name.endsWith('-summary.json'));
  let failed = 0;
  for (const file of summaries) {
    const summary = JSON.parse(readFileSync(join(out, file), 'utf8'));
    count(`${summary.name} in VS Code`, summary.passed, summary.failed);
    failed += summary.failed;
  }
  if (summaries.length === 0 || (!ok && failed === 0)) {
    count('tests in VS Code', 0, 1);
  }
}
