import type { Catalogue } from '../../catalogue/catalogue';
import { familyOf } from '../../catalogue/components';
import type { Relation } from '../../catalogue/relation-types';
import type { Variable, VariableReading } from '../../catalogue/types';
import { escapeMarkdown, inlineCode, prose } from '../../text/markdown';
import { componentLabels, kindLabels } from './labels';

const maxListedValues = 9;
const maxNotes = 12;

/** Type, accepted values, range and default of a reading. */
export function valueSection(reading: VariableReading): string[] {
  const { value } = reading;
  const lines: string[] = [];
  const parts = [kindLabels[value.kind]];
  if (reading.secret && value.kind !== 'secret') {
    parts.push('secret');
  }
  const range = rangeOf(value.min, value.max);
  if (range) {
    parts.push(range);
  }
  lines.push(`**Type** ${parts.map(part => prose(part)).join(', ')}. ${sentence(value.parsed)}`);
  if (value.enum?.length) {
    const shown = value.enum.slice(0, maxListedValues);
    const more = value.enum.length - shown.length;
    lines.push(
      ...shown.map(item => `- ${inlineCode(item.value)} ${prose(item.meaning)}`),
      ...(more > 0 ? [`- … ${more} more`] : []),
    );
  }
  if (reading.secret) {
    return lines;
  }
  lines.push(`**Default** ${value.default === undefined ? 'none' : inlineCode(value.default)}`);
  if (!value.enum?.length && value.examples?.length) {
    lines[lines.length - 1] += ` · **Examples** ${value.examples.slice(0, 3).map(inlineCode).join(', ')}`;
  }
  return lines;
}

/** What happens on a bad and on an empty value. */
export function badValueSection({ value }: VariableReading): string[] {
  const effect = value.invalid.effect === 'fails' ? 'ClearML fails: ' : '';
  const fails = value.empty.effect === 'fails' ? 'ClearML fails: ' : '';
  return [
    `**Bad value** ${effect}${sentence(value.invalid.text)}`,
    `**Empty value** ${fails}${sentence(value.empty.text || 'Counts as not set')}`,
  ];
}

/** The key of the configuration that does the same, and which of the two wins. */
export function confSection(reading: VariableReading): string[] {
  if (!reading.confKey) {
    return [];
  }
  const where = familyOf(reading.component) === 'server' ? 'Server configuration' : 'clearml.conf';
  const winner = winnerOf(reading);
  return [`**${where}** ${inlineCode(reading.confKey)}${winner ? `: ${winner}` : ''}`];
}

/** Which of a variable and its clearml.conf key wins, in a few words; `undefined` where there is no general answer. */
export function winnerOf(reading: VariableReading): string | undefined {
  const texts = [reading.ignoredWhen ?? '', ...reading.facts, ...reading.pitfalls];
  const says = (pattern: RegExp) => texts.some(text => pattern.test(text));
  if (reading.noEffect?.some(({ values }) => values === 'all') || reading.ignoredWhen === 'Always.') {
    return 'the variable is not read, only the key is.';
  }
  if (reading.setBy === 'clearml') {
    return 'ClearML fills the variable from the key.';
  }
  // Exceptions to "the variable wins" are told in words by the catalogue.
  if (says(/(clearml\.conf|config) wins|adds its own -e later/i)) {
    return 'the key wins; the variable counts only without it.';
  }
  if (says(/^(Adds to|Appends)/)) {
    return 'both count, the variable adds to the key.';
  }
  if (reading.falseOverridesConf === false) {
    return 'on in either is on; a false value here cannot switch the key off.';
  }
  if (reading.falseOverridesConf) {
    return 'the variable wins, a false value too.';
  }
  // ClearML itself writes some variables from their keys: then there is no general answer.
  const certain = reading.overrides?.includes(reading.confKey!) || says(/replaces|beats|falls back to clearml\.conf/i);
  return reading.setBy === 'user' || certain ? 'the variable wins.' : undefined;
}

/** Who reads the variable, and since which release. */
export function readersSection(variable: Variable): string[] {
  const readers = new Map<string, string>();
  for (const reading of variable.readings) {
    const label = componentLabels[reading.component];
    const since = reading.since ? ` since ${escapeMarkdown(reading.since.replace(/^v(?=\d)/, ''))}` : '';
    if (!readers.has(label) || since) {
      readers.set(label, since);
    }
  }
  const { primary } = variable;
  const lines = [`**Read by** ${[...readers].map(([label, since]) => `${escapeMarkdown(label)}${since}`).join(', ')}`];
  if (primary.scope) {
    lines.push(`**Process** ${sentence(primary.scope)}`);
  }
  if (primary.setBy === 'clearml') {
    lines.push('ClearML sets it itself for its child processes; do not set it.');
  } else if (primary.setBy === 'both') {
    lines.push('ClearML also sets it itself for its child processes.');
  }
  if (primary.openSource === false) {
    lines.push('Not in the open-source code: enterprise only.');
  }
  if (primary.reachesTaskContainer) {
    lines.push(`**In the task's container** ${sentence(primary.reachesTaskContainer)}`);
  }
  return lines;
}

