import { isBlank } from '../syntax/hocon/characters';
import { ConfigTree, mergeTrees } from './config-tree';
import { type Origin, PythonError, positionOf } from './python-error';
import { isTruthy, pythonStr } from './python-text';
import { Substitution } from './substitution';
import { type Container, type Key, List, QuotedText, UnquotedText, type Value } from './values';
import type { WorkLimit } from './work-limit';

/** pyhocon's `ConfigValues`: a concatenation that waits for the values of its substitutions (R25). */
export class ConfigValues {
  parent: Container | undefined;
  key: Key | undefined;
  /** What the key had before, for references to itself. */
  overridden: Value = null;

  constructor(
    public tokens: Value[],
    readonly origin: Origin,
    readonly work: WorkLimit,
  ) {
    this.recompute();
  }

  /** After tokens were added: tells substitutions their place, drops the blanks behind the last unquoted word. */
  recompute(): void {
    this.tokens.forEach((token, index) => {
      if (!(token instanceof Substitution)) return;
      token.parent = this;
      token.index = index;
    });
    if (this.tokens.length === 0) this.tokens = [''];
    const last = this.tokens.at(-1);
    if (last instanceof UnquotedText) this.tokens[this.tokens.length - 1] = withoutBlanks(last.text);
  }

  /** Those of what it overrides first. */
  substitutions(): Substitution[] {
    const chain: ConfigValues[] = [];
    for (let node: Value = this; node instanceof ConfigValues; node = node.overridden) {
      // A value can come to override itself, and pyhocon never returns then.
      this.work.spend(1 + node.tokens.length);
      chain.push(node);
    }
    return chain.reverse().flatMap(node => node.tokens.filter(token => token instanceof Substitution));
  }

  /** The value of the concatenation, or itself as long as there are substitutions in it. */
  transform(): Value {
    if (this.substitutions().length > 0) return this;
    const tokens = this.tokens.filter(token => token !== null);
    if (tokens.length === 0) return null;
    const kind = kindOf(tokens[0]!);
    const odd = tokens.findIndex(token => kindOf(token) !== kind);
    if (odd >= 0) throw this.mixedKinds(tokens, odd);
    if (kind === 'ConfigTree') return this.joinTrees(tokens as ConfigTree[]);
    if (kind === 'ConfigList') return joinLists(tokens as List[]);
    return this.joinTexts(tokens);
  }

  private mixedKinds(tokens: readonly Value[], odd: number): PythonError {
    const { line, column } = positionOf(this.origin);
    const [token, kind, first] = [pythonStr(tokens[odd]!), kindOf(tokens[odd]!), kindOf(tokens[0]!)];
    const place = `(line: ${line}, col: ${column})`;
    const message = `Token '${token}' of type ${kind} (index ${odd}) must be of type ${first} ${place}`;
    return new PythonError('ConfigWrongTypeException', message, line, column);
  }

  private joinTrees(tokens: readonly ConfigTree[]): ConfigTree {
    const before: ConfigTree[] = [];
    for (let node: Value = this.overridden; isTruthy(node); ) {
      const value: Value = node instanceof ConfigValues ? node.transform() : node;
      if (!(value instanceof ConfigTree)) break;
      before.push(value);
      this.work.spend(1);
      if (!(node instanceof ConfigValues)) break;
      node = node.overridden;
    }
    const result = new ConfigTree();
    for (const tree of [...before.reverse(), ...tokens]) {
      this.work.spend(tree.size);
      mergeTrees(result, tree, true);
    }
    return result;
  }

  private joinTexts(tokens: readonly Value[]): Value {
    if (tokens.length === 1) {
      const token = tokens[0]!;
      return token instanceof QuotedText || token instanceof UnquotedText ? token.text : token;
    }
    const last = tokens.length - 1;
    const text = tokens.map((token, index) => toText(token, index === last)).join('');
    this.work.grow(text.length);
    return text;
  }
}

function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

function joinLists(tokens: readonly List[]): List {
  const result = new List([], 'list');
  for (const list of tokens) {
    for (const item of list.items) {
      if (item instanceof ConfigValues) {
        item.parent = result;
        item.key = BigInt(result.items.length);
      }
      result.items.push(item);
    }
  }
  return result;
}

function kindOf(token: Value): 'ConfigTree' | 'ConfigList' | 'str' {
  return token instanceof ConfigTree ? 'ConfigTree' : token instanceof List ? 'ConfigList' : 'str';
}

function toText(token: Value, isLast: boolean): string {
  if (token instanceof QuotedText) return token.text + (isLast ? '' : token.blanks);
  return token === null ? '' : pythonStr(token);
}
