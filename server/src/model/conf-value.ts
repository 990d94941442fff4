import { pythonStr } from '../hocon/python-text';
import { toNumber, unescapeText } from '../hocon/scalars';
import { skipBlanks } from '../syntax/hocon/characters';
import type { HoconField, HoconPart, HoconScalar, HoconSubstitution, HoconValue } from '../syntax/hocon/nodes';
import type { SourceText } from '../syntax/hocon/source-text';
import { isTemplate } from '../text/template';
import type { SettingValue, TypedValue } from './setting';

/** A scalar as the dialect types it, and as text. */
export interface Scalar {
  readonly typed: TypedValue;
  readonly text: string;
}

/** Finds what `${path}` is in the same file; `undefined` when only the environment or the defaults could have it. */
export type Resolve = (path: string) => Scalar | undefined;

/**
 * The value of a field as ClearML gets it (facts: conf.md, R12–R20, R25). The text of a list or an object says only
 * whether it holds anything, so that no secret inside can show up by accident.
 * @param resolve for substitutions; a value with one that it does not find is not known
 */
export function confValue(field: HoconField, value: HoconValue, source: SourceText, resolve: Resolve): SettingValue {
  const parts = value.parts.filter(part => part.kind !== 'continuation');
  const rawRange = { start: value.start, end: value.end };
  const [only] = parts;
  const isQuoted = parts.length === 1 && (only?.kind === 'quoted' || only?.kind === 'triple-quoted');
  const width = isQuoted ? (only?.kind === 'quoted' ? 1 : 3) : 0;
  const place = {
    range: { start: value.start + width, end: value.end - width },
    rawRange,
    quote: isQuoted ? ('"' as const) : undefined,
  };
  const typed = containerOf(parts);
  if (typed) {
    const isEmpty = 'isEmpty' in typed && typed.isEmpty;
    const text = isEmpty ? '' : typed.kind === 'list' ? '[…]' : '{…}';
    return { ...place, text, typed, known: parts.every(part => part.kind === 'array' || part.kind === 'object') };
  }
  const isBroken = field.swallows !== undefined || field.separator?.operator === '+=';
  const scalar = isBroken ? undefined : scalarOf(parts, source, resolve);
  return scalar ? { ...place, ...scalar, known: !isTemplate(scalar.text) } : { ...place, text: '', known: false };
}

function containerOf(parts: readonly HoconPart[]): TypedValue | undefined {
  const first = parts.find(part => part.kind === 'object' || part.kind === 'array');
  if (!first) {
    return undefined;
  }
  const isEmpty = parts.every(part => {
    switch (part.kind) {
      case 'object':
        return part.members.every(member => member.kind === 'comment' || member.kind === 'comma');
      case 'array':
        return part.items.every(item => item.kind !== 'value');
      default:
        return false;
    }
  });
  return { kind: first.kind === 'array' ? 'list' : 'object', isEmpty };
}

/** What the parts of a value give when they are joined. */
export function scalarOf(parts: readonly HoconPart[], source: SourceText, resolve: Resolve): Scalar | undefined {
  const [only] = parts;
  if (only === undefined) {
    return textScalar('');
  }
  if (parts.length === 1) {
    return only.kind === 'substitution'
      ? resolve(source.text.slice(only.path.start, only.path.end))
      : isScalar(only)
        ? single(only, source)
        : undefined;
  }
  let text = '';
  for (const [index, part] of parts.entries()) {
    const piece = pieceOf(part, index === parts.length - 1, source, resolve);
    if (piece === undefined) {
      return undefined;
    }
    text += piece;
  }
  return textScalar(text);
}

/** The text of a part inside a concatenation: blanks behind a word, a quoted text or a substitution stay. */
function pieceOf(part: HoconPart, isLast: boolean, source: SourceText, resolve: Resolve): string | undefined {
  if (part.kind === 'substitution') {
    const found = resolve(source.text.slice(part.path.start, part.path.end));
    return found && found.typed.kind === 'string' ? found.text + (isLast ? '' : blanksBehind(part, source)) : undefined;
  }
  if (!isScalar(part)) {
    return undefined;
  }
  const hasBlanks = part.kind === 'quoted' || part.kind === 'unquoted';
  const text = part.kind === 'boolean' ? (part.value ? 'True' : 'False') : single(part, source).text;
  return text + (isLast || !hasBlanks ? '' : blanksBehind(part, source));
}

function blanksBehind({ end }: HoconScalar | HoconSubstitution, { text }: SourceText): string {
  return text.slice(end, skipBlanks(text, end));
}

function single(part: HoconScalar, source: SourceText): Scalar {
  const { start, end } = part;
  switch (part.kind) {
    case 'unquoted':
      return textScalar(unescapeText(source.slice(start, end)));
    case 'quoted':
      return textScalar(unescapeText(source.slice(start + 1, end - 1)));
    case 'triple-quoted':
      return textScalar(source.slice(start + 3, end - 3));
    case 'number': {
      const number = toNumber(source.text.slice(start, end));
      return { typed: { kind: 'number', value: Number(number) }, text: pythonStr(number) };
    }
    case 'boolean':
      return { typed: { kind: 'boolean', value: part.value }, text: String(part.value) };
    case 'null':
      return { typed: { kind: 'null', value: null }, text: '' };
    case 'duration': {
      const text = source.text.slice(start, end);
      return { typed: { kind: 'duration', value: text }, text };
    }
  }
}

function textScalar(text: string): Scalar {
  return { typed: { kind: 'string', value: text }, text };
}

function isScalar(part: HoconPart): part is HoconScalar {
  switch (part.kind) {
    case 'unquoted':
    case 'quoted':
    case 'triple-quoted':
    case 'number':
    case 'duration':
    case 'boolean':
    case 'null':
      return true;
    default:
      return false;
  }
}
