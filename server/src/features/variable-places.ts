import { isDockerfileModel } from '../model/dockerfile-model';
import { isDockerfileSetting } from '../model/dockerfile-setting';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { targetOf } from '../model/target';
import type { OffsetEdit } from '../text/edits';
import type { TextRange } from '../text/range';
import { globalArgOf, settingsSeenAt } from './dockerfile/visible-settings';
import type { FeatureContext } from './feature';
import { type Place, placeAt, placesOf, samePlaces } from './places';
import { isOurs } from './references';

/** Where a variable is set, and the name at the cursor that leads there. */
export interface VariableDefinition {
  readonly origin: TextRange;
  /** The assignment, and the name in it. */
  readonly target: { readonly range: TextRange; readonly selection: TextRange };
}

/**
 * Where the variable at `offset` gets its value, in an env file or a Dockerfile: the assignment that is in force at
 * this place. From the name of an `ARG` without a value to the one above the first FROM; an assignment with a value
 * leads to itself.
 */
export function variableDefinition({ document }: FeatureContext, offset: number): VariableDefinition | undefined {
  const place = isOurs(document) ? placeAt(document, offset) : undefined;
  if (!place) {
    return undefined;
  }
  const setting = place.kind === 'write' ? sourceOf(document, place.setting!) : settingSeen(document, place);
  return setting && { origin: place.range, target: { range: setting.range, selection: setting.nameRange } };
}

function sourceOf(document: DocumentModel, setting: Setting): Setting {
  return (isDockerfileModel(document) && isDockerfileSetting(setting) && globalArgOf(document, setting)) || setting;
}

/** The setting whose value a reference stands for; `undefined` for a variable of the surrounding environment. */
export function settingSeen(document: DocumentModel, { name, range, setting }: Place): Setting | undefined {
  if (isDockerfileModel(document)) {
    return settingsSeenAt(document, range.start).get(name);
  }
  const before = setting?.range.start ?? range.start;
  return document.settings.findLast(other => other.active && other.name === name && other.range.start < before);
}

/** All places of the variable at `offset`, in the order of the text; without assignments on request. */
export function variableReferences(
  { document }: FeatureContext,
  offset: number,
  includeDeclaration: boolean,
): TextRange[] {
  const place = isOurs(document) ? placeAt(document, offset) : undefined;
  return place
    ? samePlaces(document, place)
        .filter(({ kind }) => includeDeclaration || kind === 'read')
        .map(({ range }) => range)
    : [];
}

/**
 * The name at `offset` that can be renamed: one of ClearML's that the file sets. A name that the file only refers to
 * belongs to its surroundings.
 */
export function renamableVariable(
  { document, catalogue }: FeatureContext,
  offset: number,
): { readonly name: string; readonly range: TextRange } | undefined {
  const place = placeAt(document, offset);
  if (!place || targetOf(place.name, catalogue).kind === 'foreign') {
    return undefined;
  }
  const isSet = samePlaces(document, place).some(({ kind }) => kind === 'write');
  return isSet ? { name: place.name, range: place.range } : undefined;
}

/**
 * The edits that give the variable at `offset` another name, in all stages that see it. `undefined` where nothing can be
 * renamed, a text for the user where the new name cannot be used.
 */
export function renameVariable(
  context: FeatureContext,
  offset: number,
  newName: string,
): OffsetEdit[] | string | undefined {
  const { document } = context;
  const place = placeAt(document, offset);
  if (!place || !renamableVariable(context, offset)) {
    return undefined;
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)) {
    return 'The name of a variable is made of letters, digits and underscores, and starts with no digit.';
  }
  const isTaken = placesOf(document).some(({ name, home }) => name === newName && home === place.home);
  if (isTaken && newName !== place.name) {
    return `${newName} is used here already.`;
  }
  return samePlaces(document, place).map(({ range }) => ({ range, newText: newName }));
}
