import type { Setting } from '../../model/setting';
import type { ReferenceContext } from './cursor-context';

/** The reference (`$NAME`, `${NAME`) that the text before `offset` ends in, if it does; none in single quotes. */
export function referenceContext(
  text: string,
  setting: Setting,
  offset: number,
  escapeCharacter: string,
): ReferenceContext | undefined {
  const { range, quote } = setting.value!;
  const before = text.slice(Math.max(range.start, offset - 200), offset);
  const reference = quote === "'" ? null : /(?<!\$)\$(\{?)([A-Za-z_][A-Za-z0-9_]*)?$/.exec(before);
  if (!reference || before[reference.index - 1] === escapeCharacter) {
    return undefined;
  }
  const rest = /^([A-Za-z0-9_]*)(\}?)/.exec(text.slice(offset, Math.min(range.end, offset + 200)))!;
  const start = offset - (reference[2]?.length ?? 0);
  return {
    kind: 'reference',
    setting,
    insert: { start, end: offset },
    replace: { start, end: offset + rest[1]!.length },
    close: reference[1] === '{' && rest[2] === '',
  };
}
