import { createColors } from 'picocolors';
import type { Severity } from '../../model/options';
import { severities } from '../options';
import { printable } from '../streams';
import { countBySeverity, placesOf, type Report } from './report';

/** `path:line:column severity message (rule)`, one problem a line, and a line that sums up. */
export function printText(report: Report): string {
  const colors = createColors(report.color);
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    information: colors.blue,
    hint: colors.dim,
  };
  const lines = report.files.flatMap(file =>
    file.problems.map(problem => {
      const { line, column } = placesOf(file, problem.at).start;
      const place = `${printable(file.file)}:${line}:${column}`;
      const severity = paint[problem.severity](problem.severity);
      return `${place} ${severity} ${printable(problem.message)} ${colors.dim(`(${problem.rule.id})`)}`;
    }),
  );
  return `${[...lines, summary(report)].join('\n')}\n`;
}

function summary(report: Report): string {
  const { files, changed } = report;
  if (files.length === 0) {
    return 'No files to check: none has a name like .env, .env.local or agent.env.';
  }
  const counts = countBySeverity(report);
  const parts = severities
    .filter(severity => counts[severity] > 0)
    .map(severity => counted(counts[severity], severity));
  const found = `${parts.length > 0 ? parts.join(', ') : 'No problems'} in ${counted(files.length, 'file')}.`;
  const fixable = files.reduce((sum, file) => sum + file.problems.filter(isFixable).length, 0);
  if (changed !== undefined) {
    return `${found} ${changed === 0 ? 'Nothing was changed.' : `Fixed ${counted(changed, 'file')}.`}`;
  }
  return fixable > 0 ? `${found} ${fixable} can be fixed with --fix.` : found;
}

function isFixable({ fixes }: { fixes?: readonly { safe?: boolean }[] }): boolean {
  return fixes?.some(fix => fix.safe) === true;
}

function counted(count: number, word: string): string {
  const plural = word === 'information' ? word : `${word}s`;
  return `${count} ${count === 1 ? word : plural}`;
}
