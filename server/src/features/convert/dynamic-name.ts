import type { Setting } from '../../model/setting';
import type { FeatureContext } from '../feature';
import { placesOf } from '../places';
import type { Converter } from './conversion-action';
import { dynamicName, keyValue, sameKey, sameVariable, variableText } from './same-setting';
import { dynamicValue, exactText } from './written';

/**
 * A dynamic variable of the agent as the one that is made for its key, and back: only the name changes, so that this is
 * offered where both read the value alike.
 */
export const renameDynamic: Converter = (settings, context) => {
  const [setting] = settings;
  const newName = settings.length === 1 && setting ? otherName(setting, context) : undefined;
  if (!setting || newName === undefined || isInUse(newName, setting, context)) {
    return [];
  }
  return [{ title: `Rename ${setting.name} to ${newName}`, edits: [{ range: setting.nameRange, newText: newName }] }];
};

function otherName(setting: Setting, context: FeatureContext): string | undefined {
  const { target } = setting;
  const text = exactText(setting, context);
  if (text === undefined) {
    return undefined;
  }
  if (target.kind === 'dynamic' && target.component === 'agent') {
    const key = context.catalogue.confKey(target.path);
    const same = key && sameVariable(key, context.catalogue);
    const value = dynamicValue(text);
    return same && value !== undefined && variableValueIs(same, text, value) ? same.variable.name : undefined;
  }
  if (target.kind === 'variable' && !target.alias) {
    const same = sameKey(target.variable, context.catalogue);
    const value = same && keyValue(same, text);
    return same && value !== undefined && dynamicValue(text) === value ? dynamicName(same.key.path) : undefined;
  }
  return undefined;
}

function variableValueIs(
  same: Parameters<typeof keyValue>[0],
  text: string,
  value: string | number | boolean,
): boolean {
  return keyValue(same, text) === value && variableText(same, value) !== undefined;
}

/** The file sets the new name, or refers to the old one. */
function isInUse(newName: string, setting: Setting, { document }: FeatureContext): boolean {
  return placesOf(document).some(({ name, kind }) => name === newName || (kind === 'read' && name === setting.name));
}
