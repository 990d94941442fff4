import { secretValues } from '../../features/secrets';
import type { Problem } from '../../rules/engine';
import { type CheckedFile, placesOf, type Report } from './report';

/** One object for programs; its shape is a promise (`version` 1). */
export function printJson({ files }: Report): string {
  const problems = files.flatMap(file => {
    const secrets = secretValues(file.document);
    return file.problems.map(problem => jsonProblem(file, problem, secrets));
  });
  return `${JSON.stringify({ version: 1, files: files.length, problems }, null, 2)}\n`;
}

function jsonProblem(file: CheckedFile, problem: Problem, secrets: readonly string[]) {
  const at = (range: { start: number; end: number }) => ({ file: file.file, ...placesOf(file, range) });
  return {
    file: file.file,
    rule: problem.rule.id,
    severity: problem.severity,
    message: problem.message,
    ...placesOf(file, problem.at),
    related: (problem.related ?? []).map(related => ({ ...at(related.at), message: related.message })),
    fixes: (problem.fixes ?? [])
      // A fix that rewrites a secret would print it; it works with --fix and in editors.
      .filter(fix => !fix.edits.some(edit => secrets.some(secret => edit.newText.includes(secret))))
      .map(fix => ({
        title: fix.title,
        edits: fix.edits.map(edit => ({ ...at(edit.range), newText: edit.newText })),
      })),
  };
}
