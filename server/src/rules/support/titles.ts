import type { Setting } from '../../model/setting';
import { shownName } from '../../text/shown-name';
import type { RuleContext } from '../define-rule';

/** A setting as messages name it: a key of clearml.conf by its path, because its last word alone may stand anywhere. */
export function titleOf({ name, target }: Setting): string {
  return shownName(target.kind === 'key' ? target.path : name);
}

/** A side of a relation as it is called in the file at hand: in a clearml.conf a variable by the key that does the same. */
export function sideTitle(name: string, { document, catalogue }: RuleContext): string {
  return document.host === 'conf' ? (catalogue.variable(name)?.variable.primary.confKey ?? name) : name;
}
