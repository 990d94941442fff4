import type { RelationSide } from '../../catalogue/relation-types';
import { environmentsOf } from '../../model/scopes';
import type { Setting, TypedValue } from '../../model/setting';
import { convert } from '../../values/parsers';
import { isOn } from '../../values/truth';
import type { RuleContext } from '../define-rule';
import { addressOf, readingsOf } from './readings';

/** Whether a setting is in the state that a relation asks for; `unknown` when its value cannot be known. */
export type State = 'yes' | 'no' | 'unknown';

/** The settings of one environment by what they address, so that a relation finds its sides whatever form they are written in. */
export interface SettingIndex {
  /**
   * The setting that is in force for a variable or clearml.conf key: of several the last one, dynamic variables of the
   * same key included. `undefined` when there is none.
   */
  find(name: string): Setting | undefined;
  /** The setting for a side of a relation, if its state is `yes`. */
  holds(side: RelationSide): Setting | undefined;
  /** Every setting for a side of a relation whose state is `yes`: the same name twice, or a dynamic variable besides. */
  allThatHold(side: RelationSide): readonly Setting[];
  /** True unless the side is certainly absent, empty or off. */
  maybe(side: RelationSide): boolean;
}

const none: readonly Setting[] = [];

const indexes = new WeakMap<readonly Setting[], readonly SettingIndex[]>();

/** An index for each environment of the file: for the settings that one process finds together. */
export function indexesOf(context: RuleContext): readonly SettingIndex[] {
  let known = indexes.get(context.settings);
  if (!known) {
    known = environmentsOf(context.settings, context.document.scopes).map(group => indexSettings(group, context));
    indexes.set(context.settings, known);
  }
  return known;
}

function indexSettings(settings: readonly Setting[], context: RuleContext): SettingIndex {
  const byAddress = new Map<string, Setting[]>();
  const add = (address: string, setting: Setting) => {
    const known = byAddress.get(address);
    if (known) {
      known.push(setting);
    } else {
      byAddress.set(address, [setting]);
    }
  };
  for (const setting of settings) {
    const address = addressOf(setting);
    if (address !== undefined) {
      add(address, setting);
    }
  }

  function candidates(name: string): readonly Setting[] {
    const direct = byAddress.get(name) ?? none;
    const confKey = context.catalogue.variable(name)?.variable.primary.confKey;
    const byKey = confKey === undefined ? undefined : byAddress.get(confKey);
    return byKey ? [...direct, ...byKey] : direct;
  }

  return {
    find: name => candidates(name).at(-1),
    holds: side => candidates(side.name).findLast(setting => stateOf(setting, side, context) === 'yes'),
    allThatHold: side => candidates(side.name).filter(setting => stateOf(setting, side, context) === 'yes'),
    maybe: side => candidates(side.name).some(setting => stateOf(setting, side, context) !== 'no'),
  };
}

/** Whether a setting is in the state of a relation's side, as ClearML reads its value. */
export function stateOf(setting: Setting, side: RelationSide, context: RuleContext): State {
  const { value } = setting;
  if (value === undefined || !value.known) {
    return 'unknown';
  }
  if (side.when === 'set') {
    return value.text.trim() === '' ? 'no' : 'yes';
  }
  if (value.typed) {
    return isOnIn(setting, value.typed, side) ? 'yes' : 'no';
  }
  if (setting.target.kind === 'dynamic') {
    return dynamicIsOn(value.text) ? 'yes' : 'no';
  }
  const truths = readingsOf(setting, context).map(reading => isOn(convert(reading.value.parser, value.text)));
  if (truths.length === 0 || truths.includes(undefined)) {
    return 'no';
  }
  if (truths.every(truth => truth === true)) {
    return 'yes';
  }
  return truths.some(truth => truth === true) ? 'unknown' : 'no';
}

/**
 * Whether a key of clearml.conf says what a side asks for. A switch that stands for one choice of a key
 * (`CLEARML_AGENT_FORCE_UV`, the type of the package manager) is on where the key has that choice.
 */
function isOnIn({ target }: Setting, typed: TypedValue, { name }: RelationSide): boolean {
  const isChoice = target.kind === 'key' && target.key?.value.kind === 'enum' && target.path !== name;
  if (!isChoice) {
    return isTruthy(typed);
  }
  return 'value' in typed && String(typed.value).toLowerCase() === name.slice(name.lastIndexOf('_') + 1).toLowerCase();
}

/** Python's truth of a value of a clearml.conf: the text "false" is true, and so is a list or object that has anything. */
function isTruthy(typed: TypedValue): boolean {
  return 'isEmpty' in typed ? !typed.isEmpty : Boolean(typed.value);
}

/** The truth of a HOCON scalar: only false, null, 0 and the empty text are false; the text "false" is true. */
function dynamicIsOn(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && trimmed !== '""' && !/^(?:false|null|[+-]?0+(?:\.0*)?)$/i.test(trimmed);
}
