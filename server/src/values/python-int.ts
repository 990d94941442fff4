import { asciiNumber, withoutUnderscores } from './python-digits';

/** Python refuses longer texts since 3.11 (and 3.10.7, 3.9.14, 3.8.14, 3.7.14): `sys.int_info.default_max_str_digits`. */
const MAX_DIGITS = 4300;

const INTEGER = /^[+-]?\d+$/;

/**
 * `int(text)` of Python: sign, decimal digits of any script, single underscores between digits, white space around.
 * @returns undefined where Python raises ValueError. Beyond 2^53 JavaScript's nearest number, in the end Infinity.
 */
export function pythonInt(text: string): number | undefined {
  const ascii = asciiNumber(text);
  const number = ascii && withoutUnderscores(ascii);
  if (!number || !INTEGER.test(number)) return undefined;
  const sign = number.startsWith('+') || number.startsWith('-') ? 1 : 0;
  if (number.length - sign > MAX_DIGITS) return undefined;
  return Number(number) + 0; // an integer has no -0
}
