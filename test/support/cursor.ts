import {
  type CompletionItem,
  type CompletionList,
  InsertReplaceEdit,
  type Range,
  TextEdit,
} from 'vscode-languageserver-types';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { forClient, provideCompletion } from '../../server/src/features/completion';
import type { FeatureContext } from '../../server/src/features/feature';
import { provideHover } from '../../server/src/features/hover';
import type { DocumentModel } from '../../server/src/model/document-model';
import { defaultOptions, type Options, type Surroundings, unknownSurroundings } from '../../server/src/model/options';
import { hostOf } from '../../server/src/workspace/host-of';
import { parseDocument } from '../../server/src/workspace/parse-document';

/** How a test's file differs from a `.env` of which nothing is known. */
export interface CursorOptions {
  readonly uri?: string;
  readonly options?: Partial<Options>;
  readonly surroundings?: Partial<Surroundings>;
}

/** A text with `|` at the cursor, as a feature gets it. */
export interface AtCursor {
  readonly context: FeatureContext;
  readonly document: DocumentModel;
  readonly offset: number;
}

export function atCursor(marked: string, { uri = 'file:///w/.env', ...known }: CursorOptions = {}): AtCursor {
  const offset = marked.indexOf('|');
  if (offset < 0) {
    throw new Error('no cursor in the text');
  }
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const catalogue = createCatalogue();
  const document = parseDocument(uri, text, catalogue, hostOf(uri)!, undefined);
  const context: FeatureContext = {
    document,
    catalogue,
    options: { ...defaultOptions, ...known.options },
    surroundings: { ...unknownSurroundings, ...known.surroundings },
    problems: () => [],
    problemsOf: () => [],
  };
  return { context, document, offset };
}

/** The completion list at the cursor, as the server makes it. */
export function completionAt(marked: string, options?: CursorOptions): CompletionList {
  const { context, offset } = atCursor(marked, options);
  return provideCompletion(context, offset);
}

export function labelsAt(marked: string, options?: CursorOptions): string[] {
  return completionAt(marked, options).items.map(item => item.label);
}

export function itemAt(marked: string, label: string, options?: CursorOptions): CompletionItem | undefined {
  return completionAt(marked, options).items.find(item => item.label === label);
}

/**
 * The document after the item with this label was accepted at the cursor. `replace` takes the editor's mode that also
 * overwrites what is right of the cursor. Snippets stay as written.
 */
export function accept(marked: string, label: string, options: CursorOptions & { replace?: boolean } = {}): string {
  const { context, document, offset } = atCursor(marked, options);
  const list = forClient(provideCompletion(context, offset), {
    snippets: true,
    itemDefaults: false,
    insertReplace: true,
  });
  const item = list.items.find(other => other.label === label);
  if (!item) {
    throw new Error(`no item ${label} in: ${list.items.map(other => other.label).join(', ')}`);
  }
  const edit = item.textEdit!;
  const range: Range = TextEdit.is(edit) ? edit.range : options.replace ? edit.replace : edit.insert;
  if (!TextEdit.is(edit) && !InsertReplaceEdit.is(edit)) {
    throw new Error('no edit');
  }
  const { lines, text } = document;
  return text.slice(0, lines.offsetAt(range.start)) + edit.newText + text.slice(lines.offsetAt(range.end));
}

/** The hover's Markdown at the cursor, and the text that it is about. */
export function hoverAt(marked: string, options?: CursorOptions): { markdown: string; token: string } | undefined {
  const { context, document, offset } = atCursor(marked, options);
  const hover = provideHover(context, offset);
  if (!hover) {
    return undefined;
  }
  const { start, end } = hover.range!;
  const token = document.text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
  return { markdown: (hover.contents as { value: string }).value, token };
}
