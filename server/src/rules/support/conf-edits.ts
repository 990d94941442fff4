import type { ConfSetting } from '../../model/conf-setting';
import type { DocumentModel } from '../../model/document-model';
import type { OffsetEdit } from '../../text/edits';
import type { TextRange } from '../../text/range';

/** What to delete so that a field goes: its lines where nothing else stands on them, else the field and its comma. */
export function fieldRemoval({ lines, text }: DocumentModel, field: TextRange): TextRange {
  const first = lines.lineRange(lines.lineAt(field.start));
  const last = lines.lineRange(lines.lineAt(field.end));
  const before = text.slice(first.start, field.start);
  const after = text.slice(field.end, last.end);
  if (/^[ \t]*$/.test(before) && /^[ \t]*(?:,[ \t]*)?(?:(?:#|\/\/).*)?$/.test(after)) {
    let { start } = first;
    const { end } = lines.fullLineRange(lines.lineAt(field.end));
    if (end === text.length && !/[\r\n]$/.test(text) && start > 0) {
      start = lines.lineRange(lines.lineAt(start) - 1).end;
    }
    return { start, end };
  }
  const comma = /^[ \t]*,[ \t]*/.exec(after);
  if (comma) {
    return { start: field.start, end: field.end + comma[0].length };
  }
  // The last one of several on a line: the comma in front of it goes too.
  const leading = /,?[ \t]*$/.exec(before)![0].length;
  const keepsBlank = leading > 0 && /^[ \t]*[}\]]/.test(after) && before.length > leading;
  return { start: field.start - (keepsBlank || before.endsWith(',') ? leading : 0), end: field.end };
}

/** A text as a value: bare where the dialect reads it as that very text, else in double quotes. */
export function toLiteral(text: string): string {
  const isPlain = /^[A-Za-z_~/][\w.:/~%;()-]*$/.test(text) && !text.startsWith('//');
  const isWord = /^(?:true|false|null|include)/i.test(text);
  return isPlain && !isWord ? text : quoted(text);
}

/** A text in double quotes (R12: only these escapes are undone). */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

/** Gives a field another value, written as it is to stand in the file. */
export function replaceWithLiteral(setting: ConfSetting, literal: string): OffsetEdit {
  const { field, value } = setting;
  if (value && (field?.value?.parts.length ?? 0) > 0) {
    return { range: value.rawRange, newText: literal };
  }
  const end = field?.separator?.end ?? setting.range.end;
  return { range: { start: end, end }, newText: ` ${literal}` };
}

/**
 * Inserts fields below another one, with the same indentation and the same beginning of a dotted key; behind it, with
 * commas, where the object is written on one line.
 * @param fields last segment of the key and literal of the value
 */
export function insertFields(
  { lines, text }: DocumentModel,
  below: ConfSetting,
  fields: readonly (readonly [name: string, literal: string])[],
): OffsetEdit {
  const key = text.slice(below.range.start, below.nameRange.start);
  const quote = text[below.nameRange.end] === '"' ? '"' : '';
  const separator = separatorOf(below, text);
  const statements = fields.map(([name, literal]) => key + name + quote + separator + literal);
  const line = lines.lineAt(below.range.end);
  const { end } = lines.lineRange(line);
  const start = lines.lineRange(lines.lineAt(below.range.start)).start;
  const indent = /^[ \t]*/.exec(text.slice(start, below.range.start))![0];
  const behind = text.slice(below.range.end, end);
  const isAlone = start + indent.length === below.range.start && /^[ \t]*(?:,[ \t]*)?(?:(?:#|\/\/).*)?$/.test(behind);
  if (!isAlone) {
    const at = below.range.end;
    return { range: { start: at, end: at }, newText: statements.map(statement => `, ${statement}`).join('') };
  }
  const comma = /^[ \t]*,/.test(behind) ? ',' : '';
  const newText = statements.map(statement => lines.lineBreakAt(line) + indent + statement + comma).join('');
  return { range: { start: end, end }, newText };
}

/** As it is written between the key and the value. */
function separatorOf({ field, nameRange, value }: ConfSetting, text: string): string {
  const separator = field?.separator;
  if (!separator || !value || value.rawRange.start < separator.end || value.rawRange.start === value.rawRange.end) {
    return ': ';
  }
  const written = text.slice(nameRange.end, value.rawRange.start).replace(/^"/, '');
  return /^[ \t]*[:=][ \t]*$/.test(written) ? written : ': ';
}

/** Puts what is written at `range` in double quotes. Only quotes are inserted where that will do: a fix shows no secret then. */
export function inQuotes(text: string, { start, end }: TextRange): OffsetEdit[] {
  const written = text.slice(start, end);
  return quoted(written) === `"${written}"`
    ? [
        { range: { start, end: start }, newText: '"' },
        { range: { start: end, end }, newText: '"' },
      ]
    : [{ range: { start, end }, newText: quoted(written) }];
}
