import type { Catalogue } from '../catalogue/catalogue';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { isShared } from '../model/target';
import type { TextRange } from '../text/range';

/** A name that a value refers to: `NAME` of `${NAME}`, `${NAME:-default}` or `$NAME`. */
export interface Reference {
  readonly name: string;
  readonly range: TextRange;
}

const reference = /\\.|\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)|\$([A-Za-z_][A-Za-z0-9_]*)/gs;

/**
 * The references in a setting's value, in the order of the text; none between single quotes, behind a backslash and
 * for `$$`. Some readers expand nothing: what is written as a reference counts, whoever reads the file.
 */
export function referencesOf(document: DocumentModel, setting: Setting): Reference[] {
  const { value } = setting;
  if (!value || value.quote === "'") {
    return [];
  }
  const found: Reference[] = [];
  for (const match of document.text.slice(value.range.start, value.range.end).matchAll(reference)) {
    const name = match[1] ?? match[2];
    if (name !== undefined) {
      const start = value.range.start + match.index + match[0].length - name.length;
      found.push({ name, range: { start, end: start + name.length } });
    }
  }
  return found;
}

/** The one name of all names of a variable, so that aliases compare equal; other names are their own. */
export function canonicalName(name: string, catalogue: Catalogue): string {
  return catalogue.variable(name)?.variable.name ?? name;
}

/** False for a file in which nothing but variables of other programs is set, even if ClearML reads them too. */
export function isOurs({ settings }: DocumentModel): boolean {
  return settings.some(({ target }) => target.kind !== 'foreign' && !isShared(target));
}
