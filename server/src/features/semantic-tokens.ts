import type { SemanticTokens } from 'vscode-languageserver-types';
import type { Setting } from '../model/setting';
import { isClearmlName, isShared } from '../model/target';
import type { TextRange } from '../text/range';
import { isSecret } from './documentation/redact';
import type { FeatureContext } from './feature';
import { isOurs, referencesOf } from './references';

const tokenTypes = ['variable', 'clearmlUnknown'] as const;
const tokenModifiers = ['declaration', 'deprecated', 'secret'] as const;

/**
 * The names that the numbers of `provideSemanticTokens` stand for. `clearmlUnknown` (a name in ClearML's name space that
 * nothing reads) and `secret` are our own; the VS Code extension contributes them.
 */
export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

interface Token {
  readonly range: TextRange;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** Tokens for the names of ClearML, where they are set and where values refer to them; none for names of others. */
export function provideSemanticTokens({ document, catalogue }: FeatureContext): SemanticTokens {
  const ours = isOurs(document);
  const tokens: Token[] = [];
  for (const setting of document.settings) {
    // Credentials of AWS and the like are ClearML's business only beside its own settings.
    if (!setting.active || (isShared(setting.target) && !ours)) {
      continue;
    }
    const token = declarationToken(setting);
    if (token) {
      tokens.push(token);
    }
    for (const { name, range } of referencesOf(document, setting)) {
      const match = catalogue.variable(name);
      if (match && (ours || isClearmlName(name))) {
        tokens.push({ range, type: 'variable', modifiers: modifiersOf(match.alias, match.variable.secret) });
      }
    }
  }
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { range, type, modifiers } of tokens) {
    const { line, character } = document.lines.positionAt(range.start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    const column = line === last.line ? character - last.character : character;
    data.push(line - last.line, column, range.end - range.start, tokenTypes.indexOf(type), bits);
    last = { line, character };
  }
  return { data };
}

function declarationToken(setting: Setting): Token | undefined {
  const { target, nameRange: range } = setting;
  switch (target.kind) {
    case 'variable':
      return { range, type: 'variable', modifiers: ['declaration', ...modifiersOf(target.alias, isSecret(setting))] };
    case 'dynamic':
      return { range, type: 'variable', modifiers: ['declaration', ...modifiersOf(undefined, isSecret(setting))] };
    case 'unknown':
      return { range, type: 'clearmlUnknown', modifiers: ['declaration'] };
    default:
      return undefined;
  }
}

function modifiersOf(alias: 'deprecated' | 'alternative' | undefined, secret: boolean): ('deprecated' | 'secret')[] {
  return [...(alias === 'deprecated' ? (['deprecated'] as const) : []), ...(secret ? (['secret'] as const) : [])];
}
