import type { Setting } from '../../model/setting';
import type { RuleContext } from '../define-rule';

const caches = new WeakMap<readonly Setting[], ReadonlySet<string>>();

/** True when the scope of `setting` sets a variable of that very name. */
export function isTaken(name: string, setting: Setting, context: RuleContext): boolean {
  let names = caches.get(context.settings);
  if (!names) {
    names = new Set(context.settings.map(other => key(other.scope, other.name)));
    caches.set(context.settings, names);
  }
  return names.has(key(setting.scope, name));
}

function key(scope: string, name: string): string {
  return `${name} ${scope}`;
}
