import type { ValueFacts, VariableReading } from '../../catalogue/types';
import type { Setting } from '../../model/setting';
import { convert } from '../../values/parsers';
import type { RuleContext } from '../define-rule';
import { ownReadingsOf } from './readings';

/** What becomes of a value: `fails` is an exception, `replaced` means that ClearML goes on with another value. */
export type Verdict = 'accepted' | 'replaced' | 'fails';

/** What one program makes of a text. */
export function verdictOf(value: ValueFacts, text: string): Verdict {
  const conversion = convert(value.parser, text);
  switch (conversion.outcome) {
    case 'raises':
      return 'fails';
    case 'rejected':
      return 'replaced';
    case 'unset':
      return 'accepted';
    case 'value':
      return value.invalid.effect === 'unchecked' || isAccepted(value, text, conversion.value)
        ? 'accepted'
        : value.invalid.effect;
  }
}

const patterns = new WeakMap<ValueFacts, RegExp>();

/** The row's pattern says itself whether blanks around the value are allowed. */
function patternOf(value: ValueFacts): RegExp | undefined {
  let pattern = patterns.get(value);
  if (!pattern && value.pattern !== undefined) {
    pattern = new RegExp(value.pattern, value.patternFlags);
    patterns.set(value, pattern);
  }
  return pattern;
}

function isAccepted(value: ValueFacts, text: string, converted: unknown): boolean {
  const pattern = patternOf(value);
  if (pattern) {
    return pattern.test(text);
  }
  if (value.enum && !value.open) {
    return value.enum.some(known => known.value === text.trim());
  }
  if (typeof converted === 'number') {
    return !(converted < (value.min ?? -Infinity)) && !(converted > (value.max ?? Infinity));
  }
  return true;
}

/** A reading that does not accept the value, with its verdict. */
export interface Rejection {
  readonly reading: VariableReading;
  readonly verdict: 'replaced' | 'fails';
}

/**
 * The rejection that is certain: every program that may read the setting rejects its value, and this is the mildest of
 * their verdicts. `undefined` when one of them accepts it, when the value is empty, or when it cannot be known.
 */
export function certainRejection(setting: Setting, context: RuleContext): Rejection | undefined {
  const { value } = setting;
  if (!value?.known || value.text === '') {
    return undefined;
  }
  let mildest: Rejection | undefined;
  for (const reading of ownReadingsOf(setting, context)) {
    const verdict = verdictOf(reading.value, value.text);
    if (verdict === 'accepted') {
      return undefined;
    }
    if (!mildest || (verdict === 'replaced' && mildest.verdict === 'fails')) {
      mildest = { reading, verdict };
    }
  }
  return mildest;
}

const falseWords: ReadonlySet<string> = new Set([
  '0', 'n', 'no', 'f', 'false', 'off', 'none', 'null', 'nil', 'never', 'disable', 'disabled', 'inactive',
]); // biome-ignore format: one line reads better
const trueWords: ReadonlySet<string> = new Set([
  '1', 'y', 'yes', 't', 'true', 'on', 'enable', 'enabled', 'active', 'always', 'ok',
]); // biome-ignore format: one line reads better

/** What a person means by a word; `undefined` when it is no word for yes or no. Quotes around it do not count. */
export function meantBoolean(text: string): boolean | undefined {
  const word = text
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .toLowerCase();
  return falseWords.has(word) ? false : trueWords.has(word) ? true : undefined;
}
