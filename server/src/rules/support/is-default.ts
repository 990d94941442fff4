import type { Setting } from '../../model/setting';

/** True for a key of clearml.conf with the value that it has anyway: whoever copied a default file means nothing by it. */
export function isDefault({ target, value }: Setting): boolean {
  const typed = value?.typed;
  if (target.kind !== 'key' || !target.key || !typed || !('value' in typed)) {
    return false;
  }
  const { default: shared, defaultBy = {} } = target.key.value;
  return [shared, ...Object.values(defaultBy)].some(known => known !== undefined && known === typed.value);
}
