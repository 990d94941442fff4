import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import type { Component, ValueKind } from '../catalogue/types';
import { isDockerfileModel } from '../model/dockerfile-model';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { confSymbols } from './conf/symbols';
import { dockerfileSymbols } from './dockerfile/symbols';
import { hidden, isSecret, redact } from './documentation/redact';
import type { FeatureContext } from './feature';
import { isOurs } from './references';
import { sectionsOf } from './sections';

const kinds: Partial<Record<ValueKind, SymbolKind>> = {
  bool: SymbolKind.Boolean,
  flag: SymbolKind.Boolean,
  'int-flag': SymbolKind.Boolean,
  'bool-or-level': SymbolKind.Boolean,
  'bool-or-path': SymbolKind.Boolean,
  'path-or-bool': SymbolKind.Boolean,
  'int-or-bool': SymbolKind.Number,
  int: SymbolKind.Number,
  float: SymbolKind.Number,
  seconds: SymbolKind.Number,
  enum: SymbolKind.Enum,
  words: SymbolKind.Array,
  'comma-list': SymbolKind.Array,
  'path-list': SymbolKind.Array,
  'regex-list': SymbolKind.Array,
  'path-mapping': SymbolKind.Array,
  json: SymbolKind.Object,
  hocon: SymbolKind.Object,
  path: SymbolKind.File,
  secret: SymbolKind.Key,
};

/**
 * Kinds whose values can hold no credentials. Free text is never shown: command lines and JSON carry tokens as well,
 * and the outline is in every screenshot.
 */
const showable = new Set<ValueKind>([
  'bool',
  'bool-or-level',
  'bool-or-path',
  'enum',
  'flag',
  'float',
  'host',
  'int',
  'int-flag',
  'int-or-bool',
  'path',
  'path-list',
  'path-mapping',
  'path-or-bool',
  'seconds',
  'url',
  'version',
]);
const longestValue = 40;
/** A longer value is not worth the time to search it for credentials. */
const longestLooked = 500;

/**
 * The file's settings for an outline, under their section headers where the file has such, or under their build stages;
 * never a secret's value.
 */
export function provideSymbols(context: FeatureContext): DocumentSymbol[] {
  const { document } = context;
  if (document.host === 'conf') {
    return confSymbols(context);
  }
  if (!isOurs(document)) {
    return [];
  }
  if (isDockerfileModel(document)) {
    return dockerfileSymbols(document, setting => settingSymbol(setting, document));
  }
  const settings = document.settings.filter(setting => setting.active && setting.name !== '');
  const sections = sectionsOf(document);
  const inSection = new Set(sections.flatMap(section => section.settings));
  const symbols = [
    ...settings
      .filter(setting => !inSection.has(setting))
      .map(setting => ({ start: setting.range.start, symbol: settingSymbol(setting, document) })),
    ...sections.map(section => ({
      start: section.range.start,
      symbol: {
        name: section.title,
        kind: SymbolKind.Namespace,
        range: document.lines.rangeOf(section.range),
        selectionRange: document.lines.rangeOf(section.header),
        children: section.settings
          .filter(setting => setting.name !== '')
          .map(setting => settingSymbol(setting, document)),
      },
    })),
  ];
  return symbols.sort((a, b) => a.start - b.start).map(({ symbol }) => symbol);
}

function settingSymbol(setting: Setting, document: DocumentModel): DocumentSymbol {
  const symbol: DocumentSymbol = {
    name: setting.name,
    kind: kindOf(setting),
    range: document.lines.rangeOf(setting.range),
    selectionRange: document.lines.rangeOf(setting.nameRange),
  };
  const detail = detailOf(setting, document);
  if (detail) {
    symbol.detail = detail;
  }
  if (setting.target.kind === 'variable' && setting.target.alias === 'deprecated') {
    symbol.tags = [SymbolTag.Deprecated];
  }
  return symbol;
}

function kindOf(setting: Setting): SymbolKind {
  const kind = valueKindOf(setting);
  if (kind === undefined) {
    return SymbolKind.Variable;
  }
  return isSecret(setting) ? SymbolKind.Key : (kinds[kind] ?? SymbolKind.String);
}

/** The value where it is short and harmless, a mask for a secret, else who reads it. */
function detailOf(setting: Setting, document: DocumentModel): string | undefined {
  const kind = valueKindOf(setting);
  if (kind === undefined) {
    return undefined;
  }
  const text = setting.value?.text ?? '';
  if (isSecret(setting)) {
    return text === '' ? undefined : hidden;
  }
  if (!showable.has(kind) || text === '' || text.length > longestLooked || /[\r\n]/.test(text)) {
    return componentOf(setting);
  }
  const shown = redact(text, document);
  return shown.length > longestValue ? `${shown.slice(0, longestValue - 1)}…` : shown;
}

function valueKindOf({ target }: Setting): ValueKind | undefined {
  switch (target.kind) {
    case 'variable':
      return target.variable.primary.value.kind;
    case 'dynamic':
      return target.reading.value.kind;
    default:
      return undefined;
  }
}

function componentOf({ target }: Setting): Component | undefined {
  switch (target.kind) {
    case 'variable':
      return target.variable.primary.component;
    case 'dynamic':
      return target.reading.component;
    default:
      return undefined;
  }
}
