// Compares the language server with a bare one on the same connection library (floor-server.mjs): same client, same
// bytes, in turn. Prints a table; nothing in here fails because something is slow.
//   node test/bench/run.mjs [--json FILE] [--processes N] [--lines N,N,…]
//   node test/bench/run.mjs --markdown [--from FILE]   writes the tables of docs/performance.md, of a new run or of a JSON file
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildServers } from './build.mjs';
import { createEnvFiles } from './env-file.mjs';
import { measureInProcess } from './in-process.mjs';
import { toMarkdown } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { summarize } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    processes: { type: 'string', default: '7' },
    lines: { type: 'string', default: '10,1000,50000' },
    from: { type: 'string' },
  },
});
const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

const result = options.from ? JSON.parse(readFileSync(options.from, 'utf8')) : await measure();
if (options.json) {
  writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
if (options.markdown && existsSync(page)) {
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(begin) + begin.length), text.slice(text.indexOf(end))];
  writeFileSync(page, `${before}\n\n${toMarkdown(result)}\n\n${after}`);
} else {
  console.log(toMarkdown(result));
}

async function measure() {
  const createEnvFile = await createEnvFiles();
  const processes = Number(options.processes);
  const { servers, sizes, dispose } = await buildServers();
  try {
    const measured = [];
    for (const lines of options.lines.split(',').map(Number)) {
      progress(`${lines} lines`);
      measured.push(await measureSize(createEnvFile(lines), lines, servers, processes));
    }
    progress('inside the server');
    return {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      cpus: cpus().length,
      processes,
      sizes: measured,
      inProcess: await measureInProcess(createEnvFile(1000), 400),
      bundles: sizes,
    };
  } finally {
    dispose();
  }
}

/** All cells of one file size: both servers in turn, each in fresh processes; the first process of each only warms up. */
async function measureSize(text, lines, servers, processes) {
  const repeats = lines > 10_000 ? 3 : 10;
  const samples = {};
  const facts = {};
  for (let i = 0; i <= processes; i++) {
    for (const mode of ['pull', 'push']) {
      const names = Object.keys(servers);
      for (const name of i % 2 === 0 ? names : names.reverse()) {
        const run = await runScenario(servers[name], text, mode, repeats);
        facts[name] = { ...facts[name], ...run.facts };
        if (i > 0) {
          collect(run.samples, name, samples);
        }
      }
    }
    progress(`  ${i}/${processes}`);
  }
  const figures = Object.fromEntries(
    Object.entries(samples).map(([cell, byServer]) => [
      cell,
      Object.fromEntries(Object.entries(byServer).map(([name, values]) => [name, summarize(values)])),
    ]),
  );
  return { lines, facts, figures };
}

function collect(from, name, into) {
  for (const [cell, values] of Object.entries(from)) {
    into[cell] ??= {};
    into[cell][name] = [...(into[cell][name] ?? []), ...values];
  }
}

function progress(text) {
  if (process.stderr.isTTY) {
    process.stderr.write(`${text}\n`);
  }
}
