import type { HoconField } from '../../../syntax/hocon/nodes';
import type { ConfFile } from '../conf-file';
import type { Spot } from '../view';

/** How a file is written, so that what is added looks the same. */
export interface Style {
  /** Between a key and a value that is no object: `: ` or ` = `. */
  readonly separator: string;
  /** Between a key and an object: ` ` or `: `. */
  readonly beforeObject: string;
  /** One step of indentation. */
  readonly indent: string;
}

/** How many fields are looked at: neighbours first, then the top of the file. */
const enough = 40;

/** ClearML's own files use four spaces, `key: value` and `key {`. */
const usual: Style = { separator: ': ', beforeObject: ' ', indent: '    ' };

/** The style of what stands around a place, or else of the file. */
export function styleOf({ entries, hocon }: ConfFile, { container, view }: Spot): Style {
  const neighbours = container.kind === 'object' ? container.members.slice(0, enough) : [];
  const fields = [
    ...neighbours.filter(member => member.kind === 'field').map(field => ({ field, text: view.text })),
    ...entries.slice(0, enough).map(({ field }) => ({ field, text: hocon.text })),
  ];
  let separator: string | undefined;
  let beforeObject: string | undefined;
  for (const { field, text } of fields) {
    const written = writtenSeparator(field, text);
    const isObject = field.value?.parts[0]?.kind === 'object';
    if (isObject && field.value!.parts.length === 1) {
      beforeObject ??= written ?? ' ';
    } else if (field.value) {
      separator ??= written;
    }
  }
  return {
    separator: separator ?? usual.separator,
    beforeObject: beforeObject ?? usual.beforeObject,
    indent: indentOf(hocon.text),
  };
}

function writtenSeparator({ key, separator }: HoconField, text: string): string | undefined {
  if (!separator || separator.operator === '+=') {
    return undefined;
  }
  const before = separator.start > key.end ? ' ' : '';
  // Behind a separator at the end of a line there is nothing to see.
  const after = /\s/.test(text[separator.end] ?? ' ') ? ' ' : '';
  return `${before}${separator.operator}${after}`;
}

/** The indentation of the first line that has any. */
function indentOf(text: string): string {
  const found = /(?:^|[\r\n])([ \t]{1,8})[^\s#/]/.exec(text.slice(0, 5000));
  return found ? found[1]! : usual.indent;
}
