import type { Severity } from '../../model/options';
import { placesOf, type Report } from './report';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, which show each problem at its line of a pull request. */
export function printGithub({ files }: Report): string {
  return files
    .flatMap(file =>
      file.problems.map(({ at, message, rule, severity }) => {
        const { start, end } = placesOf(file, at);
        // GitHub takes columns only for a range within one line.
        const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
        const properties = { file: file.file, line: start.line, endLine: end.line, ...columns, title: rule.id };
        const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
        return `::${commands[severity]} ${list.join(',')}::${escapeData(message)}\n`;
      }),
    )
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
