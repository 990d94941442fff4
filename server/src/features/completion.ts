import { type CompletionItem, type CompletionList, InsertTextFormat } from 'vscode-languageserver-types';
import type { TextRange } from '../text/range';
import { cursorContext } from './completion/cursor-context';
import { dynamicNameItems, isDynamicPrefix } from './completion/dynamic-names';
import { type CompletionData, nameItems } from './completion/names';
import { referenceItems } from './completion/references';
import { blockItems } from './completion/snippets';
import { valueItems } from './completion/values';
import { confCompletion } from './conf/completion';
import type { FeatureContext } from './feature';

export {
  type CompletionSupport,
  forClient,
  withoutSnippets,
  withPlainDocumentation,
} from './completion/client-support';
export { resolveCompletion } from './completion/documentation';

/** Characters that open the list by themselves: a step of a dynamic name, a value, a reference, a list in quotes. */
export const completionTriggers = ['_', '=', '$', '{', '"', "'"] as const;

/** Those of a clearml.conf alone: a step of a path, a value, an entry of a list. */
export const confCompletionTriggers = ['.', ':', '['] as const;

/**
 * What can be written at `offset`. Items carry no documentation (`resolveCompletion` adds it), and what they share is in
 * `itemDefaults`; `forClient` unfolds that for editors that need it. Insert and replace ranges differ inside a word.
 *
 * No item has `=` as commit character: an editor writes the character after the item's text, which ends in `=` already.
 */
export function provideCompletion(context: FeatureContext, offset: number): CompletionList {
  if (context.document.host === 'conf') {
    return confCompletion(context, offset);
  }
  const cursor = cursorContext(context.document, offset);
  switch (cursor?.kind) {
    case 'name': {
      if (isDynamicPrefix(cursor.typed)) {
        // Each further step has its own list.
        return list(dynamicNameItems(cursor, context), cursor, context, { isIncomplete: true, snippets: true });
      }
      const items = [...blockItems(cursor, context), ...nameItems(cursor, context)];
      return list(items, cursor, context, { isIncomplete: false, snippets: !cursor.assigned });
    }
    case 'reference':
      return list(referenceItems(cursor, context), cursor, context, { isIncomplete: false, snippets: false });
    case 'value':
      return list(valueItems(cursor, context), cursor, context, { isIncomplete: false, snippets: false });
    default:
      return { isIncomplete: false, items: [] };
  }
}

function list(
  items: CompletionItem[],
  { insert, replace }: { readonly insert: TextRange; readonly replace: TextRange },
  { document: { lines } }: FeatureContext,
  { isIncomplete, snippets }: { readonly isIncomplete: boolean; readonly snippets: boolean },
): CompletionList {
  const data: CompletionData = { type: 'variable' };
  return {
    isIncomplete,
    itemDefaults: {
      editRange: { insert: lines.rangeOf(insert), replace: lines.rangeOf(replace) },
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      data,
    },
    items,
  };
}
