const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const numeric = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/y;

/**
 * Reads the inside of bash's `$'…'`.
 * @param from offset behind the opening quote
 * @returns the text and the offset behind the closing quote; nothing when there is none
 */
export function decodeAnsiC(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  let result = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === "'") {
      return { text: result, end: at + 1 };
    }
    if (char !== '\\') {
      result += char;
      continue;
    }
    numeric.lastIndex = at;
    const match = numeric.exec(text);
    if (match) {
      const octal = match[4];
      const point =
        octal === undefined ? Number.parseInt(match[1] ?? match[2] ?? match[3]!, 16) : Number.parseInt(octal, 8) & 255;
      result += point <= 0x10ffff ? String.fromCodePoint(point) : '';
      at += match[0].length - 1;
    } else {
      const next = text[at + 1] ?? '';
      if (next === 'c' && at + 2 < text.length) {
        result += String.fromCharCode(text.charCodeAt(at + 2) & 31);
        at += 2;
      } else {
        result += simple[next] ?? ('\\\'"?'.includes(next) ? next : `\\${next}`);
        at++;
      }
    }
  }
  return undefined;
}
