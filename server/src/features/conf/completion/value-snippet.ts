import type { ConfKey } from '../../../catalogue/types';
import { hostedAddresses, hostRoleOfKey } from '../../completion/host-addresses';
import { snippetChoice, snippetText } from '../../completion/value-text';
import { isSection, type KeyNode } from '../key-tree';
import { literal, literalOf } from './literal';
import type { Style } from './style';

/** A longer default is no use as a text to overwrite. */
const longestDefault = 80;

const cache = new WeakMap<ConfKey, string>();

/**
 * What is written behind a key: its separator and a value, a choice of values, or the place for them.
 * @param isOneLine in a comment, which a line break would end
 */
export function assignmentSnippet(node: KeyNode, style: Style, isOneLine: boolean): string {
  const { indent, separator, beforeObject } = style;
  if (isObject(node)) {
    return beforeObject + (isOneLine ? '{ $0 }' : `{\n${indent}$0\n}`);
  }
  if (node.entry && isSection(node.entry)) {
    return separator + (isOneLine ? '[{ $0 }]' : `[\n${indent}{\n${indent}${indent}$0\n${indent}}\n]`);
  }
  return separator + (node.key ? valueSnippet(node.key) : '$0');
}

/** True for a node whose value is an object. */
export function isObject({ key, children, any }: KeyNode): boolean {
  return key?.value.kind === 'object' || (children.size > 0 && key === undefined) || any !== undefined;
}

function valueSnippet(key: ConfKey): string {
  let snippet = cache.get(key);
  if (snippet === undefined) {
    snippet = createSnippet(key);
    cache.set(key, snippet);
  }
  return snippet;
}

function createSnippet({ path, value, secret }: ConfKey): string {
  const isList = value.kind === 'list';
  if (secret) {
    return isList ? '[$0]' : '"$0"';
  }
  const role = hostRoleOfKey(path);
  if (role) {
    return `\${1:${snippetText(hostedAddresses[role])}}`;
  }
  if (value.kind === 'bool') {
    // What changes something comes first.
    return snippetChoice(1, value.default === true ? ['false', 'true'] : ['true', 'false']);
  }
  const values = enumLiterals(value);
  if (values.length > 1) {
    return snippetChoice(1, values);
  }
  const preset = value.default === '' || isEmptyList(value.default) ? undefined : literalOf(value.default);
  const text = preset !== undefined && preset.length <= longestDefault ? preset : exampleOf(value.examples?.[0]);
  if (isList) {
    return text?.startsWith('[') && text !== '[]' ? `[\${1:${snippetText(text.slice(1, -1))}}]` : '["$0"]';
  }
  if (text !== undefined) {
    const isFree = value.kind === 'string' && !/^["[{\d+-]/.test(text);
    // What is written over a text may need the quotes that the text does not.
    return isFree
      ? `"\${1:${snippetText(text)}}"`
      : text.startsWith('"')
        ? `"\${1:${snippetText(text.slice(1, -1))}}"`
        : `\${1:${snippetText(text)}}`;
  }
  return /^(?:int|float|seconds|percent|size)$/.test(value.kind) ? '$0' : '"$0"';
}

/** The listed values as they are to be written, the default first. */
export function enumLiterals(value: ConfKey['value']): string[] {
  const texts = (value.enum ?? []).map(item => item.value).filter(text => text !== '');
  const sorted = texts.includes(String(value.default))
    ? [String(value.default), ...texts.filter(text => text !== value.default)]
    : texts;
  return sorted.map(literal);
}

function exampleOf(example: unknown): string | undefined {
  return typeof example === 'string' ? example : undefined;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
