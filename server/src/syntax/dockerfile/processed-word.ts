import type { TextRange } from '../../text/range';
import type { DockerfileProblem, Reference } from './nodes';

/** What is known of a variable at a place of the build. */
export type Known =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'unset' }
  /** The base image, the command line of the build or something else decides. */
  | { readonly kind: 'unknown' };

export type Lookup = (name: string) => Known;

export interface ProcessedWord {
  /** Without quotes and escapes, variables put in; one that is not known stands in it as written. */
  readonly text: string;
  readonly known: boolean;
  readonly references: readonly Reference[];
  /** What BuildKit stumbles over; it ends the processing. */
  readonly problem: WordProblem | undefined;
}

export interface WordProblem extends TextRange {
  readonly kind: Extract<DockerfileProblem['kind'], 'unterminated-quote' | 'bad-reference'>;
  readonly message: string;
}

export const nothingKnown: Lookup = () => ({ kind: 'unknown' });
