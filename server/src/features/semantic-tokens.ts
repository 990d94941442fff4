import type { SemanticTokens } from 'vscode-languageserver-types';
import { isBuildArgument } from '../model/dockerfile-setting';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { isClearmlName, isShared } from '../model/target';
import type { TextRange } from '../text/range';
import { confTokens } from './conf/semantic-tokens';
import { isSecret } from './documentation/redact';
import type { FeatureContext } from './feature';
import { placesOf } from './places';
import { isOurs } from './references';

const tokenTypes = ['variable', 'clearmlUnknown', 'property'] as const;
const tokenModifiers = ['declaration', 'deprecated', 'secret'] as const;

/**
 * The names that the numbers of `provideSemanticTokens` stand for: `variable` for variables, `property` for the keys of a
 * clearml.conf. `clearmlUnknown` (a name in ClearML's name space that
 * nothing reads) and `secret` are our own; the VS Code extension contributes them.
 */
export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

/** A name with what is known of it. */
export interface Token {
  readonly range: TextRange;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** Tokens for the names of ClearML, where they are set and where the file refers to them; none for names of others. */
export function provideSemanticTokens(context: FeatureContext): SemanticTokens {
  const { document, catalogue } = context;
  if (document.host === 'conf') {
    return encode(confTokens(context), document);
  }
  const ours = isOurs(document);
  // Credentials of AWS and the like are ClearML's business only beside its own settings.
  const counts = ({ active, target }: Setting) => active && (ours || !isShared(target));
  const tokens: Token[] = [];
  for (const setting of document.settings) {
    const token = counts(setting) ? declarationToken(setting) : undefined;
    if (token) {
      tokens.push(token);
    }
  }
  for (const { kind, name, range, setting } of placesOf(document)) {
    const match = kind === 'read' && (!setting || counts(setting)) ? catalogue.variable(name) : undefined;
    if (match && (ours || isClearmlName(name))) {
      tokens.push({ range, type: 'variable', modifiers: modifiersOf(match.alias, match.variable.secret) });
    }
  }
  return encode(tokens, document);
}

function encode(tokens: Token[], { lines }: DocumentModel): SemanticTokens {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { range, type, modifiers } of tokens.sort((a, b) => a.range.start - b.range.start)) {
    const { line, character } = lines.positionAt(range.start);
    // A Dockerfile can continue a line inside a name; most editors take no token over two lines.
    if (lines.lineAt(range.end) === line) {
      const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
      const column = line === last.line ? character - last.character : character;
      data.push(line - last.line, column, range.end - range.start, tokenTypes.indexOf(type), bits);
      last = { line, character };
    }
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
      // What a build calls its own arguments is its business.
      return isBuildArgument(setting) ? undefined : { range, type: 'clearmlUnknown', modifiers: ['declaration'] };
    default:
      return undefined;
  }
}

function modifiersOf(alias: 'deprecated' | 'alternative' | undefined, secret: boolean): ('deprecated' | 'secret')[] {
  return [...(alias === 'deprecated' ? (['deprecated'] as const) : []), ...(secret ? (['secret'] as const) : [])];
}
