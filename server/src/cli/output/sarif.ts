import type { Severity } from '../../model/options';
import type { Rule } from '../../rules/define-rule';
import { documentationUrl } from '../../rules/documentation-url';
import { toPlainText } from '../../text/markdown';
import { type CheckedFile, placesOf, type Report } from './report';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A log in the Static Analysis Results Interchange Format 2.1.0, as code scanning services take it. */
export function printSarif({ files, rules, version }: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ClearML Config',
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/clearml-config/clearml-config',
            rules: rules.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(file => resultsOf(file, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(rule: Rule) {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: toPlainText(rule.why) },
    help: { text: toPlainText(rule.why), markdown: rule.why },
    helpUri: documentationUrl(rule.id),
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function resultsOf(file: CheckedFile, rules: readonly Rule[]) {
  return file.problems.map(problem => ({
    ruleId: problem.rule.id,
    ruleIndex: rules.indexOf(problem.rule),
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [locationOf(file, problem.at)],
    ...(problem.related?.length && {
      relatedLocations: problem.related.map((related, id) => ({
        id,
        ...locationOf(file, related.at),
        message: { text: related.message },
      })),
    }),
  }));
}

function locationOf(file: CheckedFile, range: { start: number; end: number }) {
  const { start, end } = placesOf(file, range);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file.file), uriBaseId: '%SRCROOT%' },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
