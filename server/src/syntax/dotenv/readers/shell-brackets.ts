/** Offset behind the `)` that closes the command which starts at `from`, behind its `(`. */
export function endOfCommand(text: string, from: number): number | undefined {
  return endOfBrackets(text, from, '(', ')');
}

/** Offset behind the `}` that closes the expansion in which `from` lies. */
export function endOfExpansion(text: string, from: number): number | undefined {
  return endOfBrackets(text, from, '{', '}');
}

/** Passes over quotes and escapes, as far as they can be told without reading the command. */
function endOfBrackets(text: string, from: number, open: string, close: string): number | undefined {
  let depth = 1;
  let inDoubleQuotes = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\') {
      at++;
    } else if (char === '"') {
      inDoubleQuotes = !inDoubleQuotes;
    } else if (char === "'" && !inDoubleQuotes) {
      const end = text.indexOf("'", at + 1);
      if (end < 0) {
        return undefined;
      }
      at = end;
    } else if (char === open && !inDoubleQuotes) {
      depth++;
    } else if (char === close && !inDoubleQuotes && --depth === 0) {
      return at + 1;
    }
  }
  return undefined;
}
