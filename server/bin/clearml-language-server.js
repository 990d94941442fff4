#!/usr/bin/env node
// The name under which editors look for a language server: `clearml-config lsp`.
process.argv.splice(2, 0, 'lsp');
require('./clearml-config.js');
