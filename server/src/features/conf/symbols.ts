import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import { resolverOf } from '../../model/conf-resolver';
import { confValue, type Resolve } from '../../model/conf-value';
import type { HoconArray, HoconField, HoconObject, HoconPart } from '../../syntax/hocon/nodes';
import { SourceText } from '../../syntax/hocon/source-text';
import { shownName } from '../../text/shown-name';
import { hidden, redact } from '../documentation/redact';
import type { FeatureContext } from '../feature';
import { confFileOf } from './conf-file';
import { childOf, entrySegment, type KeyNode, keyTreeOf } from './key-tree';
import { isSecretPath } from './secret-path';

const longestValue = 40;
/** A longer value is not worth the time to search it for credentials. */
const longestLooked = 500;

/** Kinds whose values can hold no credentials; free text is never shown, an outline is in every screenshot. */
const showable = /^(?:bool|enum|float|int|path|percent|seconds|size|url|bool\|path)$/;

/** Keys of which one is the name of an entry of a list. */
const naming = ['bucket', 'container_name', 'account_name', 'host', 'image', 'url', 'registered_prefix'];

/** The file's keys as a tree for an outline; never a secret's value. */
export function confSymbols(context: FeatureContext): DocumentSymbol[] {
  const file = confFileOf(context);
  return file ? new SymbolBuilder(context).build(file.hocon.root) : [];
}

interface Place {
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
}

class SymbolBuilder {
  private readonly source: SourceText;
  private readonly resolve: Resolve;

  constructor(private readonly context: FeatureContext) {
    const { hocon, text } = context.document;
    this.source = new SourceText(text);
    this.resolve = resolverOf(hocon!, this.source);
  }

  build(root: HoconObject | HoconArray): DocumentSymbol[] {
    return this.ofParts([root], { segments: [], node: keyTreeOf(this.context.catalogue) });
  }

  private ofParts(parts: readonly HoconPart[], place: Place): DocumentSymbol[] {
    return parts.flatMap(part => {
      if (part.kind === 'object') {
        return part.members.flatMap(member => (member.kind === 'field' ? this.ofField(member, place) : []));
      }
      return part.kind === 'array' ? this.ofArray(part, place) : [];
    });
  }

  /** Objects of a list, by their number; other entries say nothing in an outline. */
  private ofArray({ items }: HoconArray, { segments, node }: Place): DocumentSymbol[] {
    const entry = { segments: [...segments, entrySegment], node: childOf(node, entrySegment) };
    const { lines } = this.context.document;
    const values = items.filter(item => item.kind === 'value');
    return values.flatMap((value, index) => {
      if (!value.parts.some(part => part.kind === 'object')) {
        return [];
      }
      const range = lines.rangeOf(value);
      const children = this.ofParts(value.parts, entry);
      const symbol: DocumentSymbol = {
        name: `[${index}]`,
        kind: SymbolKind.Object,
        range,
        selectionRange: range,
        children,
      };
      const detail = naming.map(name => children.find(child => child.name === name)?.detail).find(Boolean);
      return [detail ? { ...symbol, detail } : symbol];
    });
  }

  private ofField(field: HoconField, place: Place): DocumentSymbol[] {
    const names = field.key.segments.map(({ name }) => name);
    if (names.length === 0) {
      return [];
    }
    const { lines } = this.context.document;
    const inside: Place = {
      segments: [...place.segments, ...names],
      node: names.reduce<KeyNode | undefined>(childOf, place.node),
    };
    const range = { start: field.start, end: Math.max(field.end, field.value?.end ?? 0) };
    const symbol: DocumentSymbol = {
      // An editor rejects a symbol without a name.
      name: shownName(names.join('.')) || '""',
      range: lines.rangeOf(range),
      selectionRange: lines.rangeOf(field.key),
      ...this.kindAndDetail(field, inside),
    };
    const children = this.ofParts(field.value?.parts ?? [], inside);
    if (children.length > 0) {
      symbol.children = children;
    }
    const key = inside.node?.key;
    if (key?.unread || key?.deprecated) {
      symbol.tags = [SymbolTag.Deprecated];
    }
    return [symbol];
  }

  private kindAndDetail(field: HoconField, { segments, node }: Place): { kind: SymbolKind; detail?: string } {
    const value = field.value && confValue(field, field.value, this.source, this.resolve);
    const kind = node?.key?.value.kind;
    switch (value?.typed?.kind) {
      case 'object':
        return { kind: SymbolKind.Module };
      case 'list': {
        const list = field.value!.parts.find(part => part.kind === 'array');
        const { length } = list?.kind === 'array' ? list.items.filter(item => item.kind === 'value') : [];
        return { kind: SymbolKind.Array, detail: `[${length}]` };
      }
      default:
    }
    if (isSecretPath(segments, node)) {
      return value && value.text !== '' ? { kind: SymbolKind.Key, detail: hidden } : { kind: SymbolKind.Key };
    }
    const isNaming = naming.includes(segments.at(-1)!) && segments.includes(entrySegment);
    const isShown =
      value?.known && value.text !== '' && value.text.length < longestLooked && !/[\r\n]/.test(value.text);
    const detail =
      isShown && (isNaming || (kind !== undefined && showable.test(kind))) ? this.shown(value.text) : undefined;
    return { kind: scalarKind(value?.typed?.kind, kind), ...(detail ? { detail } : {}) };
  }

  private shown(text: string): string {
    const shown = redact(text, this.context.document);
    return shown.length > longestValue ? `${shown.slice(0, longestValue - 1)}…` : shown;
  }
}

function scalarKind(typed: string | undefined, kind: string | undefined): SymbolKind {
  switch (typed) {
    case 'number':
      return SymbolKind.Number;
    case 'boolean':
      return SymbolKind.Boolean;
    case 'null':
      return SymbolKind.Null;
    default:
      return kind === 'enum' ? SymbolKind.Enum : kind === 'path' ? SymbolKind.File : SymbolKind.String;
  }
}
