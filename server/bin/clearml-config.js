#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const cli = join(__dirname, '../dist/cli.js');
if (existsSync(cli)) {
  require(cli);
} else {
  console.error('clearml-config is not built yet: npm run build');
  process.exitCode = 2;
}
