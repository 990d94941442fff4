import type { HoconDocument } from '../syntax/hocon/nodes';
import type { LineIndex } from '../text/line-index';
import type { TextRange } from '../text/range';
import type { Scope } from './scopes';
import type { EnvReader, Host, Setting } from './setting';

/** A parsed file: what rules and features work on. Immutable; a changed text gets a new one. */
export interface DocumentModel {
  readonly uri: string;
  readonly host: Host;
  readonly text: string;
  readonly lines: LineIndex;
  /** In the order of the file, commented ones included. */
  readonly settings: readonly Setting[];
  /**
   * Those of `settings` whose name is not that of another program, where they can be had for less than all: a large
   * file has few of them, and they are all that rules see.
   */
  readonly ownSettings?: readonly Setting[];
  /**
   * How the scopes of the settings are related, parents before their children; absent where the whole file is one
   * scope. Rules do not read this: they ask `environmentsOf` and `competingSettingsOf`.
   */
  readonly scopes?: readonly Scope[];
  /** Comments without their line break, in the order of the file. */
  readonly comments: readonly TextRange[];
  /** Statements that the file's syntax does not allow. */
  readonly syntaxProblems: readonly SyntaxProblem[];
  /** The readers that the file itself names (`# clearml-config: reader=docker`). */
  readonly pinnedReaders: readonly EnvReader[];
  /** The tree of a clearml.conf; absent in other hosts, and for a file that only has such a name. */
  readonly hocon?: HoconDocument;
}

export interface SyntaxProblem {
  readonly range: TextRange;
  /** The name that the statement would set, if one can be told. */
  readonly name: string | undefined;
  readonly message: string;
}

/** The settings whose name is not that of another program. */
export function ownSettingsOf(document: DocumentModel): readonly Setting[] {
  // Without taking the document apart: to ask for `settings` makes them.
  return document.ownSettings ?? document.settings.filter(({ target }) => target.kind !== 'foreign');
}

/** The line break to write beside a line: its own, where the file's format knows it. */
export function lineBreakAt({ host, lines }: DocumentModel, line: number): string {
  const lineBreak = lines.lineBreakAt(line);
  // To an editor a carriage return alone ends a line, to Docker it does not.
  return host === 'dockerfile' && lineBreak === '\r' ? '\n' : lineBreak;
}
