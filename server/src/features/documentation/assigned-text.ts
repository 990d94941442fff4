import type { Setting } from '../../model/setting';
import { inlineCode } from '../../text/markdown';
import type { FeatureContext } from '../feature';
import { hidden, isSecret, redact } from './redact';

/**
 * What a name is set to, as the end of a sentence. Never shows anything of a secret's value.
 * @param user the setting that refers to the name, if one does
 */
export function assignedText(assigned: Setting, user: Setting | undefined, { document }: FeatureContext): string {
  if (isSecret(assigned) || (user && isSecret(user))) {
    return `is set to a secret, ${hidden}`;
  }
  // The value of another program's variable may be anything: only what the catalogue calls harmless is shown.
  if (assigned.target.kind !== 'variable') {
    return 'is set';
  }
  return assigned.value?.known
    ? `is ${inlineCode(redact(assigned.value.text, document))}`
    : 'is set to a value that depends on other variables';
}
