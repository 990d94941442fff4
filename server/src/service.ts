import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver-types';
import type { Catalogue } from './catalogue/catalogue';
import { provideCodeActions } from './features/code-actions';
import { provideCompletion, resolveCompletion } from './features/completion';
import { provideDiagnostics } from './features/diagnostics';
import type { FeatureContext } from './features/feature';
import { provideFolding } from './features/folding';
import { provideHighlights } from './features/highlights';
import { provideHover } from './features/hover';
import { provideSelectionRanges } from './features/selection-ranges';
import { provideSemanticTokens } from './features/semantic-tokens';
import { provideSymbols } from './features/symbols';
import type { DocumentModel } from './model/document-model';
import { defaultOptions, type Options, type Surroundings, unknownSurroundings } from './model/options';
import type { EnvReader } from './model/setting';
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
}

/**
 * Everything that the language server can do for one document, as plain functions: no connection, no files, no timers.
 * A document whose name is none of ours gets empty answers. Each version of a document is parsed once.
 */
export interface Service {
  /** True when the file's name is one that can hold ClearML settings. */
  supports(uri: string): boolean;
  diagnostics(document: TextDocument, context: FileContext): Diagnostic[];
  codeActions(document: TextDocument, range: Range, request: CodeActionContext, context: FileContext): CodeAction[];
  /** The list without documentation; `resolveCompletion` adds it for the one item that is looked at. */
  completion(document: TextDocument, position: Position, context: FileContext): CompletionList;
  resolveCompletion(item: CompletionItem): CompletionItem;
  hover(document: TextDocument, position: Position, context: FileContext): Hover | undefined;
  symbols(document: TextDocument): DocumentSymbol[];
  folding(document: TextDocument): FoldingRange[];
  highlights(document: TextDocument, position: Position): DocumentHighlight[];
  selectionRanges(document: TextDocument, positions: readonly Position[]): SelectionRange[];
  semanticTokens(document: TextDocument): SemanticTokens;
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

/** For features that do not depend on settings: whatever parse there is will do. */
const anyContext: FileContext = { options: defaultOptions, surroundings: unknownSurroundings, hasCommands: false };

/** Creates the service. It keeps nothing but the last parse of each document that is still in use. */
export function createService({ catalogue, rules = allRules, onRuleError }: ServiceOptions): Service {
  const cache = new WeakMap<TextDocument, Parsed>();
  const reported = new Set<Rule>();

  function parse(document: TextDocument, context: FileContext): Parsed | undefined {
    const reader = readerOf(context.options, context.surroundings);
    const known = cache.get(document);
    if (known?.version === document.version && (known.reader === reader || context === anyContext)) {
      return known;
    }
    const model = parseDocument(document.uri, document.getText(), catalogue, reader);
    if (!model) {
      return undefined;
    }
    const parsed: Parsed = { version: document.version, reader, model };
    cache.set(document, parsed);
    return parsed;
  }

  function problemsOf(parsed: Parsed, { options, surroundings }: FileContext): readonly Problem[] {
    const { checked } = parsed;
    if (checked && checked.options === options && checked.surroundings === surroundings) {
      return checked.problems;
    }
    const onError = (rule: Rule, error: unknown) => {
      if (!reported.has(rule)) {
        reported.add(rule);
        onRuleError?.(rule, error);
      }
    };
    const problems = runRules(rules, { document: parsed.model, catalogue, options, surroundings, onError });
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
    const problems = () => problemsOf(parsed, context);
    return feature({ document: parsed.model, catalogue, options, surroundings, problems });
  }

  return {
    supports: uri => hostOf(uri) !== undefined,
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
    symbols: document => answer(document, anyContext, [], provideSymbols),
    folding: document => answer(document, anyContext, [], provideFolding),
    highlights: (document, position) =>
      answer(document, anyContext, [], feature =>
        provideHighlights(feature, feature.document.lines.offsetAt(position)),
      ),
    selectionRanges: (document, positions) =>
      answer(document, anyContext, [], feature =>
        provideSelectionRanges(
          feature,
          positions.map(position => feature.document.lines.offsetAt(position)),
        ),
      ),
    semanticTokens: document => answer(document, anyContext, { data: [] }, provideSemanticTokens),
  };
}
