// Writes what follows from the files of the rules: their list (registry.ts), docs/rules/*.md and the setting
// `clearmlConfig.rules` in package.json.
//   node scripts/generate.mjs           writes the files
//   node scripts/generate.mjs --check   writes nothing; names each stale file, one a line, and fails if there is one
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSources, root } from './generate/load-sources.mjs';
import { registry, registryPath } from './generate/registry.mjs';
import { rulePage, rulesOverview } from './generate/rule-page.mjs';
import { runExamples } from './generate/run-examples.mjs';

const check = process.argv.includes('--check');
const folder = 'docs/rules';
const severities = ['off', 'hint', 'information', 'warning', 'error'];

// First of all, because everything else is read through it.
update(registryPath, registry());
const sources = await loadSources(`
  export { rules } from './server/src/rules/registry';
  export { documentationUrl } from './server/src/rules/documentation-url';
  export { runRules } from './server/src/rules/engine';
  export { createCatalogue } from './server/src/catalogue/create-catalogue';
  export { modelOf, optionsOf, surroundingsOf } from './test/support/rule-input';
  export { applyEdits } from './server/src/text/edits';
`);

const files = { ...pages(), 'package.json': manifest() };
const obsolete = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter(isObsolete) : [];
for (const [path, text] of Object.entries(files)) {
  update(path, text);
}
for (const name of obsolete) {
  update(`${folder}/${name}`, undefined);
}

/** The pages of all rules and their list: path → text. */
function pages() {
  const described = [...sources.rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(rule => ({ rule, examples: runExamples(rule, sources) }));
  return Object.fromEntries([
    [`${folder}/README.md`, rulesOverview(described)],
    ...described.map(({ rule, examples }) => [`${folder}/${rule.id}.md`, rulePage(rule, examples)]),
  ]);
}

/** package.json with one property for each rule, so that the settings editor completes and explains them. */
function manifest() {
  const json = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const setting = json.contributes.configuration.properties['clearmlConfig.rules'];
  const ids = [...sources.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  setting.properties = Object.fromEntries(
    ids.map(rule => [
      rule.id,
      {
        type: 'string',
        enum: severities,
        markdownDescription: `${rule.summary} Own severity: \`${rule.severity}\`. [More](${sources.documentationUrl(rule.id)})`,
      },
    ]),
  );
  return `${JSON.stringify(json, null, 2)}\n`;
}

function isObsolete(name) {
  return name.endsWith('.md') && !(`${folder}/${name}` in files);
}

/** Brings one file up to date, or says that it is not; `undefined` is a file that must not be there. */
function update(path, text) {
  const file = join(root, path);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current === text) {
    return;
  }
  if (check) {
    console.error(`${path} is stale: run "npm run generate".`);
    process.exitCode = 1;
  } else if (text === undefined) {
    rmSync(file);
  } else {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}
