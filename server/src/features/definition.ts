import type { LocationLink } from 'vscode-languageserver-types';
import { confDefinitions } from './conf/definition';
import type { FeatureContext } from './feature';
import { variableDefinition } from './variable-places';

/** Where the name at `offset` is set: a variable, or a key that a substitution refers to. */
export function provideDefinition(context: FeatureContext, offset: number): LocationLink[] {
  const { host, lines, uri } = context.document;
  const variable = host === 'conf' ? undefined : variableDefinition(context, offset);
  const found = host === 'conf' ? confDefinitions(context, offset) : variable ? [variable] : [];
  return found.map(({ origin, target }) => ({
    originSelectionRange: lines.rangeOf(origin),
    targetUri: uri,
    targetRange: lines.rangeOf(target.range),
    targetSelectionRange: lines.rangeOf(target.selection),
  }));
}
