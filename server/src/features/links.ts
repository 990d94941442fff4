import type { DocumentLink } from 'vscode-languageserver-types';
import { confLinks } from './conf/links';
import type { FeatureContext } from './feature';

/** Links to the files that a clearml.conf includes or writes. */
export function provideLinks(context: FeatureContext): DocumentLink[] {
  return context.document.host === 'conf' ? confLinks(context) : [];
}
