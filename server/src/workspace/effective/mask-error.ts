import { hidden } from '../../features/documentation/redact';
import { soundsSecret } from '../../model/secret-words';
import type { FieldPlace } from './field-places';
import type { Mask } from './mask';

/** `Expected …, found 'word'`: up to 16 characters of the text (pyparsing). */
const FOUND = /(found ')([^']*)(')/g;

/** pyhocon writes whole values into these two messages, lists and objects too. */
const MIXED = /(Token ')[\s\S]*(' of type \w+ \(index \d+\))/;
const CONCATENATED = /(Cannot concatenate the list [^:]*: )[\s\S]*( of \w+)$/;

/** What looks like the beginning of a field in the text of a value, where a bracket or a value before it is missing. */
const FIELD = /(?<![\w.-])([\w.-]+)\s*(?:\+?=|[:{])/g;

/** Teaches the mask what a file that cannot be loaded has in it, as far as its tree tells. */
export function learnFields(mask: Mask, fields: readonly FieldPlace[]): void {
  for (const field of fields) {
    const { path, kind } = field;
    if (mask.isSecretPath(path)) mask.addSecret(field.written());
    if (kind === 'object') continue;
    const written = field.written();
    for (const { 0: start, 1: name, index } of written.matchAll(FIELD)) {
      if (soundsSecret(name!) || mask.isSwallowed(name!, path)) mask.addSecret(lineAt(written, index + start.length));
    }
  }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** A reference whose brace was closed lines later has all that is between in its name. */
const REFERENCE = /\$\{[^}]*\}/g;

/** An error's message without secrets. */
export function maskMessage(message: string, mask: Mask): string {
  let text = mask.text(message).replace(FOUND, (all, before: string, word: string, after: string) => {
    return mask.isPartOfSecret(word) ? before + hidden + after : all;
  });
  text = text.replace(REFERENCE, reference => (/^\$\{[\w."' -]+\}$/.test(reference) ? reference : `\${${hidden}}`));
  if (mask.hasSecrets) text = text.replace(MIXED, `$1${hidden}$2`).replace(CONCATENATED, `$1${hidden}$2`);
  return text;
}
