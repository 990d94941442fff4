import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Diagnostic, Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { EnvReader } from '../../server/src/model/setting';
import { rules } from '../../server/src/rules/registry';
import { createService, type FileContext, type Service } from '../../server/src/service';
import type { FuzzCase } from './fuzz-case';
import { ensureFixAll, ensureFixes } from './inspect-fixes';
import { ensureLinks, ensurePlaces } from './inspect-places';
import { ensure, ensureRange, ensureSelection, ensureSymbols, ensureTokens } from './ranges';
import { plantedSecrets } from './secrets';

/** The rules without the order among them. */
const allRules = rules.map(rule => ({ ...rule, supersedes: [] }));

/** What one inspection works on. */
export interface Inspected {
  readonly document: TextDocument;
  readonly context: FileContext;
  readonly service: Service;
  readonly diagnostics: readonly Diagnostic[];
  /** Another text in the same place and with the same settings. */
  check(text: string): Inspected;
  /** The problems of another text, with those that another rule says better (`supersedes`). */
  checkAll(text: string): readonly Diagnostic[];
}

/**
 * Runs the whole service on one file and fails when an answer breaks a promise: something throws, a range lies outside
 * of the text, a secret shows, a fix does nothing, leaves its problem, or adds one.
 */
export function inspect(file: FuzzCase, catalogue: Catalogue): void {
  const { options, surroundings } = file;
  const context: FileContext = { options, surroundings, hasCommands: true };
  const documentOf = (text: string) => TextDocument.create(`file:///workspace/${file.name}`, 'dotenv', 1, text);
  const check = (text: string): Inspected => {
    const service = createService({ catalogue, onRuleError: failOfRule });
    const document = documentOf(text);
    return { document, context, service, diagnostics: service.diagnostics(document, context), check, checkAll };
  };
  const checkAll = (text: string) =>
    createService({ catalogue, rules: allRules, onRuleError: failOfRule }).diagnostics(documentOf(text), context);
  const inspected = check(file.text);
  const shown: unknown[] = [];
  ensureDiagnostics(inspected, shown);
  ensureWholeFileFeatures(inspected, shown);
  for (const at of file.at) {
    const offset = Math.floor(at * file.text.length);
    ensureFeaturesAt(inspected, offset, shown);
    ensurePlaces(inspected, offset, shown);
  }
  ensureFixes(inspected, shown);
  ensureFixAll(inspected);
  ensureNoSecrets(inspected, catalogue, shown);
  ensureEdit(inspected, file);
}

function failOfRule(rule: { id: string }, error: unknown): never {
  throw new Error(`rule ${rule.id} threw: ${error instanceof Error ? error.stack : error}`, { cause: error });
}

function ensureDiagnostics({ document, diagnostics }: Inspected, shown: unknown[]): void {
  for (const { range, relatedInformation, code, message, source } of diagnostics) {
    ensureRange(range, document, `problem ${code}`);
    ensure(message !== '' && source === 'clearml-config', `problem ${code}: no message or source`);
    for (const { location } of relatedInformation ?? []) {
      ensureRange(location.range, document, `related place of ${code}`);
    }
    shown.push(message, relatedInformation);
  }
}

function ensureWholeFileFeatures(inspected: Inspected, shown: unknown[]): void {
  const { document, service, context } = inspected;
  const symbols = service.symbols(document, context);
  ensureSymbols(symbols, document);
  shown.push(symbols);
  ensureLinks(inspected, shown);
  for (const { startLine, endLine } of service.folding(document, context)) {
    ensure(startLine >= 0 && startLine < endLine && endLine < document.lineCount, 'folding range: outside of the text');
  }
  ensureTokens(service.semanticTokens(document, context).data, document);
}

function ensureFeaturesAt({ document, service, context }: Inspected, offset: number, shown: unknown[]): void {
  const position = document.positionAt(offset);
  const hover = service.hover(document, position, context);
  if (hover?.range) {
    ensureRange(hover.range, document, 'hover');
  }
  shown.push(hover?.contents);
  for (const { range } of service.highlights(document, position, context)) {
    ensureRange(range, document, 'highlight');
  }
  const selections = service.selectionRanges(document, [position], context);
  for (const selection of selections) {
    ensureSelection(selection, position, document);
  }
  const { items, itemDefaults } = service.completion(document, position, context);
  ensureDefaults(itemDefaults?.editRange, document);
  for (const item of items) {
    ensureCompletion(item, document);
  }
  shown.push(items.length > 50 ? items.map(({ label, detail, labelDetails }) => [label, detail, labelDetails]) : items);
  const picked = items[offset % Math.max(1, items.length)];
  if (picked) {
    shown.push(service.resolveCompletion(picked));
  }
}

function ensureDefaults(
  editRange: Range | { insert: Range; replace: Range } | undefined,
  document: TextDocument,
): void {
  for (const range of editRange ? ('insert' in editRange ? [editRange.insert, editRange.replace] : [editRange]) : []) {
    ensureRange(range, document, 'completion');
  }
}

function ensureCompletion({ label, textEdit, additionalTextEdits }: CompletionItem, document: TextDocument): void {
  ensure(label !== '', 'completion: without a label');
  if (textEdit) {
    const ranges = 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
    for (const range of ranges) {
      ensureRange(range, document, `completion ${label}`);
      ensure(range.start.line === range.end.line, `completion ${label}: replaces more than one line`);
    }
  }
  for (const { range } of additionalTextEdits ?? []) {
    ensureRange(range, document, `completion ${label}, more edits`);
  }
}

/** No answer holds the value of a secret setting. */
function ensureNoSecrets({ document, context }: Inspected, catalogue: Catalogue, shown: readonly unknown[]): void {
  const reader: EnvReader | undefined = context.options.envReader === 'auto' ? undefined : context.options.envReader;
  const secrets = plantedSecrets(document.uri, document.getText(), catalogue, reader);
  if (secrets.length > 0) {
    for (const part of shown) {
      const text = JSON.stringify(part) ?? '';
      const leaked = secrets.find(secret => text.includes(secret));
      ensure(leaked === undefined, `the secret ${leaked} shows in ${text.slice(0, 600)}`);
    }
  }
}

/** The service says the same of a changed document as a fresh one says of the new text: nothing stale is kept. */
function ensureEdit({ document, service, context, check }: Inspected, { typed }: FuzzCase): void {
  const old = document.getText();
  const from = Math.floor(typed.from * old.length);
  const range = { start: document.positionAt(from), end: document.positionAt(from + typed.length) };
  const changed = TextDocument.update(document, [{ range, text: typed.text }], document.version + 1);
  const now = service.diagnostics(changed, context);
  const fresh = check(changed.getText()).diagnostics;
  ensure(JSON.stringify(now) === JSON.stringify(fresh), 'after an edit the problems differ from those of a fresh read');
}
