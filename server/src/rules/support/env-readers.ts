import type { DocumentModel } from '../../model/document-model';
import type { EnvReader, Seen, Setting } from '../../model/setting';
import type { RuleContext } from '../define-rule';

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

/**
 * The readers that certainly read this file: named by the user, by a comment in the file, or by evidence in the
 * workspace. Empty when nobody knows; no rule may judge a line by one reader then.
 */
export function evidencedReaders(context: RuleContext): readonly EnvReader[] {
  if (context.options.envReader !== 'auto') {
    return [context.options.envReader];
  }
  return context.document.pinnedReaders.length > 0 ? context.document.pinnedReaders : context.surroundings.readers;
}

/** What a reader sees, as one comparable text. */
export function seenKey(seen: Seen): string {
  return seen.kind === 'value' ? `value ${seen.value}` : seen.kind;
}

/**
 * The statement in the form that every reader reads alike: no `export`, no blanks, no quotes, no comment.
 * `undefined` when the value has a character that needs quotes for some reader.
 */
export function portableStatement(setting: Setting, document: DocumentModel): string | undefined {
  const { name, value } = setting;
  const written = value && document.text.slice(value.range.start, value.range.end);
  const isPlain = written !== undefined && /^[^\s'"`#$\\]+$/.test(written) && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  return isPlain ? `${name}=${written}` : undefined;
}
