// The entry (`extensionTestsPath`) for VS Code in a browser: mocha's browser build inside the web worker extension host.
import 'mocha/mocha';
import * as vscode from 'vscode';
import { collectResults } from './mocha-run';

/** Mocha's default reporter wants a page; the results are collected from the runner's events. */
class SilentReporter {}

export function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 30_000, reporter: SilentReporter as never });
  require('./all');
  const where = `VS Code ${vscode.version}, ${vscode.env.appHost}, web worker`;
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      console.log(`CLEARML_CONFIG_RESULTS ${JSON.stringify(results)}`);
      failures ? reject(new Error(`${failures} tests failed`)) : resolve();
    });
    const results = collectResults(runner, where);
  });
}
