import type { HoconComment } from '../syntax/hocon/nodes';
import type { TextRange } from '../text/range';
import type { SettingValue } from './setting';

/** A field that stands in a comment, as `# worker_name: "gpu"`. */
export interface CommentedField {
  readonly segments: readonly string[];
  /** The last segment, without quotes. */
  readonly name: TextRange;
  readonly value: SettingValue;
  /** From the key to the end of the comment. */
  readonly range: TextRange;
}

const marker = /^(?:#+|\/\/+)[ \t]*/;
const key = /^(?:"([A-Za-z0-9_.-]{1,200})"|([A-Za-z0-9_.-]{1,200}))[ \t]{0,80}(?::|=|\+=)[ \t]*/;

/** Reads a comment as one field on one line; prose is told apart by the caller, who knows which keys there are. */
export function commentedField(text: string, comment: HoconComment): CommentedField | undefined {
  const content = text.slice(comment.start, comment.end);
  const start = marker.exec(content)![0].length;
  const match = key.exec(content.slice(start));
  if (!match) return undefined;
  const written = (match[1] ?? match[2])!;
  const segments = written.split('.').filter(segment => segment !== '');
  const last = segments.at(-1);
  if (last === undefined) return undefined;
  const keyEnd = comment.start + start + (match[1] === undefined ? 0 : 1) + written.length;
  const valueStart = comment.start + start + match[0].length;
  const raw = text.slice(valueStart, comment.end);
  const isQuoted = raw.length >= 2 && raw.startsWith('"') && raw.endsWith('"');
  const width = isQuoted ? 1 : 0;
  return {
    segments,
    name: { start: keyEnd - last.length, end: keyEnd },
    value: {
      range: { start: valueStart + width, end: comment.end - width },
      rawRange: { start: valueStart, end: comment.end },
      text: raw.slice(width, raw.length - width),
      quote: isQuoted ? '"' : undefined,
      known: false,
    },
    range: { start: comment.start + start, end: comment.end },
  };
}
