import type { DocumentModel } from '../../model/document-model';
import type { Setting } from '../../model/setting';
import type { OffsetEdit } from '../../text/edits';

/** Deletes the setting's statement with its line break. */
export function removeSetting(document: DocumentModel, setting: Setting): OffsetEdit {
  const { lines, text } = document;
  const first = lines.fullLineRange(lines.lineAt(setting.range.start));
  const last = lines.fullLineRange(lines.lineAt(setting.range.end));
  let { start } = first;
  const { end } = last;
  // The last line of a file without a final line break: take the break before it, so that no empty line stays.
  if (end === text.length && !/[\r\n]$/.test(text.slice(start)) && start > 0) {
    start = lines.lineRange(lines.lineAt(start) - 1).end;
  }
  return { range: { start, end }, newText: '' };
}

/** Deletes the statements of several settings; where they are neighbours, at once. */
export function removeSettings(document: DocumentModel, settings: readonly Setting[]): OffsetEdit[] {
  const ranges = settings.map(setting => removeSetting(document, setting).range).sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = joined.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      joined.push({ start, end });
    }
  }
  return joined.map(range => ({ range, newText: '' }));
}

/** Replaces the value inside its quotes; the quotes stay. */
export function replaceValue(setting: Setting, newText: string): OffsetEdit {
  const range = setting.value?.range ?? { start: setting.range.end, end: setting.range.end };
  return { range, newText };
}

/** Replaces the value with its quotes. */
export function replaceRawValue(setting: Setting, newText: string): OffsetEdit {
  const range = setting.value?.rawRange ?? { start: setting.range.end, end: setting.range.end };
  return { range, newText };
}

/** Replaces the name; the rest of the statement stays. */
export function renameSetting(setting: Setting, newName: string): OffsetEdit {
  return { range: setting.nameRange, newText: newName };
}

/** Inserts statements, each on a line of its own, below the setting's, in the way that the setting is written. */
export function insertBelow(document: DocumentModel, setting: Setting, statements: readonly string[]): OffsetEdit {
  const { lines, text } = document;
  const line = lines.lineAt(setting.range.end);
  const { end } = lines.lineRange(line);
  const lineBreak = lines.lineBreakAt(line);
  const prefix = text.slice(setting.range.start, setting.nameRange.start);
  return { range: { start: end, end }, newText: statements.map(statement => lineBreak + prefix + statement).join('') };
}
