import type { ValueFacts, Variable, VariableReading } from '../../catalogue/types';
import { evidencedReaders } from '../../model/evidenced-readers';
import type { EnvReader, Seen, Setting } from '../../model/setting';
import { verdictOf } from '../../rules/support/verdict';
import { inlineCode, prose } from '../../text/markdown';
import type { Conversion } from '../../values/conversion';
import { convert } from '../../values/parsers';
import { isOn } from '../../values/truth';
import type { FeatureContext } from '../feature';
import { componentLabels, readerLabels } from './labels';
import { hidden, isSecret, redact } from './redact';

/** Longer values are not examined, so that the time for a hover has a bound. */
const maxLength = 20_000;

const allReaders = Object.keys(readerLabels) as EnvReader[];

/**
 * The value of a setting as ClearML will see it, as Markdown lines: one line if all agree, else one for each group of
 * readers or programs. Without evidence of a reader, `whose` says whether the most likely value is told or what each of
 * all readers makes of the line. Never holds anything of a secret.
 */
export function valueView(
  setting: Setting,
  readings: readonly VariableReading[],
  context: FeatureContext,
  whose: 'likely' | 'all',
): string[] {
  if (!setting.value) {
    return ['**This line** has no value: it is taken from the surrounding environment, or stays unset.'];
  }
  if (setting.value.rawRange.end - setting.value.rawRange.start > maxLength) {
    return ['**This line** has a value that is too long to be shown.'];
  }
  const told = new Map<string, { readonly lines: readonly string[]; readonly readers: EnvReader[] }>();
  for (const { readers, seen } of seenGroups(setting, evidencedReaders(context), whose === 'all')) {
    const lines = seenLines(seen, setting, readings, context);
    const same = told.get(lines.join('\n'));
    if (same) {
      same.readers.push(...readers);
    } else {
      told.set(lines.join('\n'), { lines, readers: [...readers] });
    }
  }
  const groups = [...told.values()];
  if (groups.length > 1) {
    const names = (readers: readonly EnvReader[]) => readers.map(reader => readerLabels[reader]).join(', ');
    return [
      '**This line** depends on what reads the file:',
      ...groups.map(({ readers, lines }) => `- ${names(readers)}: ${lines.join('; ')}`),
    ];
  }
  const lines = groups[0]!.lines;
  return lines.length === 1 ? [`**This line** ${lines[0]}`] : ['**This line**', ...lines.map(line => `- ${line}`)];
}

interface SeenGroup {
  readonly readers: EnvReader[];
  readonly seen: Seen;
}

/** The readers grouped by what they see: the evidenced ones, else all or none in particular. */
function seenGroups(setting: Setting, evidenced: readonly EnvReader[], all: boolean): SeenGroup[] {
  const { value, seenBy } = setting;
  const plain: Seen = value!.known ? { kind: 'value', value: value!.text } : { kind: 'unknown' };
  if (!seenBy || (evidenced.length === 0 && !all)) {
    return [{ readers: [], seen: plain }];
  }
  const groups = new Map<string, SeenGroup>();
  for (const reader of evidenced.length > 0 ? evidenced : allReaders) {
    const seen = seenBy(reader);
    const key = seen.kind === 'value' ? `=${seen.value}` : seen.kind;
    const group = groups.get(key);
    if (group) {
      group.readers.push(reader);
    } else {
      groups.set(key, { readers: [reader], seen });
    }
  }
  return [...groups.values()];
}

function seenLines(
  seen: Seen,
  setting: Setting,
  readings: readonly VariableReading[],
  context: FeatureContext,
): string[] {
  switch (seen.kind) {
    case 'unset':
      return ['skipped: the variable stays unset.'];
    case 'inherited':
      return ['taken from the surrounding environment.'];
    case 'unknown':
      return ['depends on other variables or on a command.'];
    case 'error':
      return [`rejected: ${isSecret(setting) ? 'syntax error' : prose(redact(seen.message, context.document))}`];
    case 'value':
      return conversions(seen.value, setting, readings, context);
  }
}

/** What ClearML makes of a text; one line for each group of programs that agree. */
function conversions(
  text: string,
  setting: Setting,
  readings: readonly VariableReading[],
  context: FeatureContext,
): string[] {
  const groups = new Map<string, Set<string>>();
  for (const reading of readings) {
    const line = conversionText(convert(reading.value.parser, text), text, setting, reading, context);
    const programs = groups.get(line) ?? new Set<string>();
    groups.set(line, programs.add(componentLabels[reading.component]));
  }
  if (groups.size <= 1) {
    const [line] = groups.keys();
    return [`ClearML ${line ?? 'does not read it.'}`];
  }
  return [...groups].map(([line, programs]) => `${[...programs].join(', ')}: ClearML ${line}`);
}

function conversionText(
  conversion: Conversion,
  text: string,
  setting: Setting,
  { value: facts, noEffect }: VariableReading,
  { document }: FeatureContext,
): string {
  switch (conversion.outcome) {
    case 'unset':
      return 'reads: nothing, as if it were unset.';
    case 'raises':
      return `fails: raises ${inlineCode(conversion.exception)}.`;
    case 'rejected':
      return `does not accept it: ${defaultText(facts)} is used.`;
    case 'value': {
      if (isSecret(setting)) {
        return `reads: a secret (${hidden}).`;
      }
      const verdict = verdictOf(facts, text);
      if (verdict !== 'accepted') {
        return `${verdict === 'fails' ? 'fails' : 'does not accept it'}: ${prose(facts.invalid.text)}`;
      }
      // A flag is on by being there; what its text says does not matter.
      const value = facts.kind === 'flag' ? isOn(conversion) === true : conversion.value;
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      const without = noEffect?.some(({ values }) => values === 'all' || values === String(value));
      return `reads: ${inlineCode(redact(shown, document))}${meaningOf(facts, text)}${without ? ', which has no effect' : ''}.`;
    }
  }
}

function defaultText(facts: ValueFacts): string {
  return facts.default === undefined ? 'the default' : `the default ${inlineCode(facts.default)}`;
}

function meaningOf(facts: ValueFacts, text: string): string {
  if (facts.kind === 'bool' || facts.kind === 'flag') {
    return '';
  }
  const known = facts.enum?.find(item => item.value.toLowerCase() === text.trim().toLowerCase());
  return known ? ` (${prose(known.meaning).replace(/\.$/, '')})` : '';
}

/** The readings that count for a file: those of the component family if it is known and has any, else all. */
export function relevantReadings(variable: Variable, context: FeatureContext): readonly VariableReading[] {
  const family = knownFamily(context);
  const own = family ? context.catalogue.readings(variable, family) : [];
  return own.length > 0 ? own : variable.readings;
}

/** The program family that the file is for, as far as it is known. */
export function knownFamily({ options, surroundings }: Pick<FeatureContext, 'options' | 'surroundings'>) {
  return options.component === 'auto' ? surroundings.component : options.component;
}
