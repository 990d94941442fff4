import { isConfSetting } from '../../model/conf-setting';
import { isDockerfileSetting } from '../../model/dockerfile-setting';
import { type DocumentModel, lineBreakAt } from '../../model/document-model';
import type { Setting } from '../../model/setting';
import type { OffsetEdit } from '../../text/edits';
import type { TextRange } from '../../text/range';
import type { Fix, RuleContext } from '../define-rule';
import { fieldRemoval } from './conf-edits';
import { isTaken } from './names';
import { isReferredTo } from './referred-names';

/** Deletes the setting: its statement with the line break, or its pair where the instruction holds others. */
export function removeSetting(document: DocumentModel, setting: Setting): OffsetEdit {
  if (isConfSetting(setting)) {
    return { range: fieldRemoval(document, setting.range), newText: '' };
  }
  const range = isDockerfileSetting(setting) ? (setting.removal ?? linesOf(document, setting.instruction)) : undefined;
  return { range: range ?? linesOf(document, setting.range), newText: '' };
}

/** The lines of a statement, from the first character to the last line break. */
function linesOf({ lines, text }: DocumentModel, statement: TextRange): TextRange {
  let { start } = lines.fullLineRange(lines.lineAt(statement.start));
  const { end } = lines.fullLineRange(lines.lineAt(statement.end));
  // The last line of a file without a final line break: take the break before it, so that no empty line stays.
  if (end === text.length && !/[\r\n]$/.test(text.slice(start)) && start > 0) {
    start = lines.lineRange(lines.lineAt(start) - 1).end;
  }
  return { start, end };
}

/** Deletes several settings; neighbours at once, and an instruction of which nothing would be left as a whole. */
export function removeSettings(document: DocumentModel, settings: readonly Setting[]): OffsetEdit[] {
  const all = [...new Set(settings.flatMap(setting => [setting, ...earlierOnes(document, setting)]))];
  const ranges = all.map(setting => rangeWith(document, setting, all)).sort((a, b) => a.start - b.start);
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

/** In a clearml.conf a value that a later one has overridden would be in force again. */
function earlierOnes(document: DocumentModel, setting: Setting): Setting[] {
  const { target, scope } = setting;
  return target.kind !== 'key'
    ? []
    : document.settings.filter(
        other =>
          other.active && other.scope === scope && other.target.kind === 'key' && other.target.path === target.path,
      );
}

function rangeWith(document: DocumentModel, setting: Setting, removed: readonly Setting[]): TextRange {
  const isEmptied =
    isDockerfileSetting(setting) &&
    (setting.form === 'env' || setting.form === 'arg') &&
    document.settings.every(
      other =>
        !isDockerfileSetting(other) ||
        !other.active ||
        other.instruction.start !== setting.instruction.start ||
        removed.includes(other),
    );
  return isEmptied ? linesOf(document, setting.instruction) : removeSetting(document, setting).range;
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
function renameSetting(setting: Setting, newName: string): OffsetEdit {
  return { range: setting.nameRange, newText: newName };
}

/**
 * Inserts statements, each on a line of its own, below the setting's, in the way that the setting is written: with
 * `export`, or as an instruction.
 */
export function insertBelow(document: DocumentModel, setting: Setting, statements: readonly string[]): OffsetEdit {
  const { lines, text } = document;
  const whole = isDockerfileSetting(setting) ? setting.instruction : setting.range;
  const line = lines.lineAt(whole.end);
  const { end } = lines.lineRange(line);
  const prefix = isDockerfileSetting(setting)
    ? /^\S+\s/.exec(text.slice(whole.start, whole.end))![0]
    : text.slice(setting.range.start, setting.nameRange.start);
  const lineBreak = lineBreakAt(document, line);
  return { range: { start: end, end }, newText: statements.map(statement => lineBreak + prefix + statement).join('') };
}

/**
 * The fix that gives a setting another name, in a list so that it can be left out: there is none where the file refers to
 * the old name, or sets the new one.
 */
export function renameFixes(
  title: string,
  setting: Setting,
  newName: string,
  context: RuleContext,
  safe = false,
): Fix[] {
  return isReferredTo(setting.name, context.document) || isTaken(newName, setting, context)
    ? []
    : [{ title, edits: [renameSetting(setting, newName)], safe }];
}
