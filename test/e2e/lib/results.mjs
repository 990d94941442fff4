import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder } from './paths.mjs';

/** The file in which a suite in a node extension host leaves its results. */
export function resultsFile(name) {
  const file = join(outFolder, `${name}-results.json`);
  rmSync(file, { force: true });
  return file;
}

/** The results in a file; none when the suite did not get so far. */
export function readResults(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * Prints results and keeps the counts for the summary of `npm test`.
 * A run that ended badly, or without any test, counts as one more failure.
 * @returns the exit code
 */
export function report(name, results, { ended = true, milliseconds }) {
  const tests = results?.tests ?? [];
  for (const { title, ok, ms, error } of tests) {
    console.log(ok ? `  ok   ${title} (${ms} ms)` : `  FAIL ${title}\n${error}`);
  }
  const passed = tests.filter(({ ok }) => ok).length;
  const broken = tests.length === 0 || !ended;
  const failed = tests.length - passed + (broken && tests.length === passed ? 1 : 0);
  const where = results?.where ?? 'no result';
  console.log(`${name} (${where}): ${passed} passed, ${failed} failed, ${milliseconds} ms`);
  writeFileSync(join(outFolder, `${name}-summary.json`), JSON.stringify({ name, passed, failed }));
  return failed === 0 ? 0 : 1;
}
