import { type TextRange, touches } from '../../text/range';
import { type ConfContext, type ConfEntry, type ConfSubstitution, confFileOf } from './conf-file';

/** A place where a path, or the beginning of one, is written. */
export interface PathPlace {
  /** From the root, up to and with the segment. */
  readonly segments: readonly string[];
  /** The segment alone, without quotes. */
  readonly range: TextRange;
  /** True for the last segment of what is written: what is set or meant there. */
  readonly isWhole: boolean;
  readonly entry: ConfEntry | undefined;
  /** Absent for a key. */
  readonly substitution: ConfSubstitution | undefined;
}

/** The segment of a key or of a substitution's path at an offset; its end counts. */
export function pathPlaceAt(context: ConfContext, offset: number): PathPlace | undefined {
  const file = confFileOf(context);
  for (const entry of file?.entries ?? []) {
    if (touches(entry.field.key, offset)) {
      return placesOfKey(entry, context).find(({ range }) => touches(range, offset));
    }
  }
  for (const substitution of file?.substitutions ?? []) {
    if (touches(substitution.part.path, offset)) {
      return placesOfSubstitution(substitution, context).find(({ range }) => touches(range, offset));
    }
  }
  return undefined;
}

/** All places of one path, keys and substitutions, in the order of the text. */
export function placesOfPath(context: ConfContext, segments: readonly string[]): PathPlace[] {
  const file = confFileOf(context);
  const isSame = (place: PathPlace) =>
    place.segments.length === segments.length && place.segments.every((name, index) => name === segments[index]);
  const places: PathPlace[] = [];
  for (const entry of file?.entries ?? []) {
    const before = entry.segments.length - entry.nodes.length;
    if (before < segments.length && segments.length <= entry.segments.length) {
      places.push(...placesOfKey(entry, context).filter(isSame));
    }
  }
  for (const substitution of file?.substitutions ?? []) {
    places.push(...placesOfSubstitution(substitution, context).filter(isSame));
  }
  return places.sort((a, b) => a.range.start - b.range.start);
}

/** The segments of an entry's key. */
function placesOfKey(entry: ConfEntry, { document: { text } }: ConfContext): PathPlace[] {
  const { segments } = entry.field.key;
  const before = entry.segments.length - segments.length;
  return segments.map(({ start, end }, index) => {
    const width = text[start] === '"' && end - start > 1 ? 1 : 0;
    return {
      segments: entry.segments.slice(0, before + index + 1),
      range: { start: start + width, end: end - width },
      isWhole: index === segments.length - 1,
      entry,
      substitution: undefined,
    };
  });
}

/** The segments of a substitution's path. */
export function placesOfSubstitution(substitution: ConfSubstitution, { document: { text } }: ConfContext): PathPlace[] {
  const { start, end } = substitution.part.path;
  const places: PathPlace[] = [];
  const names = text.slice(start, end).split('.');
  let at = start;
  for (const [index, name] of names.entries()) {
    if (name !== '') {
      places.push({
        segments: names.slice(0, index + 1).filter(other => other !== ''),
        range: { start: at, end: at + name.length },
        isWhole: index === names.length - 1,
        entry: substitution.entry,
        substitution,
      });
    }
    at += name.length + 1;
  }
  return places;
}
