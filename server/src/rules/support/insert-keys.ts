import { type ConfSetting, isConfSetting } from '../../model/conf-setting';
import type { OffsetEdit } from '../../text/edits';
import type { Fix, RuleContext } from '../define-rule';
import { insertFields, replaceWithLiteral } from './conf-edits';
import { sideTitle } from './titles';

/**
 * The fix that inserts keys below another one of the same object, or fills those that are empty, each taken from the
 * environment by the variable that does the same. In a list so that it can be left out: there is none when a key has no
 * such variable, or belongs elsewhere.
 * @param names variables or paths of clearml.conf, as relations name them
 */
export function insertKeys(names: readonly string[], below: ConfSetting, context: RuleContext): Fix[] {
  const literals = new Map<string, string>();
  for (const name of names) {
    const path = sideTitle(name, context);
    const [variable] = context.catalogue.confKey(path)?.env ?? [];
    if (variable === undefined) {
      return [];
    }
    literals.set(path, `\${?${variable}}`);
  }
  const title = `Take ${[...literals.keys()].join(' and ')} from the environment`;
  return insertLiterals(title, literals, below, context);
}

/**
 * The fix that gives keys of the same object a value: in their place where they are empty, else below another one.
 * @param literals by path, as the values are to stand in the file
 */
export function insertLiterals(
  title: string,
  literals: ReadonlyMap<string, string>,
  below: ConfSetting,
  context: RuleContext,
): Fix[] {
  const { target: anchor, range } = below;
  // Behind a bracket or quotes that are open, a new line would be a part of them.
  if (context.document.hocon?.problems.some(({ start, end }) => start < range.end && end > range.start)) {
    return [];
  }
  const object = parentOf(anchor.kind === 'key' ? anchor.path : '');
  const edits: OffsetEdit[] = [];
  const fields: [string, string][] = [];
  for (const [path, literal] of literals) {
    const here = context.settings.find(
      ({ target, scope }) => scope === below.scope && target.kind === 'key' && target.path === path,
    );
    if (here && isConfSetting(here)) {
      edits.push(replaceWithLiteral(here, literal));
    } else if (parentOf(path) === object) {
      fields.push([path.slice(object.length + 1), literal]);
    } else {
      return [];
    }
  }
  return [{ title, edits: fields.length > 0 ? [...edits, insertFields(context.document, below, fields)] : edits }];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}
