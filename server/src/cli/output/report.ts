import type { Severity } from '../../model/options';
import type { Rule } from '../../rules/define-rule';
import type { Checked } from '../check';

/** What `lint` has found, for the output formats. */
export interface Report {
  /** Every file that was checked, also those without problems. */
  readonly files: readonly CheckedFile[];
  readonly rules: readonly Rule[];
  /** How many files `--fix` has changed; `undefined` without it. */
  readonly changed: number | undefined;
  readonly version: string;
  readonly color: boolean;
}

export interface CheckedFile extends Checked {
  /** As it is printed: relative to the working directory, with `/`. */
  readonly file: string;
}

/** A way to print a report. */
export type Printer = (report: Report) => string;

/** A position as people count: line and column from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a range of the file starts and ends. */
export function placesOf({ document }: Checked, range: { start: number; end: number }): { start: Place; end: Place } {
  const { start, end } = document.lines.rangeOf(range);
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

/** The number of problems of each severity. */
export function countBySeverity({ files }: Report): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems } of files) {
    for (const { severity } of problems) {
      counts[severity]++;
    }
  }
  return counts;
}
