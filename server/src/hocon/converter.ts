import { stripQuotes } from '../syntax/hocon/key';
import { ConfigTree } from './config-tree';
import { PythonError } from './python-error';
import { pythonStr, typeName } from './python-text';
import { type Key, List, NoneValue, type Value } from './values';

const INDENT = '  ';

/** `HOCONConverter.to_json` of pyhocon. */
export function toJson(value: Value, level = 0): string {
  const inner = INDENT.repeat(level + 1);
  if (value instanceof ConfigTree) {
    if (value.size === 0) return '{}';
    const lines = value.items().map(([key, item]) => `${inner}"${keyText(key)}": ${toJson(item, level + 1)}`);
    return `{\n${lines.join(',\n')}\n${INDENT.repeat(level)}}`;
  }
  if (value instanceof List) {
    if (value.items.length === 0) return '[]';
    const lines = value.items.map(item => inner + toJson(item, level + 1));
    return `[\n${lines.join(',\n')}\n${INDENT.repeat(level)}]`;
  }
  return typeof value === 'string' ? jsonString(value) : scalarText(value);
}

/** `HOCONConverter.to_yaml` of pyhocon: texts are not quoted, None is left out of lists. */
export function toYaml(value: Value, level = 0): string {
  const indent = INDENT.repeat(level);
  if (value instanceof ConfigTree) {
    if (value.size === 0) return '';
    const lines = value.items().map(([key, item]) => `${indent}${keyText(key)}: ${toYaml(item, level + 1)}`);
    return (level > 0 ? '\n' : '') + lines.join('\n');
  }
  if (value instanceof List) {
    const items = value.items.filter(item => item !== null);
    if (items.length === 0) return '[]';
    return `\n${items.map(item => `${indent}- ${toYaml(item, level + 1)}`).join('\n')}`;
  }
  if (typeof value !== 'string') return scalarText(value);
  const lines = value.split('\n');
  return lines.length === 1 ? value : `|\n${lines.map(line => line.padStart(indent.length)).join('\n')}`;
}

function keyText(key: Key): string {
  if (typeof key === 'string') return stripQuotes(key);
  throw new PythonError('AttributeError', `'${typeName(key)}' object has no attribute 'strip'`);
}

function scalarText(value: Value): string {
  if (value === null || value instanceof NoneValue) return 'null';
  return typeof value === 'boolean' ? String(value) : pythonStr(value);
}

/** `json.dumps` of a text: ASCII only. */
function jsonString(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\uffff]/g, character => {
    return character === '\x7f' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
