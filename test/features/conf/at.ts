import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-types';
import { TextEdit } from 'vscode-languageserver-types';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { forClient, provideCompletion } from '../../../server/src/features/completion';
import type { FeatureContext } from '../../../server/src/features/feature';
import { provideHover } from '../../../server/src/features/hover';
import { buildConfModel } from '../../../server/src/model/build-conf-model';
import { defaultOptions, unknownSurroundings } from '../../../server/src/model/options';

export const confUri = 'file:///w/clearml.conf';

/** What a feature gets for a clearml.conf with this text. */
export function confContext(text: string, uri = confUri): FeatureContext {
  const catalogue = createCatalogue();
  return {
    document: buildConfModel(uri, text, catalogue),
    catalogue,
    options: defaultOptions,
    surroundings: unknownSurroundings,
    problems: () => [],
    problemsOf: () => [],
  };
}

/** A text with `|` at the cursor, as a feature gets it. */
export function at(marked: string): { readonly context: FeatureContext; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) {
    throw new Error('no cursor in the text');
  }
  return { context: confContext(marked.slice(0, offset) + marked.slice(offset + 1)), offset };
}

export function completionAt(marked: string): CompletionList {
  const { context, offset } = at(marked);
  return provideCompletion(context, offset);
}

export function labelsAt(marked: string): string[] {
  return completionAt(marked).items.map(item => item.label);
}

export function itemAt(marked: string, label: string): CompletionItem | undefined {
  return completionAt(marked).items.find(item => item.label === label);
}

/** The document after the item was accepted; `replace` also overwrites what is right of the cursor. */
export function accept(marked: string, label: string, { replace = false } = {}): string {
  const { context, offset } = at(marked);
  const { lines, text } = context.document;
  const support = { snippets: true, itemDefaults: false, insertReplace: true };
  const list = forClient(provideCompletion(context, offset), support);
  const item = list.items.find(other => other.label === label);
  if (!item) {
    throw new Error(`no item ${label} in: ${list.items.map(other => other.label).join(', ')}`);
  }
  const edit = item.textEdit!;
  const range: Range = TextEdit.is(edit) ? edit.range : replace ? edit.replace : edit.insert;
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  if (start > offset || end < offset || range.start.line !== range.end.line) {
    throw new Error('the range does not hold the cursor');
  }
  if (!isShown(text.slice(start, offset), item.filterText ?? item.label)) {
    throw new Error(`an editor would hide ${label}`);
  }
  return text.slice(0, start) + edit.newText + text.slice(end);
}

/** As editors filter: the letters that are typed stand in the item in this order. */
function isShown(typed: string, filter: string): boolean {
  let at = 0;
  for (const character of typed.toLowerCase()) {
    at = filter.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

/** The hover's Markdown at the cursor, and the text that it is about. */
export function hoverAt(marked: string): { markdown: string; token: string } | undefined {
  const { context, offset } = at(marked);
  const hover = provideHover(context, offset);
  if (!hover) {
    return undefined;
  }
  const { lines, text } = context.document;
  const token = text.slice(lines.offsetAt(hover.range!.start), lines.offsetAt(hover.range!.end));
  return { markdown: (hover.contents as { value: string }).value, token };
}
