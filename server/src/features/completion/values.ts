import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { VariableReading } from '../../catalogue/types';
import { isDockerfileModel } from '../../model/dockerfile-model';
import { evidencedReaders } from '../../model/evidenced-readers';
import { insideQuotes, quoteValue } from '../dockerfile/quote';
import { relevantReadings } from '../documentation/value-view';
import type { FeatureContext } from '../feature';
import type { ValueContext } from './cursor-context';
import { hostAddresses } from './host-addresses';
import type { CompletionData } from './names';
import { forReaders, isBoolean, isFlag, literalDefault, literalValues, portableExamples } from './value-text';

/** A value to offer. `note` says in a few words what it does. */
interface Candidate {
  readonly value: string;
  readonly note?: string | undefined;
  readonly kind?: CompletionItemKind;
}

const maxNote = 60;

/** Values for the variable before the `=`. Nothing for a secret and for names that nothing reads. */
export function valueItems(cursor: ValueContext, context: FeatureContext): CompletionItem[] {
  const { target } = cursor.setting;
  if (target.kind !== 'variable' || target.variable.secret) {
    return [];
  }
  const candidates = new Map<string, Candidate>();
  for (const reading of relevantReadings(target.variable, context)) {
    for (const candidate of candidatesOf(reading, context)) {
      if (!candidates.has(candidate.value)) {
        candidates.set(candidate.value, candidate);
      }
    }
  }
  const preset = literalDefault(target.variable.primary);
  const written = writer(cursor, context);
  return [...candidates.values()].map(({ value, note, kind }, index) => {
    const data: CompletionData = { type: 'value', name: target.variable.name, value };
    const item: CompletionItem = {
      label: value,
      kind: kind ?? CompletionItemKind.Value,
      sortText: String(index).padStart(3, '0'),
      textEditText: written(value),
      data,
    };
    const details = [value === preset ? 'default' : '', note ?? ''].filter(Boolean).join(', ');
    if (details) {
      item.labelDetails = { description: shorten(details) };
    }
    if (value === preset) {
      item.preselect = true;
    }
    return item;
  });
}

/** How a value is written at the cursor: inside the quotes that are there, else in those that it needs. */
function writer({ setting, quoted, word }: ValueContext, context: FeatureContext): (text: string) => string {
  const { document } = context;
  if (!word || !isDockerfileModel(document)) {
    const readers = evidencedReaders(context);
    return text => (quoted ? text : forReaders(text, readers));
  }
  const { escapeCharacter } = document.syntax;
  const quote = setting.value?.quote;
  return text => (quote ? insideQuotes(text, quote, escapeCharacter) : quoteValue(text, word, escapeCharacter)) ?? text;
}

function candidatesOf(reading: VariableReading, context: FeatureContext): Candidate[] {
  if (isFlag(reading)) {
    return [{ value: '1', note: 'on, as any other text: 0 and false too' }];
  }
  const { value, hostRole } = reading;
  const listed = literalValues(reading).map(item => ({
    value: item.value,
    note: item.meaning,
    kind: CompletionItemKind.EnumMember,
  }));
  if (isBoolean(reading)) {
    const on = meaningOf(reading, 'true');
    const off = meaningOf(reading, 'false');
    return [
      { value: '1', note: on },
      { value: '0', note: off },
      { value: 'true', note: on },
      { value: 'false', note: off },
      ...listed.filter(item => !/^(1|0|true|false)$/.test(item.value)),
    ];
  }
  const range = rangeNote(reading);
  const preset = literalDefault(reading);
  return [
    ...hostAddresses(hostRole, context).map(url => ({ value: url, kind: CompletionItemKind.File })),
    ...listed,
    ...(preset === undefined ? [] : [{ value: preset, note: range }]),
    ...portableExamples(reading).map(text => ({ value: text, note: ['example', range].filter(Boolean).join(', ') })),
    ...[value.min, value.max]
      .filter(bound => bound !== undefined)
      .map((bound, index) => ({ value: String(bound), note: index === 0 && value.min === bound ? 'least' : 'most' })),
    ...(reading.name === 'CLEARML_CONFIG_FILE' ? configPaths : []),
  ];
}

/** Where people keep the file; both forms are expanded by agent and SDK. */
const configPaths: readonly Candidate[] = ['~/clearml.conf', '/etc/clearml.conf', '/root/clearml.conf'].map(value => ({
  value,
  kind: CompletionItemKind.File,
}));

function meaningOf(reading: VariableReading, word: 'true' | 'false'): string {
  const text = word === 'true' ? '1' : '0';
  const parts = [word === 'true' ? 'on' : 'off'];
  if (reading.value.default?.toLowerCase() === word) {
    parts.push('the default');
  }
  if (reading.noEffect?.some(({ values }) => values === 'all' || values === word || values.includes(text))) {
    parts.push('no effect');
  } else if (word === 'false' && reading.falseOverridesConf === false && reading.confKey) {
    parts.push(`does not switch ${reading.confKey} off`);
  }
  return parts.join(', ');
}

function rangeNote({ value: { min, max } }: VariableReading): string {
  if (min !== undefined && max !== undefined) {
    return `${min} to ${max}`;
  }
  return min !== undefined ? `at least ${min}` : max !== undefined ? `at most ${max}` : '';
}

function shorten(text: string): string {
  return text.length > maxNote ? `${text.slice(0, maxNote - 1)}…` : text;
}
