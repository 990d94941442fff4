import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Catalogue } from './catalogue/catalogue';
import { provideCodeActions } from './features/code-actions';
import { provideCompletion, resolveCompletion } from './features/completion';
import { provideDefinition } from './features/definition';
import { provideDiagnostics } from './features/diagnostics';
import type { FeatureContext } from './features/feature';
import { provideFolding } from './features/folding';
import { provideHighlights } from './features/highlights';
import { provideHover } from './features/hover';
import { provideLinks } from './features/links';
import { provideReferences } from './features/reference-search';
import { prepareRename, provideRename, type Renamable } from './features/rename';
import { provideSelectionRanges } from './features/selection-ranges';
import { provideSemanticTokens } from './features/semantic-tokens';
import { provideSymbols } from './features/symbols';
import type { DocumentModel } from './model/document-model';
import type { Options, Surroundings } from './model/options';
import type { EnvReader, Host } from './model/setting';
import type { Rule } from './rules/define-rule';
import { type Problem, runRules } from './rules/engine';
import { rules as allRules } from './rules/registry';
import { hostOf } from './workspace/host-of';
import { parseDocument, readerOf } from './workspace/parse-document';

/** What a request needs to know besides the document. */
export interface FileContext {
  readonly options: Options;
  readonly surroundings: Surroundings;
  /** True when the editor has our commands (`clearmlConfig.*`), so that actions may use them. */
  readonly hasCommands: boolean;
  /** The file's format, where the user gives one that its name does not tell. */
  readonly host?: Host;
}

/**
 * Everything that the language server can do for one document, as plain functions: no connection, no files, no timers.
 * A document that is none of ours gets empty answers. Each version of a document is parsed once.
 */
export interface Service {
  diagnostics(document: TextDocument, context: FileContext): Diagnostic[];
  codeActions(document: TextDocument, range: Range, request: CodeActionContext, context: FileContext): CodeAction[];
  /** The list without documentation; `resolveCompletion` adds it for the one item that is looked at. */
  completion(document: TextDocument, position: Position, context: FileContext): CompletionList;
  resolveCompletion(item: CompletionItem): CompletionItem;
  hover(document: TextDocument, position: Position, context: FileContext): Hover | undefined;
  symbols(document: TextDocument, context: FileContext): DocumentSymbol[];
  folding(document: TextDocument, context: FileContext): FoldingRange[];
  highlights(document: TextDocument, position: Position, context: FileContext): DocumentHighlight[];
  selectionRanges(document: TextDocument, positions: readonly Position[], context: FileContext): SelectionRange[];
  semanticTokens(document: TextDocument, context: FileContext): SemanticTokens;
  definition(document: TextDocument, position: Position, context: FileContext): LocationLink[];
  references(document: TextDocument, position: Position, includeDeclaration: boolean, context: FileContext): Location[];
  prepareRename(document: TextDocument, position: Position, context: FileContext): Renamable | undefined;
  /** The edits of this document, or, where the new name cannot be used, the reason. */
  rename(
    document: TextDocument,
    position: Position,
    newName: string,
    context: FileContext,
  ): TextEdit[] | string | undefined;
  links(document: TextDocument, context: FileContext): DocumentLink[];
}

export interface ServiceOptions {
  readonly catalogue: Catalogue;
  readonly rules?: readonly Rule[];
  /** Called once for each rule that throws. */
  readonly onRuleError?: (rule: Rule, error: unknown) => void;
}

/** The last parse and check of a document, kept while its version and what it depends on stay the same. */
interface Parsed {
  readonly version: number;
  readonly reader: EnvReader | undefined;
  readonly model: DocumentModel;
  checked?: { readonly options: Options; readonly surroundings: Surroundings; readonly problems: readonly Problem[] };
}

