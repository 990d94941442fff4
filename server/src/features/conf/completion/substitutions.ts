import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionData } from '../../completion/names';
import type { ConfContext, ConfFile } from '../conf-file';
import type { SubstitutionCursor } from './cursor';

/** Names that are set nearly everywhere. */
const usual = ['HOME', 'USER', 'HOSTNAME', 'PWD'];

/**
 * Paths and names for `${…}`: the variables that ClearML reads for the same key, then the keys of this file, then other
 * variables. A variable is written with `?`, because without it the whole file fails to load where it is not set (R29).
 */
export function substitutionItems(
  cursor: SubstitutionCursor,
  { catalogue }: ConfContext,
  { byPath }: ConfFile,
): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const own = cursor.segments.join('.');
  const write = (name: string) => `${cursor.open ? '{' : ''}${name}${cursor.close ? '}' : ''}`;
  const offer = (name: string, group: number, description: string, data: CompletionData | undefined) => {
    if (!items.has(name)) {
      const isVariable = group !== 2;
      items.set(name, {
        label: name,
        kind: isVariable ? CompletionItemKind.Variable : CompletionItemKind.Reference,
        labelDetails: { description },
        sortText: `${group}${name}`,
        filterText: cursor.open ? `{${name}` : name,
        textEditText: write(isVariable && !cursor.optional ? `?${name}` : name),
        ...(data ? { data } : {}),
      });
    }
  };
  for (const name of cursor.node?.key?.env ?? []) {
    if (!name.startsWith('TRAINS_')) {
      offer(name, 1, 'environment, same meaning', { type: 'variable', name });
    }
  }
  for (const [path, entries] of byPath) {
    const node = entries.at(-1)!.nodes.at(-1);
    // A path that leads to the value itself, or to what is around it, is a cycle.
    if (path !== '' && path !== own && !own.startsWith(`${path}.`)) {
      offer(path, 2, 'this file', node ? { type: 'key', path: node.path } : undefined);
    }
  }
  for (const { name } of catalogue.variables) {
    if (!name.includes('__') && !name.startsWith('TRAINS_')) {
      offer(name, 3, 'environment', { type: 'variable', name });
    }
  }
  for (const name of usual) {
    offer(name, 4, 'environment', undefined);
  }
  return [...items.values()];
}
