import { type NamedReader, type Reading, skipped, unset } from './reader';
import { withoutByteOrderMark } from './spaces';

const validName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Characters that a backslash escapes between double quotes. */
const escapable = '"\\`$';

/**
 * `EnvironmentFile=` of a systemd unit. A name that is none, or a value with a control character, is dropped with a
 * message in the journal. Quotes count at the start of the value only, but several quoted parts may follow each other.
 * From systemd `src/basic/env-file.c`; no expansion.
 */
export const readAsSystemd: NamedReader = statement => {
  // U+FEFF would be part of the first name.
  if (withoutByteOrderMark(statement) !== statement) {
    return skipped;
  }
  let start = 0;
  while (start < statement.length && isSpace(statement[start]!)) {
    start++;
  }
  if (start === statement.length || statement[start] === '#' || statement[start] === ';') {
    return skipped;
  }
  let equals = start;
  while (equals < statement.length && statement[equals] !== '=' && !isLineBreak(statement[equals]!)) {
    equals++;
  }
  let end = equals;
  while (end > start && isSpace(statement[end - 1]!)) {
    end--;
  }
  const name = statement.slice(start, end);
  if (statement[equals] !== '=') {
    return unset(name);
  }
  return validName.test(name) ? readValue(name, statement.replace(/(?:\r\n|\r|\n)$/, ''), equals + 1) : unset(name);
};

type State = 'before' | 'value' | 'escape' | 'single' | 'double' | 'double-escape';

function readValue(name: string, text: string, from: number): Reading {
  let state: State = 'before';
  let value = '';
  /** Length of the value without the white space at its end. */
  let solid = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    switch (state) {
      case 'before':
      case 'value':
        if (isLineBreak(char)) {
          at = text.length;
        } else if (char === '\\') {
          state = 'escape';
          solid = value.length;
        } else if (state === 'before' && (char === "'" || char === '"')) {
          state = char === "'" ? 'single' : 'double';
        } else if (state === 'value' || !isSpace(char)) {
          state = 'value';
          value += char;
          solid = isSpace(char) ? solid : value.length;
        }
        break;
      case 'escape':
        state = 'value';
        value += isLineBreak(char) ? '' : char;
        solid = value.length;
        break;
      case 'single':
        if (char === "'") {
          state = 'before';
        } else {
          value += char;
        }
        solid = value.length;
        break;
      case 'double':
        if (char === '"') {
          state = 'before';
        } else if (char === '\\') {
          state = 'double-escape';
        } else {
          value += char;
        }
        solid = value.length;
        break;
      default:
        state = 'double';
        if (escapable.includes(char)) {
          value += char;
        } else if (char !== '\n') {
          value += `\\${char}`;
        }
        solid = value.length;
        break;
    }
  }
  const result = value.slice(0, solid);
  return hasControlCharacter(result) ? unset(name) : { name, seen: { kind: 'value', value: result } };
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || isLineBreak(char);
}

function isLineBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}

function hasControlCharacter(text: string): boolean {
  return /[\x01-\x08\x0b-\x1f\x7f]/.test(text);
}
