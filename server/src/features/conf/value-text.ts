import type { ConfKey } from '../../catalogue/types';
import { resolverOf } from '../../model/conf-resolver';
import { type Scalar, scalarOf } from '../../model/conf-value';
import type { DocumentModel } from '../../model/document-model';
import type { HoconPart, HoconSubstitution, HoconValue } from '../../syntax/hocon/nodes';
import { SourceText } from '../../syntax/hocon/source-text';
import { inlineCode } from '../../text/markdown';
import { sentence } from '../documentation/reading-sections';
import { hidden, isSecret, redact } from '../documentation/redact';

/** What a value is said about with. */
export interface ValueContext {
  readonly document: DocumentModel;
  /** The text that the offsets of the value are of. */
  readonly text: string;
  readonly secret: boolean;
  /** The row of the key, or of the list that the value is an entry of. */
  readonly key: ConfKey | undefined;
  /** The value is an entry of the key's list. */
  readonly isEntry: boolean;
}

const durationLike =
  /^\d+\s*(?:ns|us|ms|[smhdwy]|mo|(?:nano|micro|milli)(?:second)?s?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/;

/**
 * What the dialect makes of a value, in one sentence without its subject: "the number `3.1`, written `3.10`.". Nothing of
 * a secret but that it is there.
 */
export function valueText(value: HoconValue, context: ValueContext): string {
  const parts = value.parts.filter(part => part.kind !== 'continuation');
  if (parts.length === 0) {
    return 'an empty text.';
  }
  const container = parts.find(part => part.kind === 'object' || part.kind === 'array');
  if (container) {
    return containerText(container);
  }
  if (parts.some(part => part.kind === 'include')) {
    return 'an included file, which is no usable value of a key.';
  }
  const scalar = scalarIn(parts, context);
  if (!scalar) {
    return parts.some(part => part.kind === 'error')
      ? 'nothing: it is not valid here.'
      : 'a value that depends on the environment or on other keys.';
  }
  if (context.secret || parts.some(part => part.kind === 'substitution' && standsForSecret(part, context))) {
    return scalar.text === '' ? 'an empty text.' : `a secret, ${hidden}.`;
  }
  const written = context.text.slice(value.start, value.end);
  return `${scalarText(scalar, written, context)}${meaningText(scalar, context)}`;
}

/** True when a key of this file that is a secret is put into the value. */
function standsForSecret({ path }: HoconSubstitution, { text, document }: ValueContext): boolean {
  const name = text.slice(path.start, path.end);
  return document.settings.some(
    setting => setting.target.kind === 'key' && setting.target.path === name && isSecret(setting),
  );
}

function scalarIn(parts: readonly HoconPart[], { document, text }: ValueContext): Scalar | undefined {
  const source = new SourceText(text);
  const resolve = document.hocon ? resolverOf(document.hocon, new SourceText(document.text)) : () => undefined;
  return scalarOf(parts, source, resolve);
}

function containerText(part: HoconPart): string {
  if (part.kind === 'array') {
    const { length } = part.items.filter(item => item.kind === 'value');
    return length === 0 ? 'an empty list.' : `a list of ${length === 1 ? 'one entry' : `${length} entries`}.`;
  }
  const { length } = part.kind === 'object' ? part.members.filter(member => member.kind === 'field') : [];
  return length === 0 ? 'an empty object.' : `an object with ${length === 1 ? 'one key' : `${length} keys`}.`;
}

function scalarText({ typed, text }: Scalar, written: string, { document }: ValueContext): string {
  switch (typed.kind) {
    case 'number':
      return `the number ${inlineCode(text)}${text === written ? '' : `, written ${inlineCode(written)}`}`;
    case 'boolean':
      return inlineCode(text);
    case 'null':
      return '`null`: the key is there without a value, and its default does not apply';
    case 'duration':
      return `the time span ${inlineCode(text)}, because it is the last text of the file; elsewhere it would be text`;
    default:
      return text === '' ? 'an empty text' : `the text ${inlineCode(redact(text, document))}`;
  }
}

/** What the key makes of it. */
function meaningText({ typed, text }: Scalar, { key, isEntry }: ValueContext): string {
  const kind = isEntry ? key?.value.itemKind : key?.value.kind;
  if (typed.kind === 'string' && durationLike.test(text)) {
    return '; a time span it would be only at the end of the file.';
  }
  if (kind === undefined || key === undefined) {
    return '.';
  }
  if (kind === 'bool') {
    if (typed.kind === 'string') {
      return text === '' ? ', which counts as false.' : ', which is true for ClearML, as any text but an empty one.';
    }
    return typed.kind === 'number' ? `, which counts as ${Number(text) === 0 ? 'false' : 'true'}.` : '.';
  }
  const listed = key.value.enum?.find(item => item.value === text);
  if (listed) {
    return `: ${sentence(listed.meaning)}`;
  }
  const isNumeric = /^(?:int|float|seconds|percent)$/.test(kind);
  const isWrong = isNumeric ? typed.kind === 'string' && !/^[+-]?\d+(?:\.\d+)?$/.test(text.trim()) : kind === 'enum';
  if (isWrong && !isEntry) {
    return key.value.invalid
      ? `. ${sentence(key.value.invalid)}`
      : `, where ClearML expects ${isNumeric ? 'a number' : 'one of the listed values'}.`;
  }
  return typed.kind === 'number' && (kind === 'string' || kind === 'path')
    ? ', where ClearML expects text: put it in quotes.'
    : '.';
}
