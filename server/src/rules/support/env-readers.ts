import type { DocumentModel } from '../../model/document-model';
import { seenBy } from '../../model/env-value';
import type { EnvReader, Seen, Setting } from '../../model/setting';
import type { OffsetEdit } from '../../text/edits';

/** Readers as people know them. */
export const readerTitles: Readonly<Record<EnvReader, string>> = {
  docker: 'docker --env-file',
  compose: 'docker compose',
  'python-dotenv': 'python-dotenv',
  'npm-dotenv': 'npm dotenv',
  vscode: 'VS Code',
  systemd: 'systemd',
  shell: 'a shell',
};

/** What a reader sees, as one comparable text. */
export function seenKey(seen: Seen): string {
  return seen.kind === 'value' ? `value ${seen.value}` : seen.kind;
}

/**
 * The edit that writes a statement in the form that every reader reads alike: no `export`, no blanks, no quotes, no
 * comment, no byte order mark before it. `undefined` when the value has a character that needs quotes for some reader,
 * when one of `readers` would still see another value, or when it is written like that already.
 */
export function portableEdit(
  setting: Setting,
  { text, lines }: DocumentModel,
  readers: readonly EnvReader[],
): OffsetEdit | undefined {
  const { name, value } = setting;
  const written = value && text.slice(value.range.start, value.range.end);
  const isPlain = written !== undefined && /^[^\s'"`#$\\]+$/.test(written) && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  if (!isPlain) {
    return undefined;
  }
  const range = { start: lines.lineRange(lines.lineAt(setting.range.start)).start, end: setting.range.end };
  const newText = `${name}=${written}`;
  const statement = newText + text.slice(range.end, lines.fullLineRange(lines.lineAt(range.end)).end);
  const isPortable = readers.every(reader => {
    const seen = seenBy(reader, statement);
    return seen.kind === 'value' && seen.value === written;
  });
  return isPortable && text.slice(range.start, range.end) !== newText ? { range, newText } : undefined;
}
