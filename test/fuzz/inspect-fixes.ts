import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { fixAllKind } from '../../server/src/features/code-actions';
import type { Inspected } from './inspect';
import { applied } from './inspect-places';
import { ensure } from './ranges';

/** More than that many fixes of one file are not tried out. */
const mostFixes = 12;

/**
 * Rules whose fix makes a setting count: its name is known, its line is read, its value is understood, the setting that
 * beats it is gone. Only then can anybody tell that it lacks a companion or has a rival: such problems of this setting come
 * to light, they are not added. The fixes of all other rules (insert, remove, ignore) may not bring up anything.
 */
const revealing = new Set([
  'wrong-name',
  'deprecated-name',
  'unknown-variable',
  'wrong-component',
  'dynamic-path',
  'invalid-value',
  'list-syntax',
  'env-syntax',
  'literal-quotes',
  'reader-disagreement',
  'host-shape',
  'host-role',
  'mutually-exclusive',
  'ignored-setting',
  'conf-substitution',
  'unknown-key',
  'unread-key',
  'retyped-value',
  'dynamic-value',
]);

/**
 * Rules whose fix makes text count that was no setting before: what stood in a broken statement, or in a section that
 * nothing reads. Problems of other rules come to light anywhere.
 */
const uncovering = new Set(['conf-syntax', 'conf-swallowed-line', 'unknown-key', 'unread-key']);

/** Every fix that is offered changes the text, removes its problem and adds none; actions that silence do so. */
export function ensureFixes(inspected: Inspected, shown: unknown[]): void {
  const { document, service, context, diagnostics } = inspected;
  const tried = new Set<string>();
  for (const diagnostic of diagnostics) {
    const request = { diagnostics: [diagnostic], only: ['quickfix'] };
    for (const action of service.codeActions(document, diagnostic.range, request, context)) {
      shown.push(action.title);
      const edits = action.edit?.changes?.[document.uri];
      const key = JSON.stringify(edits);
      if (edits && !tried.has(key) && tried.size < mostFixes) {
        tried.add(key);
        ensureFix(action, edits, inspected);
      }
    }
  }
}

function ensureFix(action: CodeAction, edits: readonly TextEdit[], inspected: Inspected): void {
  const { document, diagnostics, check } = inspected;
  const fixed = applied(action.title, edits, document);
  const after = check(fixed).diagnostics;
  const fixes = action.diagnostics ?? [];
  ensure(fixes.length > 0, `${action.title}: belongs to no problem`);
  const left = countBy(after, describe);
  for (const [key, count] of countBy(fixes, describe)) {
    const before = diagnostics.filter(diagnostic => describe(diagnostic) === key).length;
    ensure(
      (left.get(key) ?? 0) <= before - count,
      `${action.title}: the problem is still there: ${key}${outcome(fixed, after)}`,
    );
  }
  ensureNoneAdded(action.title, edits, fixed, after, fixes, inspected);
}

/** Fixing everything twice is fixing it once, and adds no kind of problem. */
export function ensureFixAll(inspected: Inspected): void {
  const action = fixAllAction(inspected);
  if (!action) {
    return;
  }
  const { document, diagnostics } = inspected;
  const edits = action.edit?.changes?.[document.uri] ?? [];
  const once = applied(action.title, edits, document);
  const fixed = inspected.check(once);
  const again = fixAllAction(fixed)?.edit?.changes?.[document.uri];
  ensure(
    again === undefined,
    `fix all: a second time still changes\n${JSON.stringify(once)}\nby ${JSON.stringify(again)}`,
  );
  ensureNoneAdded(action.title, edits, once, fixed.diagnostics, diagnostics, inspected);
}

function fixAllAction({ document, service, context }: Inspected): CodeAction | undefined {
  const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  const actions = service.codeActions(document, range, { diagnostics: [], only: [fixAllKind] }, context);
  ensure(actions.length <= 1, 'fix all: more than one action');
  return actions[0];
}

/** No rule has more problems than before; one that another rule outdid then was there before. */
function ensureNoneAdded(
  title: string,
  edits: readonly TextEdit[],
  fixed: string,
  after: readonly Diagnostic[],
  fixes: readonly Diagnostic[],
  { document, checkAll }: Inspected,
): void {
  const before = countBy(checkAll(document.getText()), ruleOf);
  // Some readers drop the first line because of a byte order mark; a comment that is put before it takes the mark away.
  const isRevealing = document.getText().startsWith('\uFEFF') || fixes.some(fix => revealing.has(ruleOf(fix)));
  const isAbout = isRevealing ? aboutSettings(fixes, edits, document, fixed) : () => false;
  const uncoveringRules = [...new Set(fixes.map(ruleOf))].filter(rule => uncovering.has(rule));
  const isRevealed = (problem: Diagnostic) =>
    isAbout(problem) || uncoveringRules.some(rule => rule !== ruleOf(problem));
  for (const [rule, count] of countBy(
    after.filter(diagnostic => !isRevealed(diagnostic)),
    ruleOf,
  )) {
    ensure(count <= (before.get(rule) ?? 0), `${title}: adds a problem of ${rule}${outcome(fixed, after)}`);
  }
}

/**
 * Tells which problems of the fixed text stand on a line that the edits wrote, or name a setting on one or one that the
 * fixed problems name, or stand on a line that refers to such a setting.
 */
function aboutSettings(
  fixes: readonly Diagnostic[],
  edits: readonly TextEdit[],
  document: TextDocument,
  fixed: string,
): (diagnostic: Diagnostic) => boolean {
  const after = TextDocument.create(document.uri, 'dotenv', 2, fixed);
  const sorted = [...edits].sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start));
  const lines = new Set<number>();
  let shift = 0;
  for (const { range, newText } of sorted) {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const from = after.positionAt(start + shift).line;
    const to = after.positionAt(start + shift + newText.length).line;
    for (let line = from; line <= to; line++) {
      lines.add(line);
    }
    shift += newText.length - (end - start);
  }
  const names = [...lines].flatMap(line => {
    const text = after.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    return text.match(/[A-Za-z_]\w*(?=\s*(?:[=:{]|$))/g) ?? [];
  });
  names.push(...fixes.flatMap(({ message }) => String(message).match(/\b[A-Z][A-Z0-9]*_\w+/g) ?? []));
  return ({ range, message }) => {
    const line = { start: { line: range.start.line, character: 0 }, end: { line: range.start.line + 1, character: 0 } };
    const words = `${message} ${after.getText(line)}`.split(/\W+/);
    return lines.has(range.start.line) || names.some(name => words.includes(name));
  };
}

function ruleOf({ code }: Diagnostic): string {
  return String(code);
}

function describe({ code, message }: Diagnostic): string {
  return `${code}: ${message}`;
}

function outcome(text: string, diagnostics: readonly Diagnostic[]): string {
  return `\n${JSON.stringify(text)}\nhas ${diagnostics.map(describe).join('\n    ') || 'no problems'}`;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const result = new Map<string, number>();
  for (const item of items) {
    result.set(key(item), (result.get(key(item)) ?? 0) + 1);
  }
  return result;
}
