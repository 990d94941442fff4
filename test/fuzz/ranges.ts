import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver-types';

/** Fails with a text that says what is wrong. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

/** Checks that a range lies in the document, at real positions, and ends where it begins or later. */
export function ensureRange(range: Range, document: TextDocument, what: string): void {
  for (const position of [range.start, range.end]) {
    const real = document.positionAt(document.offsetAt(position));
    ensure(
      real.line === position.line && real.character === position.character,
      `${what}: ${JSON.stringify(position)} is no position of the document`,
    );
  }
  ensure(compare(range.start, range.end) <= 0, `${what}: ends before it begins`);
}

/** Checks a symbol and its children: each lies in its parent, and its name in itself. */
export function ensureSymbols(symbols: readonly DocumentSymbol[], document: TextDocument, parent?: Range): void {
  for (const { name, range, selectionRange, children } of symbols) {
    ensure(name !== '', 'symbol: without a name');
    ensureRange(range, document, 'symbol');
    ensureRange(selectionRange, document, 'symbol name');
    ensure(contains(range, selectionRange), `symbol ${JSON.stringify(name)}: its name lies outside of it`);
    ensure(!parent || contains(parent, range), `symbol ${JSON.stringify(name)}: lies outside of its parent`);
    ensureSymbols(children ?? [], document, range);
  }
}

/** Checks that each selection holds the position and lies in the next larger one. */
export function ensureSelection(selection: SelectionRange, position: Position, document: TextDocument): void {
  let inner: Range = { start: position, end: position };
  for (let at: SelectionRange | undefined = selection; at; at = at.parent) {
    ensureRange(at.range, document, 'selection range');
    ensure(contains(at.range, inner), 'selection range: does not hold the smaller one');
    inner = at.range;
  }
}

/** Checks that semantic tokens follow each other and end in their line. */
export function ensureTokens(data: readonly number[], document: TextDocument): void {
  ensure(data.length % 5 === 0, 'semantic tokens: not five numbers each');
  let [line, character, end] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length] = data.slice(i, i + 3) as [number, number, number];
    character = lines === 0 ? character + characters : characters;
    line += lines;
    ensure(lines > 0 || character >= end, 'semantic tokens: overlap');
    ensure(length > 0, 'semantic tokens: an empty one');
    end = character + length;
    ensureRange({ start: { line, character }, end: { line, character: end } }, document, 'semantic token');
  }
}

function contains(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
