import { isDockerfileModel } from '../model/dockerfile-model';
import { type DocumentModel, lineBreakAt } from '../model/document-model';
import type { Piece } from '../syntax/dockerfile/nodes';
import { tokensOf } from '../syntax/hocon/tokens';
import type { OffsetEdit } from '../text/edits';

const byteOrderMark = '\uFEFF';

/**
 * The edit that makes a rule be ignored on `line` (zero-based): a comment on a line of its own above it, since a comment
 * behind a value is part of the value for some readers; an ignore comment that is there already gets the rule added.
 * @returns `undefined` where no comment can stand, as inside a text of several lines
 */
export function ignoreOnLine(document: DocumentModel, line: number, ruleId: string): OffsetEdit | undefined {
  const start = document.lines.lineRange(line).start;
  if (line > 0) {
    const above = document.lines.lineRange(line - 1);
    const isComment = document.comments.some(({ start, end }) => start >= above.start && end === above.end);
    if (
      isComment &&
      /^\uFEFF?[ \t]*#[ \t]*clearml-config:[ \t]*ignore[ \t]+[a-z]/.test(document.text.slice(above.start, above.end))
    ) {
      return { range: { start: above.end, end: above.end }, newText: `, ${ruleId}` };
    }
  }
  if (!canHoldComment(document, start)) {
    return undefined;
  }
  const at = line === 0 ? afterByteOrderMark(document) : start;
  const indent = /^[ \t]*/.exec(document.text.slice(at, document.lines.lineRange(line).end))![0];
  return insertLine(document, at, `${indent}# clearml-config: ignore ${ruleId}`);
}

/**
 * The edit that makes a rule be ignored in the whole file: a comment at its top; in a Dockerfile below its directives
 * (`# syntax=`, `# escape=`), which nothing may stand above.
 */
export function ignoreInFile(document: DocumentModel, ruleId: string): OffsetEdit {
  const comment = `# clearml-config: ignore-file ${ruleId}`;
  const directive = isDockerfileModel(document) ? document.syntax.pieces.findLast(isDirective) : undefined;
  if (!directive) {
    return insertLine(document, afterByteOrderMark(document), comment);
  }
  const { end } = directive;
  return { range: { start: end, end }, newText: lineBreakAt(document, document.lines.lineAt(end)) + comment };
}

/** Whether a comment can begin at the start of a line. */
function canHoldComment(document: DocumentModel, lineStart: number): boolean {
  if (document.hocon) {
    for (const { start, end } of tokensOf(document.hocon)) {
      if (end > lineStart) {
        return start >= lineStart;
      }
    }
  }
  if (!isDockerfileModel(document) || lineStart === 0) {
    return true;
  }
  // To an editor a carriage return ends a line, to Docker it does not; a script's line may go on with the next one.
  const isInScript = document.syntax.pieces.some(
    piece =>
      piece.kind === 'instruction' && piece.heredocs.some(({ body }) => body.start < lineStart && lineStart < body.end),
  );
  return isInScript
    ? /[^\\\r]\r?\n$/.test(document.text.slice(0, lineStart).slice(-3))
    : document.text[lineStart - 1] === '\n';
}

function isDirective({ kind }: Piece): boolean {
  return kind === 'directive';
}

function insertLine(document: DocumentModel, offset: number, line: string): OffsetEdit {
  const lineBreak = lineBreakAt(document, document.lines.lineAt(offset));
  return { range: { start: offset, end: offset }, newText: line + lineBreak };
}

function afterByteOrderMark(document: DocumentModel): number {
  return document.text.startsWith(byteOrderMark) ? 1 : 0;
}
