import type { ConfKey } from '../../catalogue/types';
import type { Setting } from '../../model/setting';
import type { RuleContext } from '../define-rule';
import { addressOf, readingsOf } from './readings';

/** True for a value that is secret by itself; an access key only names its owner. */
export function isSecretHalf(setting: Setting, context: RuleContext): boolean {
  const { target } = setting;
  switch (target.kind) {
    case 'variable':
      return readingsOf(setting, context).some(reading => reading.secret && reading.value.kind === 'secret');
    case 'dynamic':
      return context.catalogue.confKey(target.path)?.secret === true && !/(?:^|\.)(?:access_)?key$/.test(target.path);
    case 'key':
      return isSecretKey(target.path, target.key, context);
    default:
      return false;
  }
}

/** Of the `environment` section the variables that are known as secrets; of `files` nothing can be told. */
function isSecretKey(path: string, key: ConfKey | undefined, { catalogue }: RuleContext): boolean {
  if (path.startsWith('environment.')) {
    const variable = catalogue.variable(path.slice('environment.'.length))?.variable;
    return variable?.readings.some(reading => reading.secret && reading.value.kind === 'secret') === true;
  }
  return key?.secret === true && key.value.kind === 'string' && !/(?:^|\.)(?:access_)?key$/.test(path);
}

/** The published access key: the demo server's, and the one of the test account of the open-source server. */
const demoKey = 'EGRTCO8JMSIGI6S39GTP43NFWXDQOW';

const accessKeys: ReadonlySet<string> = new Set(['CLEARML_API_ACCESS_KEY', 'api.credentials.access_key']);

/** True for the setting that holds the published access key. */
export function isDemoKey(setting: Setting): boolean {
  return accessKeys.has(addressOf(setting) ?? '') && setting.value?.text.trim() === demoKey;
}
