import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import type { Catalogue } from '../../catalogue/catalogue';
import type { VariableReading } from '../../catalogue/types';
import { inlineCode, prose } from '../../text/markdown';
import { blockDocumentation, keyItemDocumentation, valueItemDocumentation } from '../conf/completion/documentation';
import { nameDocumentation, paragraphs, shortDocumentation } from '../documentation';
import { agentLines, dynamicDocumentation } from '../documentation/dynamic';
import { componentLabels } from '../documentation/labels';
import type { CompletionData } from './names';
import { blocks } from './snippets';

/** Adds the documentation to an item that the editor shows. An item that is not ours comes back as it is. */
export function resolveCompletion(item: CompletionItem, catalogue: Catalogue): CompletionItem {
  const value = documentationOf(item, catalogue);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function documentationOf(item: CompletionItem, catalogue: Catalogue): string | undefined {
  const data = item.data as CompletionData | undefined;
  switch (data?.type) {
    case 'variable': {
      const name = data.name ?? item.label;
      const match = catalogue.variable(name);
      return match && nameDocumentation(name, match, catalogue);
    }
    case 'dynamic':
      return dynamicText(item.label, data.component, data.path, catalogue);
    case 'value':
      return valueText(data.name, data.value, catalogue);
    case 'snippet': {
      const block = blocks.find(({ id }) => id === data.id);
      const lines = block?.lines.map(({ name, value }) => `${name}=${value}`).join('\n');
      return block && `${prose(block.detail)}\n\n\`\`\`properties\n${lines}\n\`\`\``;
    }
    case 'key':
      return data.path === undefined ? undefined : keyItemDocumentation(data.path, catalogue);
    case 'key-value':
      return valueItemDocumentation(data.path, data.value, catalogue);
    case 'conf-block':
      return blockDocumentation(data.id);
    default:
      return undefined;
  }
}

function dynamicText(
  name: string,
  component: 'agent' | 'server',
  path: string,
  catalogue: Catalogue,
): string | undefined {
  const reading: VariableReading | undefined = catalogue.pattern(name)?.reading;
  if (name.endsWith('__')) {
    const key = component === 'agent' ? catalogue.confKey(path) : undefined;
    return key ? agentLines(path, key)[0] : `Keys of ${inlineCode(path)}.`;
  }
  return reading && dynamicDocumentation({ name, component, path, reading }, catalogue);
}

function valueText(name: string, value: string, catalogue: Catalogue): string | undefined {
  const match = catalogue.variable(name);
  if (!match) {
    return undefined;
  }
  const lines = match.variable.readings.flatMap(reading => {
    const meaning = reading.value.enum?.find(item => item.value === value)?.meaning;
    const idle = reading.noEffect?.find(({ values }) => Array.isArray(values) && values.includes(value));
    const texts = [meaning, idle?.text].filter(text => text !== undefined);
    return texts.map(text => `**${componentLabels[reading.component]}** ${prose(text)}`);
  });
  return paragraphs([[...new Set(lines)], [shortDocumentation(match.variable)]]);
}
