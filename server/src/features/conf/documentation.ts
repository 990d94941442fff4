import type { Catalogue } from '../../catalogue/catalogue';
import type { ConfKey } from '../../catalogue/types';
import { escapeMarkdown, inlineCode, prose } from '../../text/markdown';
import { paragraphs } from '../documentation';
import { linkSection, sentence, winnerOf } from '../documentation/reading-sections';
import { literalOf } from './completion/literal';
import type { KeyNode } from './key-tree';

const maxListedValues = 9;
const maxListedKeys = 12;
const maxNotes = 12;

const kindLabels: Readonly<Record<string, string>> = {
  any: 'anything',
  bool: 'boolean, `true` or `false`',
  'bool|path': '`true`, `false` or a path',
  'bool|path|url': '`true`, `false`, a path or a URL',
  enum: 'one of the listed values',
  float: 'number',
  glob: 'pattern with `*`',
  int: 'whole number',
  object: 'object',
  path: 'path',
  percent: 'number',
  regex: 'regular expression',
  seconds: 'number of seconds',
  size: 'size: a number of bytes, or text with a unit such as `"10GB"`',
  string: 'text',
  url: 'URL',
};

const cache = new WeakMap<KeyNode, string>();

/**
 * What is known of a key of clearml.conf, as Markdown: what it does; type, values and default; what a bad value does; the
 * variables that do the same and which wins; who reads it; relations; pitfalls; ClearML's page.
 */
export function nodeDocumentation(node: KeyNode, catalogue: Catalogue): string {
  let text = cache.get(node);
  if (text === undefined) {
    text = node.key ? keyText(node, node.key, catalogue) : sectionText(node);
    cache.set(node, text);
  }
  return text;
}

/** One line that says what a key is. */
export function shortNodeText({ path, key }: KeyNode): string {
  return `**${escapeMarkdown(path)}** ${key ? prose(key.summary) : 'A section of clearml.conf.'}`;
}

function sectionText(node: KeyNode): string {
  return paragraphs([[`**${escapeMarkdown(node.path)}**`], ['A section of clearml.conf.'], keysSection(node)]);
}

function keyText(node: KeyNode, key: ConfKey, catalogue: Catalogue): string {
  const status = [
    ...(key.unread ? ['**No effect**: no code of ClearML reads the key.'] : []),
    ...(key.deprecated ? [`**Use instead** ${inlineCode(key.deprecated)}`] : []),
  ];
  return paragraphs([
    [`**${escapeMarkdown(key.path)}**`],
    [prose(key.summary)],
    status,
    valueSection(key),
    keysSection(node),
    badValueSection(key),
    variablesSection(key, catalogue),
    key.readBy.length > 0 ? [`**Read by** ${key.readBy.map(prose).join(', ')}`] : [],
    relationsSection(key),
    notesSection(key),
    linkSection(key.page),
  ]);
}

function valueSection({ value, secret }: ConfKey): string[] {
  const item = value.itemKind ? ` of ${kindLabels[value.itemKind]?.replace(/, .*/, '') ?? prose(value.itemKind)}` : '';
  const label = value.kind === 'list' ? `list${item}` : (kindLabels[value.kind] ?? prose(value.kind));
  const range = rangeOf(value.min, value.max);
  const lines = [`**Type** ${[label, ...(secret ? ['secret'] : []), ...(range ? [range] : [])].join(', ')}`];
  for (const { value: text, meaning } of (value.enum ?? []).slice(0, maxListedValues)) {
    lines.push(`- ${inlineCode(text === '' ? '""' : text)} ${prose(meaning)}`);
  }
  if (!secret && value.kind !== 'object') {
    lines.push(defaultText(value));
    if (!value.enum?.length && value.examples?.length) {
      const shown = value.examples.slice(0, 3).map(example => inlineCode(String(example)));
      lines[lines.length - 1] += ` · **Examples** ${shown.join(', ')}`;
    }
  }
  return lines;
}

