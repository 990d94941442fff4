import type { Escape } from './characters';
import type { LogicalLine } from './logical-line';
import type { DockerfileProblem } from './nodes';

/** What the parsers of one instruction share. */
export interface InstructionContext {
  /** The text of the file. */
  readonly file: string;
  readonly line: LogicalLine;
  readonly escapeCharacter: Escape;
  /** Gathers the problems of the instruction, in offsets of the file. */
  readonly problems: DockerfileProblem[];
}

/** Adds a problem, with logical offsets. */
export function addProblem(
  context: InstructionContext,
  kind: DockerfileProblem['kind'],
  start: number,
  end: number,
  message: string,
  name?: string,
): void {
  context.problems.push({ kind, ...context.line.rangeOf(start, end), name, message });
}

/** True for text that a template engine will replace: what is wrong with it now says nothing about the result. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('<%');
}
