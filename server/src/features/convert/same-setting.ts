import type { Catalogue } from '../../catalogue/catalogue';
import type { ConfKey, Variable, VariableReading } from '../../catalogue/types';
import { isClearmlName } from '../../model/target';
import { convert } from '../../values/parsers';
import type { Scalar } from './written';

/** A variable and the key of clearml.conf that do the same. */
export interface SameSetting {
  readonly variable: Variable;
  readonly key: ConfKey;
}

const texts: ReadonlySet<string> = new Set(['string', 'url', 'path', 'host', 'enum', 'secret', 'version', 'template']);
const keyTexts: ReadonlySet<string> = new Set(['string', 'url', 'path', 'enum']);

/** The key that does the same as a variable, if one does exactly that: both say so, and have the same type. */
export function sameKey(variable: Variable, catalogue: Catalogue): SameSetting | undefined {
  const { primary } = variable;
  const key = primary.confKey === undefined ? undefined : catalogue.confKey(primary.confKey);
  return key && isSame(variable, key) ? { variable, key } : undefined;
}

/** The variable that does the same as a key. */
export function sameVariable(key: ConfKey, catalogue: Catalogue): SameSetting | undefined {
  const variables = key.env.map(name => catalogue.variable(name)).filter(match => match && !match.alias);
  // With several variables none of them is the key alone.
  const [match] = variables;
  return match && variables.length === 1 && isSame(match.variable, key) ? { variable: match.variable, key } : undefined;
}

function isSame(variable: Variable, key: ConfKey): boolean {
  const { primary, name } = variable;
  const isPlain = /^[a-z0-9_]+(?:\.[a-z0-9_]+)+$/.test(key.path) && !key.unread && key.envScope === undefined;
  const isRead = primary.setBy !== 'clearml' && primary.ignoredWhen !== 'Always.';
  const isMutual = isClearmlName(name) && primary.confKey === key.path && key.env.includes(name);
  const others = key.env.filter(other => isClearmlName(other) && other !== name);
  const isOnly = others.every(other => variable.aliases.some(alias => alias.name === other));
  return isPlain && isRead && isMutual && isOnly && sameType(primary, key) !== undefined;
}

function sameType({ value }: VariableReading, key: ConfKey): 'boolean' | 'text' | undefined {
  if (value.kind === 'bool' && key.value.kind === 'bool') {
    return 'boolean';
  }
  return texts.has(value.kind) && keyTexts.has(key.value.kind) ? 'text' : undefined;
}

/** The value of the key for a text of the variable; `undefined` where the two would not do the same. */
export function keyValue({ variable: { primary }, key }: SameSetting, text: string): Scalar | undefined {
  const conversion = convert(primary.value.parser, text);
  if (conversion.outcome !== 'value' || isIdle(primary, text, conversion.value)) {
    return undefined;
  }
  const { value } = conversion;
  const type = sameType(primary, key);
  if (type === 'boolean') {
    // Off in the variable is not always off for good.
    return value === true || (value === false && primary.falseOverridesConf !== false) ? value : undefined;
  }
  return type === 'text' && typeof value === 'string' && value === text ? value : undefined;
}

/** The text of the variable for a value of the key. */
export function variableText(same: SameSetting, value: Scalar): string | undefined {
  const candidates = typeof value === 'boolean' ? [value ? '1' : '0'] : [String(value)];
  return candidates.find(text => keyValue(same, text) === value);
}

function isIdle({ noEffect }: VariableReading, text: string, value: unknown): boolean {
  return noEffect?.some(({ values }) => values === 'all' || values === String(value) || values.includes(text)) === true;
}

/** The name of the agent's dynamic variable for a key; `undefined` for a key that none can reach. */
export function dynamicName(path: string): string | undefined {
  return /^[a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z0-9]+(?:_[a-z0-9]+)*)+$/.test(path)
    ? `CLEARML_AGENT__${path.toUpperCase().replaceAll('.', '__')}`
    : undefined;
}
