import type { HoconArray, HoconField, HoconObject, HoconPart, HoconValue } from '../../syntax/hocon/nodes';
import { type TextRange, touches } from '../../text/range';
import type { FeatureContext } from '../feature';
import { commentRuns } from '../sections';
import { wordAt } from '../selection-ranges';
import { confFileOf } from './conf-file';
import { spotAt } from './view';

/**
 * The ranges around an offset of a clearml.conf, in no order: word, segment, text without and with quotes, value, field,
 * what is between brackets, the brackets too, and so on to the file.
 */
export function confRangesAt(context: FeatureContext, offset: number): TextRange[] {
  const { document } = context;
  const { lines, text } = document;
  const ranges: TextRange[] = [wordAt(text, offset)];
  const spot = spotAt(context, offset);
  if (spot) {
    const outside = spot.view.outside?.around ?? [];
    for (const node of [...outside, ...spot.around, ...(spot.member ? [spot.member] : [])]) {
      ranges.push(...rangesOf(node, offset));
    }
  }
  ranges.push(...(confFileOf(context)?.comments ?? []).filter(range => touches(range, offset)));
  const line = lines.lineAt(offset);
  for (const { first, last } of commentRuns(document)) {
    if (first <= line && line <= last) {
      ranges.push({ start: lines.lineRange(first).start, end: lines.lineRange(last).end });
    }
  }
  return ranges.filter(range => touches(range, offset)).concat({ start: 0, end: text.length });
}

type Node = HoconObject | HoconArray | HoconField | HoconValue | ({ readonly kind: string } & TextRange);

function rangesOf(node: Node, offset: number): TextRange[] {
  switch (node.kind) {
    case 'object':
    case 'array': {
      const { open, close, start, end } = node as HoconObject | HoconArray;
      return open && close
        ? [
            { start: open.end, end: close.start },
            { start, end },
          ]
        : [{ start, end }];
    }
    case 'field': {
      const { key, value, start, end } = node as HoconField;
      return [{ start, end }, key, ...key.segments, ...(value ? rangesOf(value, offset) : [])];
    }
    case 'value': {
      const { parts, start, end } = node as HoconValue;
      return [{ start, end }, ...parts.filter(part => touches(part, offset)).flatMap(rangesOfPart)];
    }
    default:
      return [node];
  }
}

function rangesOfPart(part: HoconPart): TextRange[] {
  const { start, end } = part;
  switch (part.kind) {
    case 'quoted':
      return [
        { start, end },
        { start: start + 1, end: end - 1 },
      ];
    case 'triple-quoted':
      return [
        { start, end },
        { start: start + 3, end: end - 3 },
      ];
    case 'substitution':
      return [{ start, end }, part.path];
    default:
      return [{ start, end }];
  }
}
