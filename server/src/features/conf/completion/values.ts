import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { ConfKey } from '../../../catalogue/types';
import { hostAddresses, hostRoleOfKey } from '../../completion/host-addresses';
import type { FeatureContext } from '../../feature';
import { entrySegment, isSection } from '../key-tree';
import { isSecretPath } from '../secret-path';
import type { ValueCursor } from './cursor';
import { quoted as inDoubleQuotes, inQuotes, literalOf } from './literal';
import { enumLiterals } from './value-snippet';

/** A value as it is to be written. */
interface Candidate {
  readonly text: string;
  readonly note?: string;
  readonly kind?: CompletionItemKind;
}

const longestNote = 60;

/** The items for a value, and whether they replace the quotes around it too. */
export interface ValueItems {
  readonly items: CompletionItem[];
  readonly isWhole: boolean;
  /** True where an object is wanted: an entry of a list of objects. */
  readonly isEntry: boolean;
}

const none: ValueItems = { items: [], isWhole: false, isEntry: false };

/** Values for a key, or for an entry of its list. Nothing for a secret and for keys that the catalogue does not have. */
export function valueItems(cursor: ValueCursor, context: FeatureContext): ValueItems {
  const { node, segments, quoted, spot } = cursor;
  if (node?.name === entrySegment && isSection(node)) {
    return { ...none, isEntry: quoted === undefined };
  }
  const isItem = segments.at(-1) === entrySegment;
  const shown = isItem ? spot.list : node;
  if (!shown || isSecretPath(segments, shown)) {
    return none;
  }
  const candidates = isItem ? entryCandidates(shown.key) : candidatesOf(shown.key, context);
  const isText = quoted !== undefined && candidates.every(({ text }) => textOf(text) !== undefined);
  const isWhole = quoted !== undefined && !isText;
  const items = candidates.map(({ text, note, kind }, index): CompletionItem => {
    const item: CompletionItem = {
      label: textOf(text) ?? text,
      kind: kind ?? CompletionItemKind.Value,
      sortText: String(index).padStart(3, '0'),
      textEditText: isText ? inQuotes(textOf(text)!) + (quoted === 'open' ? '"' : '') : text,
      data: { type: 'key-value', path: shown.path, value: textOf(text) ?? text },
    };
    // What is typed starts with a quote; so must what it is compared with.
    if (isWhole || (quoted === undefined && text.startsWith('"') && cursor.typed.startsWith('"'))) {
      item.filterText = text.startsWith('"') ? text : inDoubleQuotes(text);
    }
    const isPreset = !isItem && text === literalOf(shown.key?.value.default);
    const details = [isPreset ? 'default' : '', note ?? ''].filter(Boolean).join(', ');
    if (details) {
      item.labelDetails = {
        description: details.length > longestNote ? `${details.slice(0, longestNote - 1)}…` : details,
      };
    }
    if (isPreset) {
      item.preselect = true;
    }
    return item;
  });
  return { items, isWhole, isEntry: false };
}

/** The text of a literal that is one; `undefined` for a number, a boolean, a list. */
function textOf(text: string): string | undefined {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) {
    return text.slice(1, -1).replace(/\\(.)/g, '$1');
  }
  return /^(?:true|false|null|[[{\d+-].*)$/.test(text) ? undefined : text;
}

function candidatesOf(key: ConfKey | undefined, context: FeatureContext): Candidate[] {
  if (!key) {
    return [];
  }
  const { value, path } = key;
  const found = new Map<string, Candidate>();
  const offer = (text: string | undefined, note?: string, kind?: CompletionItemKind) => {
    if (text !== undefined && !found.has(text)) {
      found.set(text, { text, ...(note ? { note } : {}), ...(kind ? { kind } : {}) });
    }
  };
  if (/\bbool\b/.test(value.kind)) {
    // Never `yes` and `no`: they are texts here, and any text counts as true (R16).
    offer('true', 'on', CompletionItemKind.EnumMember);
    offer('false', 'off', CompletionItemKind.EnumMember);
  }
  const role = hostRoleOfKey(path);
  if (role) {
    for (const address of hostAddresses(role, context)) {
      offer(address, undefined, CompletionItemKind.File);
    }
  }
  for (const text of enumLiterals(value)) {
    const meaning = value.enum?.find(item => item.value === textOf(text))?.meaning;
    offer(text, meaning, CompletionItemKind.EnumMember);
  }
  const range = rangeOf(value);
  if (value.default !== '') {
    offer(literalOf(value.default), range);
  }
  for (const example of value.examples ?? []) {
    offer(typeof example === 'string' ? example : literalOf(example), ['example', range].filter(Boolean).join(', '));
  }
  offer(value.min === undefined ? undefined : String(value.min), 'least');
  offer(value.max === undefined ? undefined : String(value.max), 'most');
  return [...found.values()];
}

/** The entries that the list's default and examples have. */
function entryCandidates(key: ConfKey | undefined): Candidate[] {
  const value = key?.value;
  const presets = Array.isArray(value?.default) ? value.default : [];
  const examples = (value?.examples ?? []).flatMap(example =>
    typeof example === 'string' && /^\["(?:[^"\\]*)"(?:, "[^"\\]*")*\]$/.test(example)
      ? [...example.matchAll(/"([^"]*)"/g)].map(match => match[1]!)
      : [],
  );
  const candidates = new Map<string, Candidate>();
  for (const text of [...presets, ...examples]) {
    const literal = typeof text === 'object' ? undefined : literalOf(text, true);
    if (literal !== undefined && !candidates.has(literal)) {
      candidates.set(literal, { text: literal, note: presets.includes(text) ? 'in the default' : 'example' });
    }
  }
  return [...candidates.values()];
}

function rangeOf({ min, max }: ConfKey['value']): string {
  if (min !== undefined && max !== undefined) {
    return `${min} to ${max}`;
  }
  return min !== undefined ? `at least ${min}` : max !== undefined ? `at most ${max}` : '';
}