/** Creates the service. It keeps nothing but the last parse of each document that is still in use. */
export function createService({ catalogue, rules = allRules, onRuleError }: ServiceOptions): Service {
  const cache = new WeakMap<TextDocument, Parsed>();
  const reported = new Set<Rule>();

  function parse(document: TextDocument, context: FileContext): Parsed | undefined {
    const host = context.host ?? hostOf(document.uri);
    if (host === undefined) {
      return undefined;
    }
    const reader = readerOf(context.options, context.surroundings);
    const known = cache.get(document);
    if (known?.version === document.version && known.reader === reader && known.model.host === host) {
      return known;
    }
    const model = parseDocument(document.uri, document.getText(), catalogue, host, reader, known?.model);
    const parsed: Parsed = { version: document.version, reader, model };
    cache.set(document, parsed);
    return parsed;
  }

  function check(document: DocumentModel, { options, surroundings }: FileContext): readonly Problem[] {
    const onError = (rule: Rule, error: unknown) => {
      if (!reported.has(rule)) {
        reported.add(rule);
        onRuleError?.(rule, error);
      }
    };
    return runRules(rules, { document, catalogue, options, surroundings, onError });
  }

  function problemsOf(parsed: Parsed, context: FileContext): readonly Problem[] {
    const { options, surroundings } = context;
    const { checked } = parsed;
    if (checked && checked.options === options && checked.surroundings === surroundings) {
      return checked.problems;
    }
    const problems = check(parsed.model, context);
    parsed.checked = { options, surroundings, problems };
    return problems;
  }

  /** Runs a feature on a document of ours; any other document gets `otherwise`. */
  function answer<T>(document: TextDocument, context: FileContext, otherwise: T, feature: (f: FeatureContext) => T): T {
    const parsed = parse(document, context);
    if (!parsed) {
      return otherwise;
    }
    const { options, surroundings } = context;
    return feature({
      document: parsed.model,
      catalogue,
      options,
      surroundings,
      problems: () => problemsOf(parsed, context),
      problemsOf: text =>
        check(parseDocument(document.uri, text, catalogue, parsed.model.host, parsed.reader, parsed.model), context),
    });
  }

  return {
    diagnostics: (document, context) => answer(document, context, [], provideDiagnostics),
    codeActions: (document, range, request, context) =>
      answer(document, context, [], feature => {
        const { lines } = feature.document;
        const offsets = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
        return provideCodeActions(feature, offsets, request, context.hasCommands);
      }),
    completion: (document, position, context) =>
      answer(document, context, { isIncomplete: false, items: [] }, feature =>
        provideCompletion(feature, feature.document.lines.offsetAt(position)),
      ),
    resolveCompletion: item => resolveCompletion(item, catalogue),
    hover: (document, position, context) =>
      answer(document, context, undefined, feature => provideHover(feature, feature.document.lines.offsetAt(position))),
    symbols: (document, context) => answer(document, context, [], provideSymbols),
    folding: (document, context) => answer(document, context, [], provideFolding),
    highlights: (document, position, context) =>
      answer(document, context, [], feature => provideHighlights(feature, feature.document.lines.offsetAt(position))),
    selectionRanges: (document, positions, context) =>
      answer(document, context, [], feature =>
        provideSelectionRanges(
          feature,
          positions.map(position => feature.document.lines.offsetAt(position)),
        ),
      ),
    semanticTokens: (document, context) => answer(document, context, { data: [] }, provideSemanticTokens),
    definition: (document, position, context) =>
      answer(document, context, [], feature => provideDefinition(feature, feature.document.lines.offsetAt(position))),
    references: (document, position, includeDeclaration, context) =>
      answer(document, context, [], feature =>
        provideReferences(feature, feature.document.lines.offsetAt(position), includeDeclaration),
      ),
    prepareRename: (document, position, context) =>
      answer(document, context, undefined, feature =>
        prepareRename(feature, feature.document.lines.offsetAt(position)),
      ),
    rename: (document, position, newName, context) =>
      answer(document, context, undefined, feature =>
        provideRename(feature, feature.document.lines.offsetAt(position), newName),
      ),
    links: (document, context) => answer(document, context, [], provideLinks),
  };
}