/** How the programs differ that read the same name, each in one line. */
export function differencesSection(variable: Variable, shown: VariableReading): string[] {
  const lines: string[] = [];
  const told = new Set([readingKey(shown)]);
  for (const reading of variable.readings) {
    const key = readingKey(reading);
    if (reading === shown || told.has(key)) {
      continue;
    }
    told.add(key);
    const details = [sentence(reading.summary)];
    if (reading.value.kind !== shown.value.kind) {
      details.push(`Type ${prose(kindLabels[reading.value.kind])}.`);
    }
    if (reading.value.invalid.effect !== shown.value.invalid.effect) {
      details.push(`Bad value: ${sentence(reading.value.invalid.text)}`);
    }
    if (!reading.secret && reading.value.default !== undefined && reading.value.default !== shown.value.default) {
      details.push(`Default ${inlineCode(reading.value.default)}.`);
    }
    if (reading.confKey && (reading.confKey !== shown.confKey || winnerOf(reading) !== winnerOf(shown))) {
      const winner = winnerOf(reading);
      details.push(`${inlineCode(reading.confKey)}${winner ? `: ${winner}` : '.'}`);
    }
    lines.push(`- **${escapeMarkdown(capital(componentLabels[reading.component]))}** ${details.join(' ')}`);
  }
  return lines;
}

function readingKey({ summary, value, confKey }: VariableReading): string {
  return [summary, value.parser, value.invalid.effect, value.default, confKey].join('\n');
}

/** Which settings exclude it, are needed by it or make ClearML ignore it. */
export function relationsSection(variable: Variable, reading: VariableReading, catalogue: Catalogue): string[] {
  const lines = new Set<string>();
  for (const relation of catalogue.relationsOf(variable.name)) {
    const line = relationLine(relation, variable.name);
    if (line) {
      lines.add(line);
    }
  }
  if (reading.ignoredWhen) {
    lines.add(`**Ignored when** ${sentence(reading.ignoredWhen)}`);
  }
  return [...lines];
}

function relationLine(relation: Relation, name: string): string | undefined {
  const names = (sides: readonly { readonly name: string }[]) => sides.map(side => inlineCode(side.name)).join(', ');
  switch (relation.kind) {
    case 'excludes': {
      const { winner, loser } = relation;
      if (winner.name !== name && loser.name !== name) {
        return undefined;
      }
      const other = winner.name === name ? loser : winner;
      return `**Excludes** ${names([other])}: ${sentence(relation.text)}`;
    }
    case 'requires':
      if (relation.subject.name !== name) {
        return undefined;
      }
      return `**Needs** ${names(relation.needs)}: ${sentence(relation.text)}`;
    case 'ignored':
      if (relation.subject.name === name) {
        return `**Ignored with** ${names(relation.by)}: ${sentence(relation.text)}`;
      }
      return undefined;
  }
}

/** What is broken, what surprises and what ClearML's documentation gets wrong, the worst first. */
export function notesSection(reading: VariableReading): string[] {
  const notes: string[] = [];
  for (const issue of reading.knownIssues ?? []) {
    const fixed = issue.fixedIn ? `; fixed in ${escapeMarkdown(issue.fixedIn)}` : '';
    const workaround = issue.workaround ? ` ${sentence(issue.workaround)}` : '';
    notes.push(`**Known issue** (${prose(issue.versions)}${fixed}): ${sentence(issue.text)}${workaround}`);
  }
  for (const effect of reading.noEffect ?? []) {
    const values = typeof effect.values === 'string' ? effect.values : effect.values.map(inlineCode).join(', ');
    const which = values === 'all' ? 'No effect' : `No effect when ${values}`;
    notes.push(`**${which}**: ${sentence(effect.text)}${effect.instead ? ` ${sentence(effect.instead)}` : ''}`);
  }
  notes.push(...reading.pitfalls.map(sentence), ...reading.facts.map(sentence));
  return [...new Set(notes)].slice(0, maxNotes).map(note => `- ${note}`);
}

/** The address of ClearML's own page, as a Markdown link. */
export function linkSection(page: string | undefined): string[] {
  return page ? [`[ClearML documentation](https://clear.ml/docs/latest/docs/${encodeURI(page)})`] : [];
}

function rangeOf(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && max !== undefined) {
    return `${min} to ${max}`;
  }
  if (min !== undefined) {
    return `at least ${min}`;
  }
  return max === undefined ? undefined : `at most ${max}`;
}

/** A text of the catalogue as a sentence: it starts as written and ends with a mark. */
export function sentence(text: string): string {
  const line = prose(text);
  return line === '' || /[.!?:…]$/.test(line) ? line : `${line}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
