import { cells } from './scenario.mjs';
import { round } from './statistics.mjs';

/**
 * The figures as Markdown tables, which can be read on a terminal too.
 * @param {any} result what `run.mjs` writes as JSON
 */
export function toMarkdown(result) {
  return [
    `Node ${result.node} on ${result.platform}, ${result.cpus} processors. ${result.processes} fresh processes for each column, both servers in turn, the first of each thrown away; median / 95th percentile / maximum.`,
    ...result.sizes.map(size => sizeTable(size, result)),
    inProcessTable(result.inProcess),
    bundleTable(result.bundles),
  ].join('\n\n');
}

function sizeTable({ lines, facts, figures }) {
  const rows = cells.flatMap(cell => {
    const { ours, floor } = figures[cell.id] ?? {};
    return ours && floor ? [[cell.title, figure(ours, cell), figure(floor, cell), ratio(ours, floor)]] : [];
  });
  const { ours, floor } = facts;
  const title = `### ${lines.toLocaleString('en')} lines`;
  const note = `Problems: ${ours.problems} (floor: ${floor.problems}). Completion items: ${ours.completionItems} (floor: ${floor.completionItems}).`;
  return [title, note, table(['', 'ClearML Config', 'floor', 'ratio'], rows)].join('\n\n');
}

function inProcessTable(figures) {
  const rows = figures.map(each => [
    each.title,
    figure(each, { unit: 'ms' }),
    each.budget === undefined ? '' : `≤ ${each.budget} ms`,
  ]);
  return ['### Inside the server, 1,000 lines', table(['', 'ClearML Config', 'budget'], rows)].join('\n\n');
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

function ratio(ours, floor) {
  return floor.median > 0 ? `${round(ours.median / floor.median)} ×` : '';
}

function table(head, rows) {
  const widths = head.map((text, column) => Math.max(3, text.length, ...rows.map(row => row[column].length)));
  const line = row => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
