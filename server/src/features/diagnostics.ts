import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Severity } from '../model/options';
import { documentationUrl } from '../rules/documentation-url';
import type { Problem } from '../rules/engine';
import type { FeatureContext } from './feature';

/** The name under which editors list our problems. */
export const diagnosticSource = 'clearml-config';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The file's problems for an editor; at most `maxProblems` of them, and then one that says how many are missing. */
export function provideDiagnostics(context: FeatureContext): Diagnostic[] {
  const problems = context.problems();
  const shown = problems.slice(0, context.options.maxProblems).map(problem => toDiagnostic(problem, context));
  if (problems.length > shown.length) {
    shown.push({
      range: context.document.lines.rangeOf({ start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: diagnosticSource,
      message: `${problems.length - shown.length} more problems are not shown (clearmlConfig.maxProblems).`,
    });
  }
  return shown;
}

/** One problem as the LSP has it: positions instead of offsets, the rule as code, its page as the code's address. */
export function toDiagnostic(problem: Problem, context: FeatureContext): Diagnostic {
  const { lines, uri } = context.document;
  const diagnostic: Diagnostic = {
    range: lines.rangeOf(problem.at),
    severity: severities[problem.severity],
    code: problem.rule.id,
    codeDescription: { href: documentationUrl(problem.rule.id) },
    source: diagnosticSource,
    message: problem.message,
  };
  if (problem.tags?.length) {
    diagnostic.tags = problem.tags.map(tag =>
      tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary,
    );
  }
  if (problem.related?.length) {
    diagnostic.relatedInformation = problem.related.map(related => ({
      location: { uri, range: lines.rangeOf(related.at) },
      message: related.message,
    }));
  }
  return diagnostic;
}
