import type { Conversion } from './conversion';

/**
 * Whether ClearML, testing the converted value in an `if`, takes it as on: Python's truth of a value.
 * @returns false for an unset variable, although its default may be on; undefined when the conversion raises or is
 * rejected, where the default decides or nothing runs at all.
 */
export function isOn(conversion: Conversion): boolean | undefined {
  switch (conversion.outcome) {
    case 'unset':
      return false;
    case 'raises':
    case 'rejected':
      return undefined;
    case 'value': {
      const { value } = conversion;
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number') return value !== 0; // NaN is true in Python
      return value !== null && value.length > 0;
    }
  }
}
