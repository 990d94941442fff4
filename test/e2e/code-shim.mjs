#!/usr/bin/env node
// Stands in for the desktop executable of VS Code where there is none: @vscode/test-electron starts it with the same
// arguments, and it runs the suite in the VS Code server with a headless browser as its window.
import { runSuiteOnServer } from './lib/suite-on-server.mjs';

const option = name => process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = process.argv.slice(2).find(argument => argument.startsWith('/'));
process.exit(
  await runSuiteOnServer({
    name: 'desktop',
    development: option('extensionDevelopmentPath'),
    tests: option('extensionTestsPath'),
    folder,
  }),
);
