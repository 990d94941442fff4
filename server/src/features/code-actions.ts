import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver-types';
import { type Problem, problemsAt } from '../rules/engine';
import type { OffsetEdit } from '../text/edits';
import type { TextRange } from '../text/range';
import { convertKind, copyCommand, provideConversions } from './convert/convert-actions';
import { diagnosticSource, toDiagnostic } from './diagnostics';
import type { FeatureContext } from './feature';
import { fixAllEdits, safeEdits } from './fix-all';
import { ignoreInFile, ignoreOnLine } from './suppress';

/** The kind under which editors run all safe fixes, on save or by command. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.${diagnosticSource}`;

/** Commands of the VS Code extension that an action may run; other editors do not have them. */
export const clientCommands = {
  ignoreRule: 'clearmlConfig.ignoreRule',
  openRuleDocumentation: 'clearmlConfig.openRuleDocumentation',
  copyText: copyCommand,
} as const;

/**
 * Quick fixes for the problems at `range`, each way to silence them, conversions of what is set there, and "fix all" on
 * request.
 * `hasCommands`: the editor has `clientCommands`.
 */
export function provideCodeActions(
  context: FeatureContext,
  range: TextRange,
  request: CodeActionContext,
  hasCommands: boolean,
): CodeAction[] {
  const wants = (kind: string) => !request.only || request.only.some(only => isSameOrSub(kind, only));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const problems = problemsAt(context.problems(), range);
    for (const problem of problems) {
      actions.push(...fixesOf(problem, context));
    }
    for (const problem of firstOfEachRule(problems)) {
      actions.push(...fixAllOfRule(problem, context), ...ignoresOf(problem, context, hasCommands));
    }
  }
  if (wants(convertKind)) {
    actions.push(...provideConversions(context, range, hasCommands));
  }
  // Only when asked for: an editor shows quick fixes in the light bulb, fix-all in a menu or on save.
  if (request.only?.some(only => isSameOrSub(fixAllKind, only))) {
    actions.push(...fixAll(context));
  }
  return actions;
}

function fixesOf(problem: Problem, context: FeatureContext): CodeAction[] {
  const diagnostics = [toDiagnostic(problem, context)];
  return (problem.fixes ?? []).map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: index === 0 && fix.safe === true,
    edit: workspaceEdit(context, fix.edits),
  }));
}

/** Those that can be fixed at once. One round, as the light bulb asks for it on every move of the cursor; what it uncovers shows up afterwards. */
function fixAllOfRule(problem: Problem, context: FeatureContext): CodeAction[] {
  const fixed: Problem[] = [];
  const same = context.problems().filter(other => other.rule === problem.rule);
  const edits = safeEdits(same, other => fixed.push(other));
  if (fixed.length < 2) {
    return [];
  }
  return [
    {
      title: `Fix all ${fixed.length} problems of "${problem.rule.id}" in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: fixed.map(other => toDiagnostic(other, context)),
      edit: workspaceEdit(context, edits),
    },
  ];
}

function ignoresOf(problem: Problem, context: FeatureContext, hasCommands: boolean): CodeAction[] {
  const { id } = problem.rule;
  const diagnostics: Diagnostic[] = [toDiagnostic(problem, context)];
  const kind = CodeActionKind.QuickFix;
  const line = context.document.lines.lineAt(problem.at.start);
  const onLine = ignoreOnLine(context.document, line, id);
  const actions: CodeAction[] = onLine
    ? [{ title: `Ignore "${id}" on this line`, kind, diagnostics, edit: workspaceEdit(context, [onLine]) }]
    : [];
  actions.push({
    title: `Ignore "${id}" in this file`,
    kind,
    diagnostics,
    edit: workspaceEdit(context, [ignoreInFile(context.document, id)]),
  });
  if (hasCommands) {
    const settings = `Switch off "${id}" in the settings`;
    const documentation = `Show documentation of "${id}"`;
    actions.push(
      {
        title: settings,
        kind,
        diagnostics,
        command: { title: settings, command: clientCommands.ignoreRule, arguments: [id, context.document.uri] },
      },
      {
        title: documentation,
        kind,
        diagnostics,
        command: { title: documentation, command: clientCommands.openRuleDocumentation, arguments: [id] },
      },
    );
  }
  return actions;
}

function fixAll(context: FeatureContext): CodeAction[] {
  const edits = fixAllEdits(context);
  if (edits.length === 0) {
    return [];
  }
  return [{ title: 'Fix all ClearML Config problems', kind: fixAllKind, edit: workspaceEdit(context, edits) }];
}

function workspaceEdit(context: FeatureContext, edits: readonly OffsetEdit[]): CodeAction['edit'] {
  const { lines, uri } = context.document;
  const changes: TextEdit[] = edits.map(edit => ({ range: lines.rangeOf(edit.range), newText: edit.newText }));
  return { changes: { [uri]: changes } };
}

function firstOfEachRule(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem, index) => problems.findIndex(other => other.rule === problem.rule) === index);
}

function isSameOrSub(kind: string, asked: string): boolean {
  return kind === asked || kind.startsWith(`${asked}.`);
}
