import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import { forClient, withPlainDocumentation } from '../features/completion';
import { toPlainText } from '../text/markdown';

/** Brings answers into the form that the client has said it understands. */
export interface ClientSupport {
  completion(list: CompletionList): CompletionList;
  resolved(item: CompletionItem): CompletionItem;
  hover(hover: Hover | undefined): Hover | null;
  symbols(uri: string, symbols: DocumentSymbol[]): DocumentSymbol[] | SymbolInformation[];
  definition(links: LocationLink[]): LocationLink[] | Location[];
}

/** What completion lists share, see `itemDefaults` of the specification. */
const sharedProperties = ['editRange', 'insertTextFormat', 'data'];

export function createClientSupport({ textDocument }: ClientCapabilities): ClientSupport {
  const item = textDocument?.completion?.completionItem;
  const itemDefaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
  const support = {
    snippets: item?.snippetSupport === true,
    itemDefaults: sharedProperties.every(property => itemDefaults.includes(property)),
    insertReplace: item?.insertReplaceSupport === true,
  };
  const readsItems = item?.documentationFormat?.includes('markdown') === true;
  const readsHovers = textDocument?.hover?.contentFormat?.includes('markdown') === true;
  const hasLinks = textDocument?.definition?.linkSupport === true;
  const hasTree = textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  return {
    completion: list => forClient(list, support),
    resolved: resolved => (readsItems ? resolved : withPlainDocumentation(resolved)),
    hover: hover => (hover ? (readsHovers ? hover : withPlainContents(hover)) : null),
    symbols: (uri, symbols) => (hasTree ? symbols : symbols.flatMap(symbol => flat(uri, symbol))),
    definition: links =>
      hasLinks
        ? links
        : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange })),
  };
}

function withPlainContents(hover: Hover): Hover {
  const { contents } = hover;
  return typeof contents === 'object' && 'kind' in contents && contents.kind === 'markdown'
    ? { ...hover, contents: { kind: 'plaintext', value: toPlainText(contents.value) } }
    : hover;
}

function flat(uri: string, symbol: DocumentSymbol, containerName?: string): SymbolInformation[] {
  const { name, kind, range, children = [] } = symbol;
  return [
    { name, kind, location: { uri, range }, containerName },
    ...children.flatMap(child => flat(uri, child, name)),
  ];
}
