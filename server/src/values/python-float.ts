import { asciiNumber, withoutUnderscores } from './python-digits';

const FLOAT = /^([+-]?)(?:(inf(?:inity)?)|(nan)|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)$/i;

/**
 * `float(text)` of Python: decimal digits of any script, single underscores between digits, exponent, `inf`, `infinity`
 * and `nan` in any case, white space around (Objects/floatobject.c, `float_from_string`).
 * @returns undefined where Python raises ValueError.
 */
export function pythonFloat(text: string): number | undefined {
  const ascii = asciiNumber(text);
  const number = ascii && withoutUnderscores(ascii);
  const match = number ? FLOAT.exec(number) : null;
  if (!number || !match) return undefined;
  if (match[2] !== undefined) return match[1] === '-' ? -Infinity : Infinity;
  if (match[3] !== undefined) return Number.NaN;
  return Number(number);
}
