import { cells } from './scenario.mjs';
import { round } from './statistics.mjs';

/**
 * The figures as Markdown tables, which can be read on a terminal too.
 * @param {any} result what `run.mjs` writes as JSON
 */
export function toMarkdown(result) {
  return [
    `Node ${result.node} on ${result.platform}, ${result.cpus} processors, load ${result.load.map(round).join(' → ')}. ${result.processes} fresh processes for each column, the servers in turn, the first of each thrown away; median / 95th percentile / maximum.`,
    ...result.hosts.flatMap(host => [
      ...host.sizes.map(size => sizeTable(size, host, result)),
      inProcessTable(host.inProcess, host),
    ]),
    bundleTable(result.bundles),
  ].join('\n\n');
}

function sizeTable({ lines, burst, facts, figures }, host, { titles }) {
  const [first, ...others] = Object.keys(facts);
  const rows = cells.flatMap(cell => {
    const ours = figures[cell.id]?.[first];
    const compared = others.flatMap(name => {
      const theirs = figures[cell.id]?.[name];
      return theirs ? [figure(theirs, cell), ratio(ours, theirs)] : ['–', ''];
    });
    return ours ? [[cell.title.replace('#', burst), figure(ours, cell), ...compared]] : [];
  });
  const title = `### ${host.title}, ${lines.toLocaleString('en')} lines`;
  const note = [
    `Problems: ${list(facts, 'problems', titles)}.`,
    `Completion items: ${list(facts, 'completionItems', titles)}.`,
  ].join(' ');
  const head = ['', titles[first], ...others.flatMap(name => [titles[name], 'ratio'])];
  return [title, note, table(head, rows)].join('\n\n');
}

function list(facts, fact, titles) {
  const [ours, ...others] = Object.entries(facts).map(([name, known]) => `${titles[name]}: ${known[fact]}`);
  return `${ours.replace(/^.*: /, '')} (${others.join(', ')})`;
}

function inProcessTable(figures, host) {
  const rows = figures.map(each => [
    each.title,
    figure(each, { unit: 'ms' }),
    each.budget === undefined ? '' : `≤ ${each.budget} ms`,
  ]);
  return [`### ${host.title}, inside the server, 1,000 lines`, table(['', 'ClearML Config', 'budget'], rows)].join(
    '\n\n',
  );
}

function bundleTable(bundles) {
  const rows = Object.entries(bundles).map(([name, bytes]) => [
    name,
    `${Math.round(bytes / 1024).toLocaleString('en')} KB`,
  ]);
  return ['### Bundles', table(['', 'size'], rows)].join('\n\n');
}

function figure({ median, p95, max }, { unit }) {
  return `${[median, p95, max].map(round).join(' / ')}${unit && ` ${unit}`}`;
}

function ratio(ours, theirs) {
  return theirs.median > 0 ? `${round(ours.median / theirs.median)} ×` : '';
}

function table(head, rows) {
  const widths = head.map((text, column) => Math.max(3, text.length, ...rows.map(row => row[column].length)));
  const line = row => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
