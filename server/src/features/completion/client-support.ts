import {
  type CompletionItem,
  type CompletionList,
  InsertReplaceEdit,
  InsertTextFormat,
} from 'vscode-languageserver-types';
import { toPlainText } from '../../text/markdown';

/** What the editor said that it can do with completion lists. */
export interface CompletionSupport {
  readonly snippets: boolean;
  readonly itemDefaults: boolean;
  readonly insertReplace: boolean;
}

/** The list in a form that the editor understands; the list itself for an editor that understands all of it. */
export function forClient(list: CompletionList, support: CompletionSupport): CompletionList {
  let result = support.snippets ? list : withoutSnippets(list);
  if (!support.itemDefaults || !support.insertReplace) {
    result = withoutItemDefaults(result, support.insertReplace);
  }
  return result;
}

/** The list for an editor without snippets: the text that the snippets would leave when nothing is typed into them. */
export function withoutSnippets(list: CompletionList): CompletionList {
  const items = list.items.map(({ insertTextFormat: _, ...item }) =>
    item.textEditText === undefined ? item : { ...item, textEditText: plainText(item.textEditText) },
  );
  if (!list.itemDefaults) {
    return { ...list, items };
  }
  const { insertTextFormat: _, ...itemDefaults } = list.itemDefaults;
  return { ...list, itemDefaults, items };
}

/** The list for an editor that wants all in each item; without insert and replace ranges, names are replaced whole. */
export function withoutItemDefaults(list: CompletionList, insertReplace: boolean): CompletionList {
  const { itemDefaults, ...rest } = list;
  const range = itemDefaults?.editRange;
  const items = list.items.map(({ textEditText, ...item }): CompletionItem => {
    const full: CompletionItem = {
      insertTextFormat: itemDefaults?.insertTextFormat ?? InsertTextFormat.PlainText,
      data: itemDefaults?.data,
      ...(itemDefaults?.insertTextMode ? { insertTextMode: itemDefaults.insertTextMode } : {}),
      ...item,
    };
    const newText = textEditText ?? item.label;
    if (range && 'insert' in range) {
      full.textEdit = insertReplace
        ? InsertReplaceEdit.create(newText, range.insert, range.replace)
        : { newText, range: range.replace };
    } else if (range) {
      full.textEdit = { newText, range };
    }
    return full;
  });
  return { ...rest, items };
}

/** A resolved item for an editor that shows no Markdown. */
export function withPlainDocumentation(item: CompletionItem): CompletionItem {
  const { documentation } = item;
  return documentation && typeof documentation === 'object'
    ? { ...item, documentation: toPlainText(documentation.value) }
    : item;
}

function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\\.|\$\d/g, text => (text.startsWith('\\') ? text.slice(1) : ''));
}
