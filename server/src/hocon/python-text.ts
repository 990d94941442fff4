import { ConfigTree } from './config-tree';
import { ConfigValues } from './config-values';
import { DURATION_FIELDS, Duration } from './duration';
import { Substitution } from './substitution';
import { Included, List, NoneValue, Pair, QuotedText, UnquotedText, type Value } from './values';

/** Where the agent keeps its copy of pyhocon: the module in the text of objects that have no text of their own (R17). */
const MODULE = 'clearml_agent.external.pyhocon.config_tree';

/** `bool(value)`. */
export function isTruthy(value: Value): boolean {
  if (value instanceof List) return value.items.length > 0;
  if (value instanceof ConfigTree) return value.size > 0;
  if (value instanceof Duration) return Object.keys(value.fields).length > 0;
  return value !== null && value !== false && value !== 0 && value !== 0n && value !== '';
}

/** `type(value).__name__`. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'str';
  }
  if (value instanceof List || value instanceof Duration) return value.className;
  if (value instanceof ConfigTree) return 'ConfigTree';
  if (value instanceof ConfigValues) return 'ConfigValues';
  if (value instanceof Included) return 'ConfigInclude';
  if (value instanceof Pair) return 'tuple';
  return value.constructor.name;
}

/** `str(value)`. The address in the text of a `NoneValue` is left open. */
export function pythonStr(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof UnquotedText) return value.text;
  if (value instanceof Duration && value.className === 'timedelta')
    return timedeltaText(value.fields.microseconds ?? 0n);
  return pythonRepr(value);
}

/** `repr(value)`. */
export function pythonRepr(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return textRepr(value);
  if (value instanceof UnquotedText) return textRepr(value.text);
  if (value instanceof List) return `[${value.items.map(pythonRepr).join(', ')}]`;
  if (value instanceof Pair) return `(${pythonRepr(value.key)}, ${pythonRepr(value.value)})`;
  if (value instanceof ConfigTree) return treeRepr(value);
  if (value instanceof ConfigValues) return `[ConfigValues: ${value.tokens.map(pythonStr).join(',')}]`;
  if (value instanceof Substitution) return `[ConfigSubstitution: ${pythonStr(value.variable)}]`;
  if (value instanceof QuotedText) return `[ConfigQuotedString: ${value.text}]`;
  if (value instanceof NoneValue || value instanceof Included) return `<${MODULE}.${typeName(value)} object at 0x...>`;
  return durationRepr(value);
}

/** As Python writes it before 3.12. */
function treeRepr(tree: ConfigTree): string {
  if (tree.size === 0) return 'ConfigTree()';
  const items = tree.items().map(([key, value]) => `(${pythonRepr(key)}, ${pythonRepr(value)})`);
  return `ConfigTree([${items.join(', ')}])`;
}

/** `repr` of a text: single quotes unless only double ones spare an escape. */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let repr = quote;
  for (const character of text) {
    if (character === quote || character === '\\') repr += `\\${character}`;
    else repr += isPrintable(character) ? character : escaped(character);
  }
  return repr + quote;
}

function isPrintable(character: string): boolean {
  return character === ' ' || !/[\p{C}\p{Z}]/u.test(character);
}

function escaped(character: string): string {
  const simple = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  if (simple) return simple;
  const code = character.codePointAt(0)!;
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** `repr` of a float: the shortest digits, an exponent below 1e-4 and from 1e16 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa, exponentText] = value.toExponential().split('e') as [string, string];
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function durationRepr({ className, fields }: Duration): string {
  if (className === 'timedelta') {
    const total = fields.microseconds ?? 0n;
    const parts = [['days', total / 86_400_000_000n] as const];
    const named = [
      ...parts,
      ['seconds', (total / 1_000_000n) % 86_400n] as const,
      ['microseconds', total % 1_000_000n] as const,
    ];
    const written = named.filter(([, amount]) => amount !== 0n).map(([name, amount]) => `${name}=${amount}`);
    return `datetime.timedelta(${written.join(', ') || '0'})`;
  }
  const written = DURATION_FIELDS.filter(name => fields[name]).map(name => `${name}=${signedGeneral(fields[name]!)}`);
  return `relativedelta(${written.join(', ')})`;
}

/** `'{:+g}'.format(amount)`: six digits. */
function signedGeneral(amount: bigint): string {
  const text = Number(amount).toPrecision(6);
  const [mantissa, exponent] = text.split('e') as [string, string | undefined];
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (exponent === undefined) return `+${short}`;
  return `+${short}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

function timedeltaText(microseconds: bigint): string {
  const days = microseconds / 86_400_000_000n;
  const seconds = (microseconds / 1_000_000n) % 86_400n;
  const two = (amount: bigint): string => amount.toString().padStart(2, '0');
  const rest = microseconds % 1_000_000n;
  const fraction = rest === 0n ? '' : `.${rest.toString().padStart(6, '0')}`;
  const time = `${seconds / 3600n}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${fraction}`;
  return days === 0n ? time : `${days} day${days === 1n ? '' : 's'}, ${time}`;
}
