import { startServer } from './client.mjs';

/** What is measured, in the order of the tables; `unit` is that of the figures, `#` the number of keys of a burst. */
export const cells = [
  { id: 'initialize', title: 'spawn → initialize', unit: 'ms' },
  { id: 'open', title: 'didOpen → problems (asked for)', unit: 'ms' },
  { id: 'change', title: 'one key in the middle → problems (asked for)', unit: 'ms' },
  { id: 'burst', title: '# keys at once → problems of the last (asked for)', unit: 'ms' },
  { id: 'openPush', title: 'didOpen → problems (published)', unit: 'ms' },
  { id: 'changePush', title: 'one key in the middle → problems (published)', unit: 'ms' },
  { id: 'burstPush', title: '# keys at once → problems of the last (published)', unit: 'ms' },
  { id: 'burstPublishes', title: 'messages with problems for # keys', unit: '' },
  { id: 'hover', title: 'hover', unit: 'ms' },
  { id: 'completion', title: 'completion of names, whole list', unit: 'ms' },
  { id: 'resolve', title: 'completion: documentation of one item', unit: 'ms' },
  { id: 'symbols', title: 'document symbols', unit: 'ms' },
  { id: 'fixAll', title: 'code action: fix all', unit: 'ms' },
  { id: 'rss', title: 'memory at the end', unit: 'MB' },
  { id: 'peak', title: 'memory at its peak', unit: 'MB' },
];

/**
 * Runs one server on one file in a fresh process.
 * @param {import('./servers.mjs').BenchServer} server
 * @param {import('./hosts.mjs').BenchHost} host
 * @param {string} text of the file
 * @param {'pull' | 'push'} mode one of the server's
 * @param {{ repeats: number, burst: number }} counts how often each cell is measured inside of the process; keys of a burst, 0 for none
 * @returns {Promise<{ samples: Record<string, number[]>, facts: Record<string, number> }>}
 */
export async function runScenario(server, host, text, mode, { repeats, burst: burstLength }) {
  const { uri } = host;
  const textDocument = { uri };
  const client = await startServer(server.file, mode);
  const samples = {};
  const add = (cell, value) => {
    samples[cell] ??= [];
    samples[cell].push(value);
  };
  const timed = async (cell, action) => {
    const started = performance.now();
    const result = await action();
    add(cell, performance.now() - started);
    return result;
  };
  const lines = text.split('\n');
  const middle = middleLine(lines, host);
  const suffix = mode === 'push' ? 'Push' : '';
  let version = 1;

  const change = (line, from, to, newText) => {
    const range = { start: { line, character: from }, end: { line, character: to } };
    const contentChanges = [{ range, text: newText }];
    return client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
  };
  /** Makes a change and waits for the problems of the version that it makes. */
  const problemsAfter = async action => {
    const published = mode === 'push' ? client.nextPublish(version + 1) : undefined;
    await action();
    return published ?? (await client.request('textDocument/diagnostic', { textDocument })).items;
  };
  /** Types a letter at the end of the middle line, or takes it back. */
  const key = index => {
    const end = lines[middle].length;
    return index % 2 === 0 ? change(middle, end, end, 'x') : change(middle, end, end + 1, '');
  };

  add('initialize', client.initialize);
  version = 0;
  const problems = await timed(`open${suffix}`, () =>
    problemsAfter(() => {
      version++;
      return client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: host.languageId, version, text },
      });
    }),
  );
  for (let i = 0; i < 2 * repeats; i++) {
    await timed(`change${suffix}`, () => problemsAfter(() => key(i)));
  }
  if (burstLength > 0) {
    await burst();
  }
  const facts = { problems: problems.length };
  if (mode === server.modes[0]) {
    await requests();
  }
  await client.stop();
  return { samples, facts };

  /** As fast as a client can send them; one that asks for problems takes back each question that it no longer needs. */
  async function burst() {
    const before = client.published.length;
    await timed(`burst${suffix}`, async () => {
      if (mode === 'push') {
        const published = client.nextPublish(version + burstLength);
        for (let i = 0; i < burstLength; i++) {
          await key(i);
        }
        return published;
      }
      let last;
      let cancellation;
      for (let i = 0; i < burstLength; i++) {
        cancellation?.cancel();
        cancellation = client.newCancellation();
        await key(i);
        last = client.request('textDocument/diagnostic', { textDocument }, cancellation.token);
        last.catch(() => {});
      }
      return last;
    });
    if (mode === 'push') {
      add('burstPublishes', client.published.length - before);
    }
  }

  async function requests() {
    const names = lines.flatMap((line, index) => (host.own.test(line) ? [index] : []));
    for (let i = 0; i < repeats; i++) {
      const position = { line: names[Math.floor(((i + 0.5) / repeats) * names.length)] };
      position.character = host.own.exec(lines[position.line])[0].length - 3;
      await timed('hover', () => client.request('textDocument/hover', { textDocument, position }));
    }
    for (let i = 0; i < repeats; i++) {
      await timed('symbols', () => client.request('textDocument/documentSymbol', { textDocument }));
      if (server.fixesAll) {
        const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
        const context = { diagnostics: [], only: ['source.fixAll'] };
        await timed('fixAll', () => client.request('textDocument/codeAction', { textDocument, range, context }));
      }
    }
    for (let i = 0; i < repeats; i++) {
      await change(middle, 0, 0, `${host.typed}\n`);
      const position = { line: middle, character: host.typed.length };
      const answer = await timed('completion', () =>
        client.request('textDocument/completion', { textDocument, position }),
      );
      const items = Array.isArray(answer) ? answer : answer.items;
      facts.completionItems = items.length;
      if (items.length > 0) {
        await timed('resolve', () => client.request('completionItem/resolve', items[i % items.length]));
      }
      const range = { start: { line: middle, character: 0 }, end: { line: middle + 1, character: 0 } };
      const contentChanges = [{ range, text: '' }];
      await client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
    }
    const memory = client.memory();
    if (memory) {
      add('rss', memory.rss);
      add('peak', memory.peak);
    }
  }
}

/** The setting of ClearML nearest to the middle of the file, behind it if there is one. */
function middleLine(lines, { own }) {
  const from = Math.floor(lines.length / 2);
  const after = lines.findIndex((line, index) => index >= from && own.test(line));
  return after >= 0 ? after : lines.findLastIndex(line => own.test(line));
}
