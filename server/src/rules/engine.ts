import type { Catalogue } from '../catalogue/catalogue';
import type { DocumentModel } from '../model/document-model';
import type { Options, Severity, Surroundings } from '../model/options';
import { overlaps } from '../text/range';
import type { Report, Rule, RuleContext } from './define-rule';
import { readSuppressions } from './suppressions';

/** A problem that is to be shown: a report with its rule and its final severity. */
export interface Problem extends Report {
  readonly rule: Rule;
  readonly severity: Severity;
}

export interface RuleInput {
  readonly document: DocumentModel;
  readonly catalogue: Catalogue;
  readonly options: Options;
  readonly surroundings: Surroundings;
  /** Called when a rule throws; the others go on. */
  readonly onError?: (rule: Rule, error: unknown) => void;
}

/**
 * Runs the rules on a file and gives its problems in the order of the text: switched-off and suppressed ones are left
 * out, of several about one place and cause only the most specific stays. `options.maxProblems` is not applied here.
 */
export function runRules(rules: readonly Rule[], input: RuleInput): Problem[] {
  const { document, options } = input;
  const suppressions = readSuppressions(document);
  const settings = document.settings.filter(setting => setting.active);
  const problems: Problem[] = [];
  for (const rule of rules) {
    const configured = options.rules[rule.id];
    if (configured === 'off' || suppressions.wholeFile(rule.id) || !appliesTo(rule, document)) {
      continue;
    }
    const context: RuleContext = {
      document,
      settings,
      catalogue: input.catalogue,
      options,
      surroundings: input.surroundings,
      report(problem) {
        if (!suppressions.at(rule.id, document.lines.lineAt(problem.at.start))) {
          problems.push({ ...problem, rule, severity: configured ?? problem.severity ?? rule.severity });
        }
      },
    };
    try {
      rule.check(context);
    } catch (error) {
      input.onError?.(rule, error);
    }
  }
  return withoutSuperseded(problems, document).sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

function appliesTo(rule: Rule, document: DocumentModel): boolean {
  return rule.hosts === 'all' || rule.hosts.includes(document.host);
}

/** Drops each problem whose rule is superseded by another problem in the same statement. */
function withoutSuperseded(problems: Problem[], document: DocumentModel): Problem[] {
  const superseding = problems.filter(problem => problem.rule.supersedes?.length);
  if (superseding.length === 0) {
    return problems;
  }
  const dropped = new Map<string, Set<number>>();
  const lineOf = (problem: Problem) => document.lines.lineAt(problem.at.start);
  for (const problem of superseding) {
    for (const id of problem.rule.supersedes!) {
      let lines = dropped.get(id);
      if (!lines) {
        dropped.set(id, (lines = new Set()));
      }
      lines.add(lineOf(problem));
    }
  }
  return problems.filter(problem => !dropped.get(problem.rule.id)?.has(lineOf(problem)));
}

/** The problems whose place touches `range`, as a light bulb wants them. */
export function problemsAt(problems: readonly Problem[], range: { start: number; end: number }): Problem[] {
  return problems.filter(problem => overlaps(problem.at, range));
}
