// Compares the language server with a bare one on the same connection library (floor-server.mjs), and on Dockerfiles with
// dockerfile-language-server-nodejs: same client, same bytes, in turn. Prints tables; nothing in here fails because
// something is slow.
//   node test/bench/run.mjs [--json FILE] [--host env|dockerfile|conf]… [--processes N] [--lines N,N,…] [--quick]
//   node test/bench/run.mjs --markdown [--from FILE]   writes the tables of docs/performance.md, of a new run or of a JSON file
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildServers } from './build.mjs';
import { createHosts } from './hosts.mjs';
import { measureInProcess } from './in-process.mjs';
import { toMarkdown } from './report.mjs';
import { runScenario } from './scenario.mjs';
import { createServers } from './servers.mjs';
import { summarize } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    host: { type: 'string', multiple: true, default: [] },
    processes: { type: 'string' },
    lines: { type: 'string' },
    quick: { type: 'boolean', default: false },
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
  const hosts = await createHosts(options.host);
  const processes = Number(options.processes ?? (options.quick ? 2 : 7));
  const sizesOfFiles = (options.lines ?? (options.quick ? '10,1000' : '10,1000,50000')).split(',').map(Number);
  const { servers: bundles, sizes, dispose } = await buildServers();
  const servers = createServers(bundles);
  const loadBefore = loadavg()[0];
  try {
    const measured = [];
    for (const host of hosts) {
      const bySize = [];
      for (const lines of sizesOfFiles) {
        progress(`${host.title}, ${lines} lines`);
        bySize.push(await measureSize(host, lines, servers, processes));
      }
      progress(`${host.title}, inside the server`);
      const inProcess = await measureInProcess(host, host.createFile(1000), options.quick ? 100 : 400);
      measured.push({ id: host.id, title: host.title, sizes: bySize, inProcess });
    }
    return {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      cpus: cpus().length,
      load: [loadBefore, loadavg()[0]],
      processes,
      titles: Object.fromEntries(Object.entries(servers).map(([name, { title }]) => [name, title])),
      hosts: measured,
      bundles: sizes,
    };
  } finally {
    dispose();
  }
}

/** All cells of one file size: the servers in turn, each in fresh processes; the first process of each only warms up. */
async function measureSize(host, lines, servers, processes) {
  const text = host.createFile(lines);
  const isLarge = lines > 10_000;
  const counts = isLarge ? { repeats: 3, burst: 10 } : { repeats: 10, burst: 100 };
  const samples = {};
  const facts = {};
  const names = Object.keys(servers).filter(name => servers[name].hosts.includes(host.id));
  for (let i = 0; i <= processes; i++) {
    for (const mode of ['pull', 'push']) {
      const able = names.filter(name => servers[name].modes.includes(mode));
      for (const name of i % 2 === 0 ? able : able.reverse()) {
        const run = await runScenario(servers[name], host, text, mode, (isLarge && servers[name].large) || counts);
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
  return { lines, burst: counts.burst, facts: Object.fromEntries(names.map(name => [name, facts[name]])), figures };
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
