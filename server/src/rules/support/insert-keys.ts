import { type ConfSetting, isConfSetting } from '../../model/conf-setting';
import type { OffsetEdit } from '../../text/edits';
import type { Fix, RuleContext } from '../define-rule';
import { insertFields, replaceWithLiteral } from './conf-edits';
import { sideTitle, titleOf } from './titles';

/**
 * The fix that inserts keys below another one of the same object, or fills those that are empty, each taken from the environment by the variable that
 * does the same. In a list so that it can be left out: there is none when a key has no such variable, or belongs
 * elsewhere.
 * @param names variables or paths of clearml.conf, as relations name them
 */
export function insertKeys(names: readonly string[], below: ConfSetting, context: RuleContext): Fix[] {
  const object = parentOf(titleOf(below));
  const fields: [string, string][] = [];
  const edits: OffsetEdit[] = [];
  for (const name of names) {
    const path = sideTitle(name, context);
    const [variable] = context.catalogue.confKey(path)?.env ?? [];
    if (parentOf(path) !== object || variable === undefined) {
      return [];
    }
    const literal = `\${?${variable}}`;
    const here = context.settings.find(
      ({ target, scope }) => scope === below.scope && target.kind === 'key' && target.path === path,
    );
    if (here && isConfSetting(here)) {
      edits.push(replaceWithLiteral(here, literal));
    } else {
      fields.push([path.slice(object.length + 1), literal]);
    }
  }
  const title = `Take ${names.map(name => sideTitle(name, context)).join(' and ')} from the environment`;
  return [{ title, edits: fields.length > 0 ? [...edits, insertFields(context.document, below, fields)] : edits }];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}
