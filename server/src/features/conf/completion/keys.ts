import { type CompletionItem, CompletionItemKind, CompletionItemTag } from 'vscode-languageserver-types';
import { type ConfFile, nodeOf } from '../conf-file';
import { entrySegment, isSection, type KeyNode } from '../key-tree';
import type { Spot } from '../view';
import type { KeyCursor } from './cursor';
import { type Style, styleOf } from './style';
import { assignmentSnippet, isObject } from './value-snippet';

/** Keys for the place of `cursor`: those of the object that it does not set yet, then those deeper down by their path. */
export function keyItems(cursor: KeyCursor, file: ConfFile): CompletionItem[] {
  const { node, spot } = cursor;
  if (!node) {
    return [];
  }
  const style = styleOf(file, spot);
  const used = spot.view.commented ? new Set<string>() : pathsAround(cursor, file);
  const items: CompletionItem[] = [];
  const add = (child: KeyNode, label: string, group: string) => {
    const isUsed = used.has([...cursor.segments, label].join('.'));
    const { key } = child;
    if (isUsed || (key?.unread && group !== '1')) {
      return;
    }
    const item: CompletionItem = {
      label,
      kind: isObject(child) ? CompletionItemKind.Module : CompletionItemKind.Property,
      labelDetails: { description: kindOf(child) },
      sortText: group + String(items.length).padStart(3, '0'),
      textEditText: textOf(cursor, child, label, style),
      data: { type: 'key', path: child.path },
    };
    if (key?.unread || key?.deprecated) {
      item.tags = [CompletionItemTag.Deprecated];
      item.sortText = `8${item.sortText}`;
    }
    const other = key?.excludes.find(path => used.has(path));
    if (other) {
      item.labelDetails = { ...item.labelDetails, detail: ` (conflicts with ${other})` };
      item.sortText = `7${item.sortText}`;
    }
    items.push(item);
  };
  for (const [name, child] of node.children) {
    add(child, name, '1');
  }
  if (cursor.quoted === undefined && !cursor.assigned) {
    for (const [name, child] of node.children) {
      addDeeper(child, name, (deeper, label) => add(deeper, label, '3'));
    }
  }
  return items;
}

/** The keys below a section, by their path from the cursor; no entries of lists and no free names. */
function addDeeper(node: KeyNode, prefix: string, add: (node: KeyNode, label: string) => void): void {
  for (const [name, child] of node.children) {
    const label = `${prefix}.${name}`;
    if (!isObject(child)) {
      add(child, label);
    }
    addDeeper(child, label, add);
  }
}

function textOf({ assigned, quoted, hasNext, spot }: KeyCursor, node: KeyNode, label: string, style: Style): string {
  if (assigned) {
    return label;
  }
  return label + (quoted ? '"' : '') + assignmentSnippet(node, style, spot.view.commented) + (hasNext ? ',' : '');
}

function kindOf(node: KeyNode): string {
  const { key } = node;
  if (!key) {
    return isSection(node) ? 'section' : '';
  }
  const { kind, itemKind } = key.value;
  return kind === 'list' && itemKind
    ? `list of ${itemKind}`
    : kind === 'object'
      ? 'section'
      : kind.replaceAll('|', ' or ');
}

/**
 * The paths that are set, as they are written. In an entry of a list what stands in other entries does not count: each
 * is an object of its own. The field at the cursor does not count either.
 */
function pathsAround({ spot, field }: KeyCursor, { entries }: ConfFile): Set<string> {
  const scope = entryObjectAround(spot);
  const used = new Set<string>();
  for (const entry of entries) {
    const { start, end } = entry.field;
    const counts = scope
      ? scope.start <= start && end <= scope.end && nodeOf(entry) !== undefined
      : !entry.segments.includes(entrySegment);
    if (counts && start !== field?.start) {
      used.add(entry.segments.join('.'));
    }
  }
  return used;
}

/** The object that is the innermost entry of a list around a place. */
function entryObjectAround({ around }: Spot) {
  for (let at = around.length - 1; at > 0; at--) {
    if (around[at - 1]!.kind === 'value') {
      return around[at]!;
    }
  }
  return undefined;
}
