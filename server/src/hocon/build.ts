import { COMMA, endOfComment, HASH, isLineBreak, skipBlanks, startsComment } from '../syntax/hocon/characters';
import type {
  HoconArray,
  HoconDocument,
  HoconFailure,
  HoconField,
  HoconInclude,
  HoconObject,
  HoconPart,
  HoconValue,
} from '../syntax/hocon/nodes';
import { parseAsText } from '../syntax/hocon/parse-as-text';
import { SourceText } from '../syntax/hocon/source-text';
import { type BuildEnvironment, loadInclude } from './build-include';
import type { ConfigTree } from './config-tree';
import { ConfigValues } from './config-values';
import { type Element, treeOf } from './elements';
import { errorAtEnd, toPythonError } from './parse-error';
import { type Origin, PythonError } from './python-error';
import { toDurationValue, toNumber, unescapeText } from './scalars';
import { Substitution } from './substitution';
import { Included, List, NoneValue, QuotedText, UnquotedText, type Value } from './values';

/**
 * What pyhocon has after parsing and before resolving: the file's tree or list, with substitutions in it. Everything is
 * done in pyhocon's order, so that the first of several errors is the one that is raised.
 * @throws PythonError
 */
export function buildConfig(document: HoconDocument, environment: BuildEnvironment): ConfigTree | List {
  return new Builder(document, environment).build();
}

class Builder {
  private readonly source: SourceText;
  /** One `NoneValue` stands for every null of a file. */
  private readonly none = new NoneValue();

  constructor(
    private readonly document: HoconDocument,
    private readonly environment: BuildEnvironment,
  ) {
    this.source = new SourceText(document.text);
  }

  build(): ConfigTree | List {
    const { root, trailing } = this.document;
    const config = root.kind === 'array' ? this.list(root) : this.object(root, true);
    if (trailing.some(member => member.kind !== 'comment' && member.kind !== 'comma')) throw this.failure();
    return config;
  }

  private failure(failure: HoconFailure | undefined = this.document.failure): PythonError {
    return toPythonError(failure!, this.source);
  }

  private object(node: HoconObject, isRoot = false): ConfigTree {
    if (node.failure?.error === 'RecursionError') throw this.failure(node.failure);
    const elements: Element[] = [];
    let isCut = node.open !== undefined && node.close === undefined;
    for (const member of node.members) {
      if (member.kind === 'comment' || member.kind === 'comma') continue;
      if (member.kind === 'include') {
        elements.push(this.include(member) ?? this.includeAsKey(member));
        continue;
      }
      isCut = member.kind === 'error' || member.key.kind === 'invalid';
      if (isCut) break;
      const field = member as HoconField;
      elements.push(this.field(field));
      isCut = field.value?.failure !== undefined;
      if (isCut) break;
      isCut = node.open !== undefined && node.close === undefined;
    }
    const tree = this.tree(elements, node, isRoot);
    if (isCut) throw this.failure();
    return tree;
  }

  private tree(elements: readonly Element[], node: HoconObject, isRoot: boolean): ConfigTree {
    const origin = { source: this.source, offset: () => node.end };
    try {
      return treeOf(elements, isRoot, origin, this.environment.work);
    } catch (error) {
      if (!(error instanceof PythonError) || error.pythonClass !== 'IndexError') throw error;
      throw errorAtEnd(node.open ? 'ParseSyntaxException' : 'ParseException', this.source);
    }
  }

  private field(field: HoconField): Element {
    if (field.failure) throw this.failure();
    const { key, separator, value } = field;
    const name = key.kind === 'number' ? toNumber(key.text) : key.text.trim();
    if (!separator) return { key: name, operator: '=', value: this.object(value!.parts[0] as HoconObject) };
    return { key: name, operator: separator.operator, value: this.value(value!) };
  }

  private value(value: HoconValue): Value {
    const tokens: Value[] = [];
    for (const part of value.parts) {
      if (part.kind === 'error') break;
      for (const token of this.tokens(part)) tokens.push(token);
    }
    const origin = { source: this.source, offset: () => this.endOf(value) };
    return new ConfigValues(tokens, origin, this.environment.work).transform();
  }

