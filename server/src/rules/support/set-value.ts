import { isConfSetting } from '../../model/conf-setting';
import { seenBy } from '../../model/env-value';
import { evidencedReaders } from '../../model/evidenced-readers';
import type { Setting } from '../../model/setting';
import type { OffsetEdit } from '../../text/edits';
import type { Fix, RuleContext } from '../define-rule';
import { quoted, replaceWithLiteral, toLiteral } from './conf-edits';
import { replaceRawValue, replaceValue } from './edits';

/**
 * The fix that gives a setting another value, in a list so that it can be left out: there is none when the value is that
 * already, or when one of the file's readers would see something else, however it is written. Quotes and a comment stay
 * where the readers take them for such; for one that reads them as part of the value they go.
 */
export function setValue(title: string, setting: Setting, text: string, context: RuleContext, safe = false): Fix[] {
  if (isConfSetting(setting)) {
    const literal = setting.value?.quote ? quoted(text) : toLiteral(text);
    return text === setting.value?.text ? [] : [{ title, edits: [replaceWithLiteral(setting, literal)], safe }];
  }
  // In a Dockerfile other characters would need quotes or escapes of its own.
  if (setting.host === 'dockerfile' && !/^[\w.,:/*@%+=~-]*$/.test(text)) {
    return [];
  }
  const edit = editsTo(setting, text).find(candidate => isReadAs(text, candidate, setting, context));
  return edit ? [{ title, edits: [edit], safe }] : [];
}

/** The ways of writing it: inside of the quotes, instead of them, instead of everything behind the blanks, behind the name. */
function editsTo(setting: Setting, text: string): OffsetEdit[] {
  const raw = replaceRawValue(setting, text);
  const rest = { range: { start: raw.range.start, end: Math.max(raw.range.end, setting.range.end) }, newText: text };
  const behindName = { range: { start: setting.nameRange.end, end: setting.range.end }, newText: `=${text}` };
  return [replaceValue(setting, text), raw, rest, behindName];
}

function isReadAs(value: string, { range, newText }: OffsetEdit, setting: Setting, context: RuleContext): boolean {
  const { text, lines } = context.document;
  if (text.slice(range.start, range.end) === newText) {
    return false;
  }
  const { start } = lines.fullLineRange(lines.lineAt(setting.range.start));
  const { end } = lines.fullLineRange(lines.lineAt(setting.range.end));
  const statement = text.slice(start, range.start) + newText + text.slice(range.end, end);
  return setting.seenBy === undefined || evidencedReaders(context).every(reader => sees(reader, statement, value));
}

function sees(reader: Parameters<typeof seenBy>[0], statement: string, value: string): boolean {
  const seen = seenBy(reader, statement);
  return seen.kind === 'value' && seen.value === value;
}
