/** What the launchers read: see lib/results.mjs. */
export interface SuiteResults {
  readonly where: string;
  readonly tests: { title: string; ok: boolean; ms: number; error?: string }[];
}

/** Collects the outcome of each test of a mocha run. */
export function collectResults(runner: Mocha.Runner, where: string): SuiteResults {
  const results: SuiteResults = { where, tests: [] };
  runner
    .on('pass', test => results.tests.push({ title: test.fullTitle(), ok: true, ms: test.duration ?? 0 }))
    .on('fail', (test, error) =>
      results.tests.push({ title: test.fullTitle(), ok: false, ms: test.duration ?? 0, error: String(error.stack) }),
    );
  return results;
}
