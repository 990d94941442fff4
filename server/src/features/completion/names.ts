import { type CompletionItem, CompletionItemKind, CompletionItemTag } from 'vscode-languageserver-types';
import type { Catalogue } from '../../catalogue/catalogue';
import { componentOrder, familyOf } from '../../catalogue/components';
import type { ComponentFamily, Variable, VariableReading } from '../../catalogue/types';
import { isEnvrc } from '../../workspace/host-of';
import { componentLabels } from '../documentation/labels';
import { knownFamily } from '../documentation/value-view';
import type { FeatureContext } from '../feature';
import type { NameContext } from './cursor-context';
import { hostedAddresses } from './host-addresses';
import { demotions, namesInUse } from './present-settings';
import { isBoolean, isFlag, literalDefault, literalValues, snippetChoice, snippetText } from './value-text';

/** What an item stands for, for `resolveCompletion`. Plain data: it goes to the editor and comes back. */
export type CompletionData =
  | { readonly type: 'variable'; readonly name?: string }
  | { readonly type: 'dynamic'; readonly component: 'agent' | 'server'; readonly path: string }
  | { readonly type: 'value'; readonly name: string; readonly value: string }
  | { readonly type: 'snippet'; readonly id: string }
  // Of a clearml.conf; paths are those of the catalogue.
  | { readonly type: 'key'; readonly path?: string }
  | { readonly type: 'key-value'; readonly path: string; readonly value: string }
  | { readonly type: 'conf-block'; readonly id: string };

/** The items of a catalogue, made once: they do not depend on the file. */
interface NameItems {
  /** By what is written: the name with `=` and a value, or the name alone. */
  readonly assignment: readonly NameItem[];
  readonly name: readonly NameItem[];
}

interface NameItem {
  readonly item: CompletionItem;
  readonly variable: Variable;
  readonly deprecated: boolean;
}

const cache = new WeakMap<Catalogue, Map<ComponentFamily | undefined, NameItems>>();

/** Variable names for the place of `cursor`: all that the catalogue has and the file does not set yet. */
export function nameItems(cursor: NameContext, context: FeatureContext): CompletionItem[] {
  const { assignment, name } = itemsOf(context.catalogue, knownFamily(context));
  const used = namesInUse(context, cursor);
  const excluded = demotions(context, cursor);
  const oldNames = cursor.typed !== '' && isStartOfOldName(cursor.typed);
  // In an .envrc only exported variables reach ClearML.
  const exported = cursor.alone && !cursor.assigned && isEnvrc(context.document.uri);
  const items: CompletionItem[] = [];
  for (const { item, variable, deprecated } of cursor.assigned ? name : assignment) {
    if (used.has(variable.name) || (deprecated && !oldNames)) {
      continue;
    }
    const by = excluded.get(variable.name);
    const shown = by === undefined ? item : demoted(item, by);
    items.push(
      exported ? { ...shown, textEditText: `export ${shown.textEditText}` } : withoutEmptyValue(shown, cursor),
    );
  }
  return items;
}

/** An `ARG` without a value gets it from the build. */
function withoutEmptyValue(item: CompletionItem, { place }: NameContext): CompletionItem {
  return place?.form === 'arg' && item.textEditText!.endsWith('=$0') ? { ...item, textEditText: item.label } : item;
}

/** `TRAINS_` names are offered only to who types one. */
function isStartOfOldName(typed: string): boolean {
  const text = typed.toUpperCase();
  return text.startsWith('TRAINS_') || 'TRAINS_'.startsWith(text);
}

function demoted(item: CompletionItem, by: string): CompletionItem {
  return {
    ...item,
    sortText: `8${item.sortText}`,
    labelDetails: { ...item.labelDetails, detail: ` (conflicts with ${by})` },
  };
}

function itemsOf(catalogue: Catalogue, family: ComponentFamily | undefined): NameItems {
  let byFamily = cache.get(catalogue);
  if (!byFamily) {
    byFamily = new Map();
    cache.set(catalogue, byFamily);
  }
  let items = byFamily.get(family);
  if (!items) {
    const all = catalogue.variables.flatMap(variable => itemsOfVariable(variable, family));
    items = {
      assignment: all,
      name: all.map(entry => ({ ...entry, item: { ...entry.item, textEditText: entry.item.label } })),
    };
    byFamily.set(family, items);
  }
  return items;
}

function itemsOfVariable(variable: Variable, family: ComponentFamily | undefined): NameItem[] {
  const reading = variable.readings.find(({ component }) => familyOf(component) === family) ?? variable.primary;
  const description = [componentLabels[reading.component], reading.confKey].filter(Boolean).join(' · ');
  const make = (name: string, deprecated: boolean): NameItem => {
    const item: CompletionItem = {
      label: name,
      kind: CompletionItemKind.Variable,
      labelDetails: { description },
      sortText: sortTextOf(variable, reading, family) + name,
      textEditText: `${name}=${valueSnippet(reading)}`,
    };
    if (deprecated) {
      item.tags = [CompletionItemTag.Deprecated];
      item.sortText = `7${name}`;
    }
    return { item, variable, deprecated };
  };
  return [
    make(variable.name, variable.name.startsWith('TRAINS_')),
    ...variable.aliases
      .filter(alias => alias.status === 'deprecated' && alias.name.startsWith('TRAINS_'))
      .map(alias => make(alias.name, true)),
  ];
}

/**
 * Groups names: those of the program that runs with the file, then by program, the documented core first, dynamic names
 * of the server behind, and what ClearML sets itself last.
 */
function sortTextOf(variable: Variable, reading: VariableReading, family: ComponentFamily | undefined): string {
  if (variable.readings.every(({ setBy }) => setBy === 'clearml')) {
    return '9';
  }
  if (variable.name.includes('__')) {
    return '6';
  }
  const program = String.fromCharCode(97 + componentOrder.indexOf(reading.component));
  return `${family && familyOf(reading.component) === family ? 1 : 2}${program}${reading.core ? 0 : 1}`;
}

/** What is written behind `NAME=`: a choice of the values, the default to overwrite, or the place for one. */
function valueSnippet(reading: VariableReading): string {
  if (reading.secret) {
    return '$0';
  }
  if (isFlag(reading)) {
    return '1';
  }
  const values = literalValues(reading);
  if (isBoolean(reading)) {
    return snippetChoice(1, usefulFirst(['1', '0'], reading));
  }
  if (reading.value.enum?.length && values.length > 1) {
    const preset = literalDefault(reading);
    const texts = values.map(({ value }) => value);
    return snippetChoice(1, preset === undefined ? texts : [preset, ...texts.filter(text => text !== preset)]);
  }
  const preset = reading.hostRole ? hostedAddresses[reading.hostRole] : literalDefault(reading);
  return preset === undefined ? '$0' : `\${1:${snippetText(preset)}}`;
}

/** A value that changes nothing is no good first choice. */
function usefulFirst(values: readonly string[], { noEffect, value }: VariableReading): readonly string[] {
  const idle = (text: string) => {
    const word = text === '1' ? 'true' : 'false';
    return (
      noEffect?.some(({ values: idleValues }) => idleValues === word || idleValues.includes(text)) === true ||
      value.default?.toLowerCase() === word
    );
  };
  return idle(values[0]!) && !idle(values[1]!) ? [...values].reverse() : values;
}
