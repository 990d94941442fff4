import type { Setting } from '../../model/setting';
import type { FeatureContext } from '../feature';
import { type Conversion, type Converter, subject } from './conversion-action';
import { dynamicName, sameVariable, variableText } from './same-setting';
import { dynamicValue, envLine, type Scalar } from './written';

/** Keys of clearml.conf as variables: the ones that are made for them, and the dynamic ones of the agent. */
export const confKeyToVariable: Converter = (settings, context) => {
  if (context.document.host !== 'conf' || settings.length === 0) {
    return [];
  }
  return [
    ...copyOf(settings, setting => plainLine(setting, context), 'environment variable'),
    ...copyOf(settings, dynamicLine, 'dynamic variable of the agent'),
  ];
};

function copyOf(
  settings: readonly Setting[],
  lineOf: (setting: Setting) => string | undefined,
  what: string,
): Conversion[] {
  const lines = settings.map(lineOf);
  return lines.every(line => line !== undefined)
    ? [{ title: `Copy ${subject(settings)} as ${what}`, copy: `${lines.join('\n')}\n` }]
    : [];
}

function plainLine(setting: Setting, { catalogue }: FeatureContext): string | undefined {
  const { target } = setting;
  const same = target.kind === 'key' && target.key ? sameVariable(target.key, catalogue) : undefined;
  const value = scalarOf(setting);
  const text = same && value !== undefined ? variableText(same, value) : undefined;
  return same && text !== undefined ? envLine(same.variable.name, text) : undefined;
}

function dynamicLine(setting: Setting): string | undefined {
  const { target } = setting;
  const name = target.kind === 'key' && target.key && !target.key.unread ? dynamicName(target.path) : undefined;
  const value = scalarOf(setting);
  const text = value === undefined ? undefined : String(value);
  return name && text !== undefined && dynamicValue(text) === value ? envLine(name, text) : undefined;
}

function scalarOf({ active, value }: Setting): Scalar | undefined {
  const typed = value?.typed;
  if (!active || !value?.known || !typed || 'isEmpty' in typed || typed.value === null || typed.kind === 'duration') {
    return undefined;
  }
  return typed.value;
}
