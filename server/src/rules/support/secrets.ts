import type { Setting } from '../../model/setting';
import type { RuleContext } from '../define-rule';
import { readingsOf } from './readings';

/** True for a value that is secret by itself; an access key only names its owner. */
export function isSecretHalf(setting: Setting, context: RuleContext): boolean {
  const { target } = setting;
  switch (target.kind) {
    case 'variable':
      return readingsOf(setting, context).some(reading => reading.secret && reading.value.kind === 'secret');
    case 'dynamic':
      return context.catalogue.confKey(target.path)?.secret === true && !/(?:^|\.)(?:access_)?key$/.test(target.path);
    default:
      return false;
  }
}
