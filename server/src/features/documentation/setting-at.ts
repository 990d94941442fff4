import type { DocumentModel } from '../../model/document-model';
import type { Setting } from '../../model/setting';
import { type TextRange, touches } from '../../text/range';

/** The setting whose statement holds `offset`; its end counts. Settings are in the order of the file. */
export function settingAt({ settings }: DocumentModel, offset: number): Setting | undefined {
  let low = 0;
  let high = settings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (settings[middle]!.range.start <= offset) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  const setting = settings[high];
  return setting && touches(setting.range, offset) ? setting : undefined;
}

/** `$NAME` or `${NAME…}` in a value. */
export interface Reference {
  readonly name: string;
  readonly range: TextRange;
}

/** A reference is looked for this far around an offset, so that a huge value costs nothing. */
const maxReference = 1000;

/** The reference in the value of a setting that holds `offset`; none in single quotes, where nothing is replaced. */
export function referenceAt({ text }: DocumentModel, { value }: Setting, offset: number): Reference | undefined {
  if (!value || value.quote === "'" || !touches(value.range, offset)) {
    return undefined;
  }
  const pattern = /(?<![\\$])\$(?:\{([A-Za-z_][A-Za-z0-9_]*)[^}\r\n]*\}|([A-Za-z_][A-Za-z0-9_]*))/g;
  const from = Math.max(value.range.start, offset - maxReference);
  for (const match of text.slice(from, Math.min(value.range.end, offset + maxReference)).matchAll(pattern)) {
    const start = from + match.index;
    const range = { start, end: start + match[0].length };
    if (touches(range, offset)) {
      return { name: (match[1] ?? match[2])!, range };
    }
  }
  return undefined;
}
