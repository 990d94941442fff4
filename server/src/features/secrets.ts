import type { DocumentModel } from '../model/document-model';
import { isSecret } from './documentation/redact';

/** Shorter ones occur in any text by accident; nobody is given away by them. */
const shortestSecret = 4;

/** The secrets that a file holds, commented ones included: to make sure that a text about the file has none of them. */
export function secretValues(document: DocumentModel): string[] {
  const values = new Set<string>();
  for (const setting of document.settings) {
    if (setting.value && isSecret(setting)) {
      const { range, text } = setting.value;
      values.add(text).add(document.text.slice(range.start, range.end));
    }
  }
  return [...values].filter(value => value.trim().length >= shortestSecret);
}