function defaultText(value: ConfKey['value']): string {
  if (value.defaultBy) {
    const each = Object.entries(value.defaultBy).map(
      ([reader, preset]) => `${inlineCode(shown(preset))} (${prose(reader)})`,
    );
    return `**Default** ${each.join(', ')}`;
  }
  return `**Default** ${value.default === undefined || value.default === null ? 'none' : inlineCode(shown(value.default))}`;
}

function shown(value: unknown): string {
  const text = value === '' ? '""' : (literalOf(value) ?? JSON.stringify(value));
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** The keys of a section, in one line. */
function keysSection({ children }: KeyNode): string[] {
  const names = [...children.keys()];
  const more = names.length - maxListedKeys;
  const listed = names.slice(0, maxListedKeys).map(inlineCode).join(', ');
  return names.length > 0 ? [`**Keys** ${listed}${more > 0 ? ` and ${more} more` : ''}`] : [];
}

function badValueSection({ value }: ConfKey): string[] {
  if (value.invalid) {
    return [`**Bad value** ${sentence(value.invalid)}`];
  }
  return value.kind === 'bool'
    ? ['**Bad value** `yes`, `no`, `on`, `off` and all in quotes are texts; any text counts as true, `"false"` too.']
    : [];
}

function variablesSection(key: ConfKey, catalogue: Catalogue): string[] {
  const lines: string[] = [];
  if (key.env.length > 0) {
    const names = key.env.map(name => inlineCode(name) + (name.startsWith('TRAINS_') ? ' (old)' : ''));
    const winner = winnerText(key, catalogue);
    lines.push(`**Variable** ${names.join(', ')}${winner ? `: ${winner}` : ''}`);
  }
  if (key.readBy.includes('agent') && !key.unread && key.value.kind !== 'object' && /^[a-z0-9_.]+$/.test(key.path)) {
    const name = `CLEARML_AGENT__${key.path.replaceAll('.', '__').toUpperCase()}`;
    lines.push(`**Dynamic variable** ${inlineCode(name)}: for the agent, it wins over this file.`);
  }
  return lines;
}

/** Who wins: the variable, but for the exceptions that the catalogue tells in words. */
function winnerText(key: ConfKey, catalogue: Catalogue): string | undefined {
  if (key.envScope === 'container') {
    return 'the agent hands the key to the container as this variable; in its own process the variable does nothing.';
  }
  const texts = [...key.facts, ...key.pitfalls];
  if (texts.some(text => /config value wins/i.test(text))) {
    return 'the key wins; the variable counts only without it.';
  }
  if (texts.some(text => /fallback for an empty value; the agent/i.test(text))) {
    return 'for the SDK the key wins unless it is empty; for the agent the variable wins.';
  }
  if (texts.some(text => /fallback for an empty value/i.test(text))) {
    return 'the key wins; the variable counts only where the key is empty.';
  }
  if (texts.some(text => /can switch it on, not off|also turned on by/i.test(text))) {
    return 'on in either is on; the variable cannot switch the key off.';
  }
  for (const name of key.env) {
    const readings = catalogue.variable(name)?.variable.readings ?? [];
    const reading = readings.find(({ confKey }) => confKey === key.path);
    const winner = reading && winnerOf(reading);
    if (winner) {
      return winner;
    }
  }
  return undefined;
}

function relationsSection(key: ConfKey): string[] {
  const list = (paths: readonly string[]) => paths.map(inlineCode).join(', ');
  return [
    ...(key.excludes.length > 0 ? [`**Excludes** ${list(key.excludes)}`] : []),
    ...(key.requires.length > 0 ? [`**Needs** ${list(key.requires)}`] : []),
    ...(key.ignoredWhen.length > 0 ? [`**Ignored when** ${key.ignoredWhen.map(prose).join('; or when ')}`] : []),
  ];
}

function notesSection(key: ConfKey): string[] {
  const notes = [...new Set([...key.pitfalls, ...key.facts])].filter(note => note !== 'Not in docs.');
  return notes.length > 0 ? ['**Good to know**', ...notes.slice(0, maxNotes).map(note => `- ${sentence(note)}`)] : [];
}

function rangeOf(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && max !== undefined) {
    return `${min} to ${max}`;
  }
  return min !== undefined ? `at least ${min}` : max !== undefined ? `at most ${max}` : undefined;
}
