import type { ConfKey } from '../../catalogue/types';
import type { TypedValue } from '../../model/setting';
import { decimalOf, isSize } from './numbers';
import { meantBoolean } from './verdict';

/** Why ClearML does not accept a value of a key. */
export interface ConfRejection {
  readonly severity: 'error' | 'warning';
  /** What is wrong, without the value. */
  readonly what: string;
}

type Scalar = Extract<TypedValue, { readonly value: unknown }>;
type Container = Extract<TypedValue, { readonly isEmpty: boolean }>;

const numeric: ReadonlySet<string> = new Set(['int', 'seconds', 'float', 'percent', 'size']);
const textual: ReadonlySet<string> = new Set(['string', 'path', 'url', 'enum', 'regex', 'glob']);
/** ClearML's words for an exception. */
const raises = /\braises?\b|Error\b|stops the agent|fails/;

/**
 * What is certainly wrong with a value of a key, by the row of the key; `undefined` when ClearML accepts it, does
 * something with it that nobody has looked up, or another rule says more (`retyped-value`).
 */
export function confRejection({ path, value }: ConfKey, typed: TypedValue): ConfRejection | undefined {
  const { kind, invalid = '' } = value;
  const severity = raises.test(invalid) ? 'error' : 'warning';
  if (typed.kind === 'null' && kind === 'object' && (invalid !== '' || !path.includes('.'))) {
    return { severity, what: 'null takes the place of the whole object, its defaults included.' };
  }
  if (typed.kind === 'null' || typed.kind === 'duration') {
    return undefined;
  }
  if ('isEmpty' in typed) {
    return rejectContainer(kind, typed, severity, path);
  }
  const text = String(typed.value);
  if (text === '') {
    return undefined;
  }
  if (numeric.has(kind)) {
    return rejectNumber(value, typed, severity);
  }
  switch (kind) {
    case 'bool':
      return typed.kind === 'string' && meantBoolean(text) === undefined
        ? { severity: 'warning', what: 'It takes true or false; any other text counts as true.' }
        : undefined;
    case 'list':
      return rejectText(invalid);
    case 'object':
      return { severity, what: 'It takes an object; this replaces all of it, its defaults included.' };
    case 'enum':
      return rejectChoice(value, typed, severity, path);
    default:
      return value.pattern !== undefined && !new RegExp(value.pattern).test(text)
        ? { severity: 'warning', what: 'It has not the form that ClearML expects.' }
        : undefined;
  }
}

function rejectContainer(
  kind: string,
  typed: Container,
  severity: 'error' | 'warning',
  path: string,
): ConfRejection | undefined {
  if (kind === 'list' && typed.kind === 'object') {
    return { severity, what: 'It takes a list; an object in braces is none.' };
  }
  if (kind === 'object' && typed.kind === 'list' && path !== 'environment' && path !== 'files') {
    return { severity, what: 'It takes an object, not a list.' };
  }
  const isScalar = textual.has(kind) || numeric.has(kind) || kind === 'bool';
  return isScalar && !typed.isEmpty
    ? { severity, what: `It takes a single value, not ${typed.kind === 'list' ? 'a list' : 'an object'}.` }
    : undefined;
}

/** A list that is written as one text; some of them ClearML turns into a list of one item. */
function rejectText(invalid: string): ConfRejection | undefined {
  if (/wrapped into|single argument/.test(invalid)) {
    return undefined;
  }
  if (/is accepted by|character|unpacked|substring|ignored with a warning/.test(invalid)) {
    return { severity: 'warning', what: 'It takes a list.' };
  }
  return raises.test(invalid) && /not a list/i.test(invalid)
    ? { severity: 'error', what: 'It takes a list.' }
    : undefined;
}

function rejectNumber(
  { kind, min, max }: ConfKey['value'],
  scalar: Scalar,
  severity: 'error' | 'warning',
): ConfRejection | undefined {
  if (scalar.kind === 'boolean') {
    return undefined;
  }
  const text = String(scalar.value);
  const number = scalar.kind === 'number' ? Number(scalar.value) : decimalOf(text);
  if (number === undefined) {
    const isFine = kind === 'size' ? isSize(text) : kind === 'percent' && /^\s*\d+(?:\.\d+)?\s*%\s*$/.test(text);
    return isFine ? undefined : { severity, what: 'It takes a number.' };
  }
  if (number < (min ?? -Infinity) || number > (max ?? Infinity)) {
    const range = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `up to ${max}`];
    return { severity, what: `It takes a number ${range.filter(Boolean).join(' ')}.` };
  }
  return undefined;
}

/** Choices that work although the catalogue does not list them. */
const alsoAccepted: readonly (readonly [path: RegExp, value: RegExp])[] = [
  // Any format of Pillow.
  [/^sdk\.metrics\.images\.format$/, /./],
  [/^logging\./, /^(?:notset|warn|fatal)$/i],
  // Compared in lower case.
  [/^agent\.package_manager\.type$/, /^(?:pip|conda)$/i],
];

function rejectChoice(
  { enum: choices = [], invalid = '' }: ConfKey['value'],
  scalar: Scalar,
  severity: 'error' | 'warning',
  path: string,
): ConfRejection | undefined {
  const text = String(scalar.value);
  const isCaseless = /case does not matter/.test(invalid);
  const isKnown = choices.some(
    ({ value }) => value === text || (isCaseless && value.toLowerCase() === text.toLowerCase()),
  );
  if (isKnown || alsoAccepted.some(([key, accepted]) => key.test(path) && accepted.test(text))) {
    return undefined;
  }
  const names = choices.map(({ value }) => value).filter(value => value !== '');
  // Only what is no text at all makes the comparison fail.
  const isFatal = severity === 'error' && (scalar.kind !== 'string' || !/non-string/.test(invalid));
  return { severity: isFatal ? 'error' : 'warning', what: `It takes one of ${names.join(', ')}.` };
}
