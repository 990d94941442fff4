import type { Problem } from '../rules/engine';
import { composeEdits } from '../text/compose-edits';
import { applyEdits, type OffsetEdit, withoutOverlaps } from '../text/edits';
import type { FeatureContext } from './feature';

/** One fix can uncover the next problem; more rounds than this mean that two fixes undo each other. */
export const maxFixRounds = 10;

/**
 * The edits of all safe fixes of these problems, without those that would touch the same text.
 * @param onFixed called with each problem whose fix is among them
 */
export function safeEdits(problems: readonly Problem[], onFixed?: (problem: Problem) => void): OffsetEdit[] {
  const fixable = problems.flatMap(problem => {
    const fix = problem.fixes?.find(({ safe }) => safe);
    return fix ? [{ problem, edits: fix.edits }] : [];
  });
  return withoutOverlaps(
    fixable.map(({ edits }) => edits),
    index => onFixed?.(fixable[index]!.problem),
  );
}

/** The edits after which the file has no safe fix any more: those of the problems that fixes uncover are among them. */
export function fixAllEdits(context: FeatureContext): OffsetEdit[] {
  let { text } = context.document;
  const rounds: OffsetEdit[][] = [];
  for (let problems = context.problems(); rounds.length < maxFixRounds; problems = context.problemsOf(text)) {
    const edits = safeEdits(problems);
    if (edits.length === 0) {
      break;
    }
    rounds.push(edits);
    text = applyEdits(text, edits);
  }
  return composeEdits(context.document.text.length, rounds);
}
