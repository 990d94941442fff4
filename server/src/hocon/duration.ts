import { PythonError } from './python-error';

/** The fields of dateutil's `relativedelta` that a duration can fill. */
export const DURATION_FIELDS = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'microseconds'] as const;

export type DurationField = (typeof DURATION_FIELDS)[number];

/** R20: a `relativedelta`, or a `timedelta` for milliseconds. */
export class Duration {
  constructor(
    readonly className: 'relativedelta' | 'timedelta',
    /** Normalised as dateutil does; for a `timedelta` only microseconds. Zeros are left out. */
    readonly fields: Readonly<Partial<Record<DurationField, bigint>>>,
  ) {}
}

/** Longer `timedelta`s overflow. */
const MAX_DAYS = 999_999_999n;

const MICROSECONDS_OF_DAY = 86_400_000_000n;

const UNITS: Readonly<Record<string, DurationField | 'nanoseconds' | 'milliseconds' | 'weeks'>> = {
  ns: 'nanoseconds',
  nano: 'nanoseconds',
  nanos: 'nanoseconds',
  nanosecond: 'nanoseconds',
  us: 'microseconds',
  micro: 'microseconds',
  micros: 'microseconds',
  microsecond: 'microseconds',
  ms: 'milliseconds',
  milli: 'milliseconds',
  millis: 'milliseconds',
  millisecond: 'milliseconds',
  s: 'seconds',
  second: 'seconds',
  m: 'minutes',
  minute: 'minutes',
  h: 'hours',
  hour: 'hours',
  w: 'weeks',
  week: 'weeks',
  d: 'days',
  day: 'days',
  mo: 'months',
  month: 'months',
  y: 'years',
  year: 'years',
};

/**
 * The time span of an amount and a unit.
 * @param unit One that the scanner knows.
 */
export function toDuration(amount: bigint, unit: string): Duration {
  const field = UNITS[unit] ?? (unit as DurationField);
  switch (field) {
    case 'milliseconds':
      if ((amount * 1000n) / MICROSECONDS_OF_DAY > MAX_DAYS) {
        throw new PythonError('OverflowError', 'days too large; must have magnitude <= 999999999');
      }
      return new Duration('timedelta', withoutZeros({ microseconds: amount * 1000n }));
    case 'nanoseconds':
      return relativeDelta({ microseconds: BigInt(Math.trunc(Number(amount) / 1000)) });
    case 'weeks':
      return relativeDelta({ days: amount * 7n });
    default:
      return relativeDelta({ [field]: amount });
  }
}

/** From the small to the large: how many make one of the next. A day has no next one, months are not made of days. */
const STEPS: readonly (readonly [DurationField, bigint, DurationField])[] = [
  ['microseconds', 1_000_000n, 'seconds'],
  ['seconds', 60n, 'minutes'],
  ['minutes', 60n, 'hours'],
  ['hours', 24n, 'days'],
  ['months', 12n, 'years'],
];

function relativeDelta(given: Partial<Record<DurationField, bigint>>): Duration {
  const fields = { ...given };
  for (const [small, factor, large] of STEPS) {
    const amount = fields[small] ?? 0n;
    fields[large] = (fields[large] ?? 0n) + amount / factor;
    fields[small] = amount % factor;
  }
  return new Duration('relativedelta', withoutZeros(fields));
}

function withoutZeros(fields: Partial<Record<DurationField, bigint>>): Partial<Record<DurationField, bigint>> {
  return Object.fromEntries(DURATION_FIELDS.filter(name => fields[name]).map(name => [name, fields[name]]));
}
