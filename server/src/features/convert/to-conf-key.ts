import type { Setting } from '../../model/setting';
import type { FeatureContext } from '../feature';
import { type Converter, subject } from './conversion-action';
import { keyValue, sameKey } from './same-setting';
import { dynamicValue, exactText, hoconText } from './written';

/** Variables, plain or dynamic, as keys of clearml.conf. */
export const toConfKey: Converter = (settings, context) => {
  if (context.document.host === 'conf' || settings.length === 0) {
    return [];
  }
  const lines = settings.map(setting => confLine(setting, context));
  const title = `Copy ${subject(settings)} as ${lines.length === 1 ? 'a key' : 'keys'} of clearml.conf`;
  return lines.every(line => line !== undefined) ? [{ title, copy: `${lines.join('\n')}\n` }] : [];
};

function confLine(setting: Setting, context: FeatureContext): string | undefined {
  const { target } = setting;
  const text = exactText(setting, context);
  if (text === undefined || text === '') {
    return undefined;
  }
  if (target.kind === 'variable') {
    const same = sameKey(target.variable, context.catalogue);
    const value = same && keyValue(same, text);
    const written = value === undefined ? undefined : hoconText(value);
    return same && written !== undefined ? `${same.key.path}: ${written}` : undefined;
  }
  if (target.kind === 'dynamic' && target.component === 'agent' && /^[a-z0-9_]+(?:\.[a-z0-9_]+)+$/.test(target.path)) {
    const value = dynamicValue(text);
    const written = value === undefined ? undefined : hoconText(value);
    return written === undefined ? undefined : `${target.path}: ${written}`;
  }
  return undefined;
}
