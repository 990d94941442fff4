import { familyOf } from '../../catalogue/components';
import { isDockerfileSetting } from '../../model/dockerfile-setting';
import { seenBy } from '../../model/env-value';
import { evidencedReaders } from '../../model/evidenced-readers';
import type { EnvReader, Seen, Setting } from '../../model/setting';
import type { Fix, RuleContext } from '../define-rule';
import { insertBelow } from './edits';
import { addressOf, componentOf } from './readings';
import { isBefore, targetVersionOf } from './versions';

/**
 * The fix that inserts settings below another one, each taken from the reader's environment: by its name alone for docker,
 * else by a reference to itself. In a list so that it can be left out: there is none when one of the file's readers would
 * take the text for a value, when one of the settings is there without a value, or when the program or the release that the file is for does not read one of the settings.
 */
export function insertFromEnvironment(names: readonly string[], below: Setting, context: RuleContext): Fix[] {
  const readers = evidencedReaders(context);
  const isDocker = readers.length > 0 && readers.every(reader => reader === 'docker');
  const statements = names.map(name => (isDocker ? name : `${name}=\${${name}}`));
  const isTaken = ({ kind }: Seen) => kind === 'unknown' || kind === 'inherited';
  // An image that refers to itself gets an empty value.
  if (below.host !== 'env') {
    return [];
  }
  const isHere = (other: Setting) => other.scope === below.scope && names.includes(addressOf(other) ?? '');
  return names.every(name => isRead(name, context)) && !context.settings.some(isHere)
    ? insert(names, statements, below, context, isTaken)
    : [];
}

/** The fix that inserts settings with values below another one; none when one of the file's readers would not see a value. */
export function insertWithValues(
  values: ReadonlyMap<string, string>,
  below: Setting,
  context: RuleContext,
  note = '',
): Fix[] {
  if (isDockerfileSetting(below) && below.form !== 'env') {
    return [];
  }
  const statements = [...values].map(([name, value]) => `${name}=${value}`);
  const fixes = insert([...values.keys()], statements, below, context, ({ kind }) => kind === 'value');
  return fixes.map(fix => ({ ...fix, title: fix.title + note }));
}

function insert(
  names: readonly string[],
  statements: readonly string[],
  below: Setting,
  context: RuleContext,
  isRight: (seen: Seen) => boolean,
): Fix[] {
  const edit = insertBelow(context.document, below, statements);
  const lines = edit.newText.split(/(?<=[\r\n])(?![\r\n])/).filter(line => line.trim() !== '');
  const isFine = (reader: EnvReader) => lines.every(line => isRight(seenBy(reader, line)));
  return below.seenBy === undefined || evidencedReaders(context).every(isFine)
    ? [{ title: `Insert ${names.join(' and ')}`, edits: [edit] }]
    : [];
}

/** True unless the program or the release that the file is for is known not to read the variable. */
function isRead(name: string, context: RuleContext): boolean {
  const readings = context.catalogue.variable(name)?.variable.readings ?? [];
  const component = componentOf(context);
  const own =
    component === undefined ? readings : readings.filter(reading => familyOf(reading.component) === component);
  return own.some(reading => {
    const target = targetVersionOf(familyOf(reading.component), context.options.target);
    const isTooNew = target !== undefined && reading.since !== undefined && isBefore(target, reading.since);
    return reading.setBy !== 'clearml' && !isTooNew;
  });
}
