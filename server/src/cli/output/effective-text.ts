import { Duration } from '../../hocon/duration';
import { type Encoded, encode } from '../../hocon/encode';
import { floatText, pythonStr } from '../../hocon/python-text';
import { List, type Value } from '../../hocon/values';
import { maskMessage } from '../../workspace/effective/mask-error';
import type { Leaf, Origin } from '../../workspace/effective/types';
import { printable } from '../streams';
import { describeOrigin } from './effective-origin';
import type { ConfigReport, ErrorReport } from './effective-report';

/** Comments stand below each other as long as the lines before them are not longer than this. */
const WIDEST = 72;

/** One value a line, sorted by path: `agent.git_host = "x"   # clearml.conf:12, overrides default`. */
export function printEffectiveText({ result, mask, nameOf, unused }: ConfigReport): string {
  const lines = result.leaves.map(leaf => ({
    path: (mask?.path(leaf.path) ?? leaf.path).map(key => shownKey(key)).join('.'),
    value: printable(shownValue(mask ? mask.value(leaf) : leaf.value)),
    comment: commentOf(leaf, nameOf),
  }));
  lines.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const settings = lines.map(({ path, value, comment }) => ({ setting: path ? `${path} = ${value}` : value, comment }));
  const width = Math.max(0, ...settings.map(({ setting }) => setting.length).filter(length => length <= WIDEST));
  const text = settings.map(({ setting, comment }) => `${setting.padEnd(width)}   # ${comment}`);
  if (text.length === 0) text.push('# nothing is set');
  for (const { origin, text: note } of result.notes) text.push(`# ${describeOrigin(origin, nameOf)}: ${note}`);
  if (unused.length > 0)
    text.push(printable(`# without --component or --defaults not looked at: ${unused.join(', ')}`));
  return `${text.join('\n')}\n`;
}

/** One line for standard error. */
export function printEffectiveError({ result, mask, nameOf, file }: ErrorReport): string {
  const { kind, message, line, column, origin } = result.error;
  const place = line === undefined ? '' : column === undefined ? `:${line}` : `:${line}:${column}`;
  const where = origin ? describeOrigin(origin, nameOf) : file + place;
  return `${where}: ClearML cannot load this configuration: ${kind}: ${mask ? maskMessage(message, mask) : message}`;
}

function commentOf({ origin, with: also, overrode }: Leaf, nameOf: (uri: string) => string): string {
  const described = [origin, ...also, ...overrode].map(each => describeOrigin(each, nameOf));
  const hasColumns = new Set(described).size < described.length;
  const describe = (each: Origin): string => describeOrigin(each, nameOf, hasColumns);
  const list = (origins: readonly Origin[]): string => origins.map(describe).join(', ');
  return [
    describe(origin),
    ...(also.length > 0 ? [`with ${list(also)}`] : []),
    ...(overrode.length > 0 ? [`overrides ${list(overrode)}`] : []),
  ].join(', ');
}

/** A key is quoted where it would not be one key without. */
function shownKey(key: string): string {
  return /^[\w-]+(?: [\w-]+)*$/.test(key) ? key : JSON.stringify(key);
}

/** As it would be written in a clearml.conf, on one line. */
function shownValue(value: Value): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return floatText(value);
  if (value instanceof Duration) return pythonStr(value);
  if (value instanceof List) return `[${value.items.map(shownValue).join(', ')}]`;
  return shownEncoded(encode(value));
}

function shownEncoded(value: Encoded): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(shownEncoded).join(', ')}]`;
  const entries = Object.entries(value as { readonly [key: string]: Encoded });
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${shownEncoded(item)}`).join(', ')} }`;
}
