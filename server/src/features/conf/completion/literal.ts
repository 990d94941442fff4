/** A text that needs no quotes: no character that ends it (R10), nothing that makes a number or a comment of it. */
const bare = /^(?!(?:true|false|null|include)\b)(?:[A-Za-z~]|\/(?!\/)|\.(?!\d))[\w./~:%-]*$/i;

/** A text as a value of the dialect: quoted where it would be cut, retyped or rejected without (R10, R16–R18). */
export function literal(text: string): string {
  return bare.test(text) && !/\/\/(?<!:\/\/)/.test(text) ? text : quoted(text);
}

/** A text in double quotes (R12). */
export function quoted(text: string): string {
  return `"${inQuotes(text)}"`;
}

/** What stands between double quotes for a text. */
export function inQuotes(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
}

/** A value of the catalogue in the dialect; texts of lists are always quoted, as a comma or `=` is never far. */
export function literalOf(value: unknown, inList = false): string | undefined {
  switch (typeof value) {
    case 'string':
      return inList ? quoted(value) : literal(value);
    case 'number':
    case 'boolean':
      return String(value);
    default: {
      if (!Array.isArray(value)) {
        return undefined;
      }
      const items = value.map(item => literalOf(item, true));
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
  }
}
