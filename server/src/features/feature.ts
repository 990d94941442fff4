import type { Catalogue } from '../catalogue/catalogue';
import type { DocumentModel } from '../model/document-model';
import type { Options, Surroundings } from '../model/options';
import type { Problem } from '../rules/engine';

/** What a feature may know besides the file: everything is passed in, nothing is looked up. */
export interface FeatureContext {
  readonly document: DocumentModel;
  readonly catalogue: Catalogue;
  readonly options: Options;
  readonly surroundings: Surroundings;
  /** The file's problems, computed at most once for a version of the file. */
  readonly problems: () => readonly Problem[];
  /** The problems that the file would have with another text. */
  readonly problemsOf: (text: string) => readonly Problem[];
}
