// The entry (`extensionTestsPath`) for desktop VS Code and for the VS Code server: mocha inside the node extension host.
import * as fs from 'node:fs';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { collectResults } from './mocha-run';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  require('./all');
  const where = `VS Code ${vscode.version}, ${vscode.env.appHost}, ${vscode.env.remoteName ?? 'local'}, node ${process.version}`;
  const file = process.env.CLEARML_CONFIG_RESULTS;
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      failures ? reject(new Error(`${failures} tests failed`)) : resolve();
    });
    const results = collectResults(runner, where);
    // After each test: a run that hangs still tells how far it came.
    runner.on('test end', () => {
      if (file) {
        fs.writeFileSync(file, JSON.stringify(results));
      }
    });
  });
}
