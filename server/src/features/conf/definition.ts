import type { OffsetEdit } from '../../text/edits';
import type { TextRange } from '../../text/range';
import type { FeatureContext } from '../feature';
import type { VariableDefinition } from '../variable-places';
import { entrySegment, type KeyNode, keyTreeOf } from './key-tree';
import { type PathPlace, pathPlaceAt, placesOfPath } from './places';

/**
 * Where the path at `offset` is set in the file, the one that wins first; from a path that no key has as a whole, to the
 * keys below it.
 */
export function confDefinitions(context: FeatureContext, offset: number): VariableDefinition[] {
  const here = pathPlaceAt(context, offset);
  if (!here) {
    return [];
  }
  const keys = placesOfPath(context, here.segments).filter(({ substitution }) => !substitution);
  const whole = keys.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : keys).reverse().map(({ range, entry }) => ({
    origin: here.range,
    target: { range: { start: entry!.field.start, end: entry!.field.end }, selection: range },
  }));
}

/** All places of the path at `offset`, in the order of the text; without the keys that set it on request. */
export function confReferences(context: FeatureContext, offset: number, includeDeclaration: boolean): TextRange[] {
  const here = pathPlaceAt(context, offset);
  return here
    ? placesOfPath(context, here.segments)
        .filter(({ substitution }) => includeDeclaration || substitution)
        .map(({ range }) => range)
    : [];
}

/**
 * The segment at `offset` that can be renamed: a name of the user's own that the file sets. A name that ClearML reads is
 * ClearML's.
 */
export function renamableSegment(
  context: FeatureContext,
  offset: number,
): { readonly name: string; readonly range: TextRange } | undefined {
  const here = pathPlaceAt(context, offset);
  if (!here || isClearmls(here, context)) {
    return undefined;
  }
  const isSet = placesOfPath(context, here.segments).some(({ substitution }) => !substitution);
  return isSet ? { name: here.segments.at(-1)!, range: here.range } : undefined;
}

function isClearmls({ segments }: PathPlace, { catalogue }: FeatureContext): boolean {
  let node: KeyNode | undefined = keyTreeOf(catalogue);
  for (const segment of segments.slice(0, -1)) {
    node = segment === entrySegment ? node?.entry : (node?.children.get(segment) ?? node?.any);
  }
  return node?.children.has(segments.at(-1)!) ?? false;
}

/**
 * The edits that give the segment at `offset` another name, in keys and substitutions. `undefined` where nothing can be
 * renamed, a text for the user where the new name cannot be used.
 */
export function renameSegment(
  context: FeatureContext,
  offset: number,
  newName: string,
): OffsetEdit[] | string | undefined {
  const here = pathPlaceAt(context, offset);
  if (!here || !renamableSegment(context, offset)) {
    return undefined;
  }
  if (!/^[A-Za-z0-9_-]+$/.test(newName) || /^[+-]?\d+$/.test(newName)) {
    return 'Use letters, digits, _ and -: a dot would nest the key, and other characters need quotes everywhere.';
  }
  const others = placesOfPath(context, [...here.segments.slice(0, -1), newName]);
  if (newName !== here.segments.at(-1) && others.some(({ substitution }) => !substitution)) {
    return `${newName} is set here already.`;
  }
  return placesOfPath(context, here.segments).map(({ range }) => ({ range, newText: newName }));
}