  /** Where pyhocon says that a value ends: behind its last part's blanks and the comments that follow. */
  private endOf(value: HoconValue): number {
    const { text } = this.document;
    const error = value.parts.findIndex(part => part.kind === 'error');
    const last = error < 0 ? value.parts.at(-1) : value.parts[error - 1];
    if (!last) return value.start;
    let end = hasOwnBlanks(last) ? skipBlanks(text, last.end) : last.end;
    for (;;) {
      let at = skipBlanks(text, end);
      while (at < text.length && (isLineBreak(text.charCodeAt(at)) || text.charCodeAt(at) === COMMA)) at++;
      at = skipBlanks(text, at);
      if (!startsComment(text, at)) return end;
      end = endOfComment(text, at);
      const isEmpty = end === at + (text.charCodeAt(at) === HASH ? 1 : 2);
      if (isEmpty) end = skipBlanks(text, end);
    }
  }

  private tokens(part: HoconPart): readonly Value[] {
    const { text } = this.document;
    const { start, end } = part;
    switch (part.kind) {
      case 'unquoted':
        return [new UnquotedText(unescapeText(this.source.slice(start, skipBlanks(text, end))))];
      case 'quoted':
        return [new QuotedText(unescapeText(this.source.slice(start + 1, end - 1)), this.blanksAt(end))];
      case 'triple-quoted':
        return [this.source.slice(start + 3, end - 3)];
      case 'number':
        return [toNumber(text.slice(start, end))];
      case 'duration':
        return [toDurationValue(this.source, part)];
      case 'boolean':
        return [part.value];
      case 'null':
        return [this.none];
      case 'substitution': {
        const path = this.source.slice(part.path.start, part.path.end);
        return [new Substitution(path, part.optional, this.blanksAt(end), this.origin(start))];
      }
      case 'object':
        return [this.object(part)];
      case 'array':
        return [this.list(part)];
      case 'include':
        return this.includeTokens(part);
      case 'continuation':
        if (part.failure) throw this.failure();
        return [];
      case 'error':
        return [];
    }
  }

  private origin(offset: number): Origin {
    return { source: this.source, offset: () => offset };
  }

  private blanksAt(offset: number): string {
    return this.source.slice(offset, skipBlanks(this.document.text, offset));
  }

  private list(node: HoconArray): List {
    if (node.failure?.error === 'RecursionError') throw this.failure(node.failure);
    const items: Value[] = [];
    let isCut = node.close === undefined;
    for (const item of node.items) {
      if (item.kind === 'comma' || item.kind === 'comment') continue;
      if (item.kind === 'error') {
        isCut = true;
        break;
      }
      const value = this.value(item);
      if (value instanceof Included) items.push(...value.items);
      else if (value !== '') items.push(value);
      if (item.failure) {
        isCut = true;
        break;
      }
    }
    if (isCut) throw this.failure();
    return listOf(items);
  }

  private include(node: HoconInclude): Included | undefined {
    if (node.failure) throw this.failure();
    return loadInclude(node, this.source, this.environment);
  }

  /** An included file with a syntax error that pyparsing can step back from: the include is a key without a value then. */
  private includeAsKey(node: HoconInclude): never {
    const { text } = this.document;
    const parenthesis = text.indexOf('(', node.start);
    const isCall = node.function ?? node.required;
    const offset = isCall ? parenthesis : node.target!.start;
    throw toPythonError({ error: 'ParseSyntaxException', offset, expected: "'{', '=', ':' or '+='" }, this.source);
  }

  /** In a value it is text then. */
  private includeTokens(node: HoconInclude): readonly Value[] {
    const included = this.include(node);
    if (included) return [included];
    return parseAsText(this.document.text, node).flatMap(part => this.tokens(part));
  }
}

/** The blanks behind these parts belong to them. */
function hasOwnBlanks(part: HoconPart): boolean {
  return part.kind === 'unquoted' || part.kind === 'quoted' || part.kind === 'substitution';
}

/** A list whose unresolved items know their place. */
function listOf(items: Value[]): List {
  const list = new List(items, 'ConfigList');
  for (const [index, item] of items.entries()) {
    if (!(item instanceof ConfigValues)) continue;
    item.parent = list;
    item.key = BigInt(index);
  }
  return list;
}
