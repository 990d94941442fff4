import type { Catalogue } from '../../catalogue/catalogue';
import type { ConfKey, ServerKey, VariableReading } from '../../catalogue/types';
import { escapeMarkdown, inlineCode, prose } from '../../text/markdown';
import { linkSection } from './reading-sections';

/** What a dynamic variable addresses. */
export interface DynamicName {
  readonly name: string;
  readonly component: 'agent' | 'server';
  readonly path: string;
  readonly reading: VariableReading;
}

/** Documentation of a dynamic variable: that of the key it addresses, and how its value is read. */
export function dynamicDocumentation({ name, component, path, reading }: DynamicName, catalogue: Catalogue): string {
  const lines =
    component === 'agent'
      ? agentLines(path, catalogue.confKey(path))
      : serverLines(path, catalogue.serverKey(path), reading);
  const precedence =
    component === 'agent'
      ? '**Wins over** clearml.conf; loses to the vault, to the variable made for the same key, and to the command line.'
      : "**Wins over** the server's configuration files.";
  return [
    `**${escapeMarkdown(name)}** · dynamic variable`,
    ...lines,
    `**Value** HOCON: quote text that holds any of ${inlineCode('$ # = , { } [ ] : + \\ ` ^ ? ! @ * &')}.`,
    `**Bad value** ${prose(reading.value.invalid.text)}`,
    precedence,
    `**Read by** ${component}`,
    ...linkSection(reading.page),
  ].join('\n\n');
}

/** What is known of a clearml.conf key, as short paragraphs. */
export function agentLines(path: string, key: ConfKey | undefined): string[] {
  if (!key) {
    return [`Sets ${inlineCode(path)} of clearml.conf, which is not a key that ClearML is known to read.`];
  }
  const lines = [`Sets ${inlineCode(path)} of clearml.conf. ${prose(key.summary)}`];
  const values = key.value.enum?.map(item => `${inlineCode(item.value)} ${prose(item.meaning)}`).join('; ');
  const shownDefault = key.secret || key.value.default === undefined || key.value.default === null;
  lines.push(
    `**Type** ${prose(key.value.kind)}${values ? `: ${values}` : ''}` +
      (shownDefault ? '' : ` · **Default** ${inlineCode(JSON.stringify(key.value.default))}`),
  );
  if (key.unread) {
    lines.push('**No effect**: no code reads the key.');
  }
  if (key.env.length > 0) {
    lines.push(`**Same as** ${key.env.map(inlineCode).join(', ')}`);
  }
  const notes = [...key.pitfalls, ...key.facts].slice(0, 6);
  if (notes.length > 0) {
    lines.push(notes.map(note => `- ${prose(note)}`).join('\n'));
  }
  return lines;
}

function serverLines(path: string, key: ServerKey | undefined, reading: VariableReading): string[] {
  const summary = /[<*]/.test(reading.name) ? '' : prose(reading.summary);
  if (!key && summary) {
    return [`Sets ${inlineCode(path)} of the server. ${summary}`];
  }
  if (!key) {
    return [`Sets ${inlineCode(path)} of the server, which is not in its default configuration.`];
  }
  const hidden = isSecretServerKey(path) || key.default === undefined || key.default === null;
  return [
    `Sets ${inlineCode(path)} of the ${key.component}.${summary ? ` ${summary}` : ''}`,
    `**Type** ${prose(key.type)}${hidden ? '' : ` · **Default** ${inlineCode(JSON.stringify(key.default))}`}`,
    ...(key.addressable ? [] : ['**No effect**: the variable cannot reach this key.']),
  ];
}

/** True for a key whose value, the published default included, must not be shown. */
export function isSecretServerKey(path: string): boolean {
  return /^secure\.|secret|password|token|user_key/i.test(path);
}
