import type { Catalogue } from '../../../catalogue/catalogue';
import { inlineCode, prose } from '../../../text/markdown';
import { paragraphs } from '../../documentation';
import { nodeDocumentation, shortNodeText } from '../documentation';
import { nodeOfPath } from '../key-tree';
import { confBlocks } from './blocks';

/** Documentation of a key, for the item that the editor shows. */
export function keyItemDocumentation(path: string, catalogue: Catalogue): string | undefined {
  const node = nodeOfPath(path, catalogue);
  return node && nodeDocumentation(node, catalogue);
}

/** What a value of a key means, and what the key is. */
export function valueItemDocumentation(path: string, value: string, catalogue: Catalogue): string | undefined {
  const node = nodeOfPath(path, catalogue);
  const meaning = node?.key?.value.enum?.find(item => item.value === value)?.meaning;
  return node && paragraphs([meaning ? [`${inlineCode(value)} ${prose(meaning)}`] : [], [shortNodeText(node)]]);
}

/** A block as it will be written. */
export function blockDocumentation(id: string): string | undefined {
  const block = confBlocks.find(other => other.id === id);
  const lines = block?.body.map(line =>
    line
      .replace(/^>+/, steps => '    '.repeat(steps.length))
      .replace(
        /\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\d/g,
        (_, first?: string, preset?: string) => first ?? preset ?? '',
      ),
  );
  return (
    block &&
    lines &&
    `${prose(block.detail)}\n\n\`\`\`hocon\n${block.path?.replace(/.*\[\]$/, '') ?? ''}${lines.join('\n').trimEnd()}\n\`\`\``
  );
}
