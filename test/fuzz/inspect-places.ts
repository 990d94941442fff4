import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { convertKind } from '../../server/src/features/convert/convert-actions';
import type { Inspected } from './inspect';
import { ensure, ensureRange, ensureSelection } from './ranges';

/** Answers about the name at an offset: where it is set and used, another name for it, other forms of the setting. */
export function ensurePlaces(inspected: Inspected, offset: number, shown: unknown[]): void {
  const { document, service, context } = inspected;
  const position = document.positionAt(offset);
  for (const link of service.definition(document, position, context)) {
    const { originSelectionRange, targetRange, targetSelectionRange } = link;
    ensure(link.targetUri === document.uri, 'definition: in another file');
    ensureSelection({ range: originSelectionRange! }, position, document);
    ensureSelection(
      { range: targetSelectionRange, parent: { range: targetRange } },
      targetSelectionRange.start,
      document,
    );
  }
  const places = service.references(document, position, true, context);
  for (const { range } of places) {
    ensureRange(range, document, 'reference');
  }
  const uses = service.references(document, position, false, context);
  ensure(uses.length <= places.length, 'references: more without the declarations than with them');
  shown.push(places, uses);
  ensureRename(inspected, offset, shown);
  ensureConversions(inspected, offset, shown);
}

/** Links lie on text, and the address is one. */
export function ensureLinks({ document, service, context }: Inspected, shown: unknown[]): void {
  const links = service.links(document, context);
  for (const { range, target } of links) {
    ensureRange(range, document, 'link');
    ensure(URL.canParse(target ?? ''), `link: ${target} is no address`);
  }
  shown.push(links);
}

/** A name takes another one at all its places at once, and can be given the old one again. */
function ensureRename({ document, service, context, check }: Inspected, offset: number, shown: unknown[]): void {
  const position = document.positionAt(offset);
  const renamable = service.prepareRename(document, position, context);
  shown.push(renamable);
  const newName = 'CLEARML_FUZZ_NAME';
  const edits = service.rename(document, position, newName, context);
  ensure((renamable === undefined) === (edits === undefined), 'rename: offered, but not done, or the other way round');
  if (!renamable || typeof edits !== 'object') {
    return;
  }
  const { range, placeholder } = renamable;
  ensureSelection({ range }, position, document);
  ensure(edits.length > 0, 'rename: no edits');
  const renamed = check(applied('rename', edits, document));
  const start = renamed.document.positionAt(shifted(document.offsetAt(range.start), edits, document));
  const back = renamed.service.rename(renamed.document, start, placeholder, context);
  if (typeof back === 'object') {
    const text = applied('rename', back, renamed.document);
    ensure(text === document.getText(), `rename: there and back is another text\n${JSON.stringify(text)}`);
  }
}

/** The forms that are offered do not show a secret in their titles, and those that change the text change it. */
function ensureConversions({ document, service, context, check }: Inspected, offset: number, shown: unknown[]): void {
  const at = document.positionAt(offset);
  const all = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  for (const range of [{ start: at, end: at }, all]) {
    for (const action of service.codeActions(document, range, { diagnostics: [], only: [convertKind] }, context)) {
      // What is copied may be a secret: the user asks for it.
      shown.push(action.title, action.command?.title);
      const edits = action.edit?.changes?.[document.uri];
      ensure(edits !== undefined || action.command !== undefined, `${action.title}: does nothing`);
      if (edits) {
        check(applied(action.title, edits, document));
      }
    }
  }
}

/** The text after edits, which lie in the document and change it. */
export function applied(title: string, edits: readonly TextEdit[], document: TextDocument): string {
  for (const { range } of edits) {
    ensureRange(range, document, title);
  }
  const text = TextDocument.applyEdits(document, [...edits]);
  ensure(text !== document.getText(), `${title}: changes nothing`);
  return text;
}

/** Where an offset is after edits. */
function shifted(offset: number, edits: readonly TextEdit[], document: TextDocument): number {
  return edits
    .filter(({ range }) => document.offsetAt(range.start) < offset)
    .reduce(
      (at, { range, newText }) => at + newText.length - (document.offsetAt(range.end) - document.offsetAt(range.start)),
      offset,
    );
}
