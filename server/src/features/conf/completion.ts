import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { CompletionData } from '../completion/names';
import type { FeatureContext } from '../feature';
import { blockItems, entryItems } from './completion/blocks';
import { type ConfCursor, cursorAt, type ValueCursor } from './completion/cursor';
import { keyItems } from './completion/keys';
import { substitutionItems } from './completion/substitutions';
import { valueItems } from './completion/values';
import { type ConfFile, confFileOf } from './conf-file';

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** What can be written at `offset` of a clearml.conf. Items carry no documentation: `resolveCompletion` adds it. */
export function confCompletion(context: FeatureContext, offset: number): CompletionList {
  const file = confFileOf(context);
  const cursor = file && cursorAt(context, offset);
  switch (cursor?.kind) {
    case 'key': {
      const items = [...keyItems(cursor, file!), ...blockItems(cursor, file!)];
      return list(items, cursor, context, !cursor.assigned);
    }
    case 'substitution':
      return list(substitutionItems(cursor, context, file!), cursor, context, false);
    case 'value':
      return valueList(cursor, context, file!);
    default:
      return nothing;
  }
}

function valueList(cursor: ValueCursor, context: FeatureContext, file: ConfFile): CompletionList {
  const { items, isWhole, isEntry } = valueItems(cursor, context);
  if (isEntry) {
    return list(entryItems(cursor, file), cursor, context, true);
  }
  const { raw } = cursor;
  return list(items, isWhole ? { insert: raw, replace: raw } : cursor, context, false);
}

function list(
  items: CompletionItem[],
  { insert, replace }: Pick<ConfCursor, 'insert' | 'replace'>,
  { document: { lines } }: FeatureContext,
  isSnippet: boolean,
): CompletionList {
  const data: CompletionData = { type: 'key' };
  return {
    isIncomplete: false,
    itemDefaults: {
      editRange: { insert: lines.rangeOf(insert), replace: lines.rangeOf(replace) },
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // The lines of an object are written as if they stood at the start of a line.
      insertTextMode: InsertTextMode.adjustIndentation,
      data,
    },
    items,
  };
}
