import type { Catalogue } from '../catalogue/catalogue';
import { type DocumentModel, ownSettingsOf } from '../model/document-model';
import type { Options, Severity, Surroundings } from '../model/options';
import type { Setting } from '../model/setting';
import { isClearmlName, isShared } from '../model/target';
import type { LineIndex } from '../text/line-index';
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
  const own = ownSettingsOf(document);
  if (!concernsClearml(document, own)) {
    return [];
  }
  const suppressions = readSuppressions(document);
  const settings = own.filter(setting => setting.active);
  const problems: Problem[] = [];
  for (const rule of rules) {
    const places = new Set<string>();
    const configured = options.rules[rule.id];
    if (configured === 'off' || !appliesTo(rule, document)) {
      continue;
    }
    const context: RuleContext = {
      document,
      settings,
      catalogue: input.catalogue,
      options,
      surroundings: input.surroundings,
      report(problem) {
        // Two images that are built from one stage share its settings, and with them its problems.
        const place = `${problem.at.start} ${problem.at.end} ${problem.message}`;
        if (places.has(place)) {
          return;
        }
        places.add(place);
        problems.push({ ...problem, rule, severity: configured ?? problem.severity ?? rule.severity });
      },
    };
    try {
      rule.check(context);
    } catch (error) {
      input.onError?.(rule, error);
    }
  }
  // Suppressed ones go last: what a suppressed problem supersedes must not show up in its place.
  return withoutSuperseded(problems, own, document.lines)
    .filter(
      ({ rule, at }) => !suppressions.wholeFile(rule.id) && !suppressions.at(rule.id, document.lines.lineAt(at.start)),
    )
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** The names of ClearML's own name space, known or not; a file without any gets no problem, whatever else is in it. */
function concernsClearml(document: DocumentModel, own: readonly Setting[]): boolean {
  if (document.host === 'conf') {
    // A file of some other program has no tree.
    return document.hocon !== undefined;
  }
  return (
    own.some(({ active, target }) => active && !isShared(target)) ||
    document.syntaxProblems.some(({ name }) => name !== undefined && isClearmlName(name))
  );
}

function appliesTo(rule: Rule, document: DocumentModel): boolean {
  return rule.hosts === 'all' || rule.hosts.includes(document.host);
}

/** Drops each problem whose rule is superseded by another problem about the same statement. */
function withoutSuperseded(problems: Problem[], settings: readonly Setting[], lines: LineIndex): Problem[] {
  const dropped = new Set<string>();
  for (const problem of problems) {
    for (const id of problem.rule.supersedes ?? []) {
      dropped.add(`${id} ${statementOf(problem, settings, lines)}`);
    }
  }
  return dropped.size === 0
    ? problems
    : problems.filter(problem => !dropped.has(`${problem.rule.id} ${statementOf(problem, settings, lines)}`));
}

/** Where the statement of a problem begins: its setting's, or the line's for a problem outside of all settings. */
function statementOf({ at }: Problem, settings: readonly Setting[], lines: LineIndex): number {
  let low = 0;
  let high = settings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (settings[middle]!.range.start <= at.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const setting = settings[low - 1];
  return setting && at.start <= setting.range.end ? setting.range.start : lines.lineRange(lines.lineAt(at.start)).start;
}

/** The problems whose place touches `range`, as a light bulb wants them. */
export function problemsAt(problems: readonly Problem[], range: { start: number; end: number }): Problem[] {
  return problems.filter(problem => overlaps(problem.at, range));
}
