import type { Location } from 'vscode-languageserver-types';
import { confReferences } from './conf/definition';
import type { FeatureContext } from './feature';
import { variableReferences } from './variable-places';

/** All places in the file of the name at `offset`: a variable, or a key that substitutions refer to. */
export function provideReferences(context: FeatureContext, offset: number, includeDeclaration: boolean): Location[] {
  const { host, lines, uri } = context.document;
  const find = host === 'conf' ? confReferences : variableReferences;
  return find(context, offset, includeDeclaration).map(range => ({ uri, range: lines.rangeOf(range) }));
}
