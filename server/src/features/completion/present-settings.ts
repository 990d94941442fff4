import type { RelationSide } from '../../catalogue/relation-types';
import { type DockerfileSetting, isBuildArgument, isDockerfileSetting } from '../../model/dockerfile-setting';
import type { Setting } from '../../model/setting';
import { convert } from '../../values/parsers';
import { isOn } from '../../values/truth';
import { relevantReadings } from '../documentation/value-view';
import type { FeatureContext } from '../feature';
import type { NameContext } from './cursor-context';

type Edited = Pick<NameContext, 'setting' | 'place'>;

/**
 * The variables that are set already where the cursor is, aliases counted as the variable; without the setting that is
 * being edited. In a Dockerfile an `ARG` and an `ENV` of one name go together, and each stage may set it anew.
 */
export function namesInUse({ document }: FeatureContext, { setting: edited, place }: Edited): ReadonlySet<string> {
  const names = new Set<string>();
  for (const setting of document.settings) {
    const isOther = place && isDockerfileSetting(setting) && !isSameForm(setting, place);
    if (!setting.active || setting === edited || isOther) {
      continue;
    }
    if (setting.target.kind === 'variable') {
      names.add(setting.target.variable.name);
    } else if (setting.target.kind === 'dynamic') {
      names.add(setting.name);
    }
  }
  return names;
}

function isSameForm({ form, scope }: DockerfileSetting, place: NonNullable<NameContext['place']>): boolean {
  return form === place.form && scope === place.scope;
}

/** Variables that a setting at the cursor's place excludes or makes ClearML ignore, each with that setting's name. */
export function demotions(context: FeatureContext, { setting: edited, place }: Edited): ReadonlyMap<string, string> {
  const present = new Map<string, Setting>();
  for (const setting of context.document.settings) {
    const isSeen = !place || (place.chain.has(setting.scope) && !isBuildArgument(setting));
    if (setting.active && setting !== edited && isSeen && setting.target.kind === 'variable') {
      present.set(setting.target.variable.name, setting);
    }
  }
  const excluded = new Map<string, string>();
  const holds = (side: RelationSide) => {
    const setting = present.get(side.name);
    return setting !== undefined && counts(setting, side.when, context);
  };
  for (const name of present.keys()) {
    for (const relation of context.catalogue.relationsOf(name)) {
      if (relation.kind === 'excludes') {
        const { winner, loser } = relation;
        if (holds(winner)) {
          excluded.set(loser.name, winner.name);
        } else if (holds(loser)) {
          excluded.set(winner.name, loser.name);
        }
      } else if (relation.kind === 'ignored' && relation.by.every(holds)) {
        excluded.set(relation.subject.name, relation.by[0]!.name);
      }
    }
  }
  return excluded;
}

/** Whether a setting is really set, or really on, for the programs that the file is for. */
function counts({ value, target }: Setting, when: RelationSide['when'], context: FeatureContext): boolean {
  if (!value?.known || target.kind !== 'variable') {
    return false;
  }
  return relevantReadings(target.variable, context).some(({ value: { parser } }) => {
    const conversion = convert(parser, value.text);
    return when === 'on' ? isOn(conversion) === true : conversion.outcome === 'value';
  });
}
