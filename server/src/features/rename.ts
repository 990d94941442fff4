import type { Range, TextEdit } from 'vscode-languageserver-types';
import { renamableSegment, renameSegment } from './conf/definition';
import type { FeatureContext } from './feature';
import { renamableVariable, renameVariable } from './variable-places';

/** The name at `offset` that can be renamed, and where it is. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/** The name at `offset` if it can be renamed: a variable that the file sets, or a key of the user's own. */
export function prepareRename(context: FeatureContext, offset: number): Renamable | undefined {
  const find = context.document.host === 'conf' ? renamableSegment : renamableVariable;
  const found = find(context, offset);
  return found && { range: context.document.lines.rangeOf(found.range), placeholder: found.name };
}

/**
 * The edits that give the name at `offset` another one. `undefined` where nothing can be renamed, a text for the user
 * where the new name cannot be used.
 */
export function provideRename(
  context: FeatureContext,
  offset: number,
  newName: string,
): TextEdit[] | string | undefined {
  const rename = context.document.host === 'conf' ? renameSegment : renameVariable;
  const edits = rename(context, offset, newName);
  return typeof edits === 'object'
    ? edits.map(({ range, newText }) => ({ range: context.document.lines.rangeOf(range), newText }))
    : edits;
}
