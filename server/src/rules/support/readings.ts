import { familyOf } from '../../catalogue/components';
import type { ComponentFamily, VariableReading } from '../../catalogue/types';
import type { Setting } from '../../model/setting';
import { isShared } from '../../model/target';
import type { RuleContext } from '../define-rule';

/** Programs that only hand a value on; what it means is for the program behind them to say. */
const passOn: ReadonlySet<string> = new Set(['compose', 'helm', 'session', 'integration']);

/** The component that the user or the workspace names; `undefined` when nobody knows. */
export function componentOf(context: RuleContext): ComponentFamily | undefined {
  const { component } = context.options;
  return component === 'auto' ? context.surroundings.component : component;
}

/**
 * The readings of a setting that count: those of the component that runs, or of every program that may. Empty for a
 * name that is not a variable of the catalogue. What holds for all of them is certain; what holds for some is not.
 */
export function readingsOf(setting: Setting, context: RuleContext): readonly VariableReading[] {
  if (setting.target.kind !== 'variable') {
    return [];
  }
  const all = setting.target.variable.readings;
  const component = componentOf(context);
  if (component !== undefined) {
    const own = all.filter(reading => familyOf(reading.component) === component);
    if (own.length > 0) {
      return own;
    }
  }
  const parsing = all.filter(reading => !passOn.has(reading.component));
  return parsing.length > 0 ? parsing : all;
}

/**
 * The readings of a setting of ClearML's own; empty for a name that other programs own (`CI`, `CUDA_VISIBLE_DEVICES`):
 * what it may hold is theirs to say.
 */
export function ownReadingsOf(setting: Setting, context: RuleContext): readonly VariableReading[] {
  return isShared(setting.target) ? [] : readingsOf(setting, context);
}

/** The name that a setting addresses: the variable's own name (not the alias written), or the path of a dynamic one. */
export function addressOf(setting: Setting): string | undefined {
  switch (setting.target.kind) {
    case 'variable':
      return setting.target.variable.name;
    case 'dynamic':
      // The server has configuration files of its own: `CLEARML__SDK__…` is no key of clearml.conf.
      return setting.target.component === 'agent' ? setting.target.path : undefined;
    case 'key':
      return setting.target.path;
    default:
      return undefined;
  }
}
