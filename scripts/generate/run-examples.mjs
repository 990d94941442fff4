/**
 * Runs each example of a rule, so that its page shows the messages and fixes that users really get.
 * @param {any} sources what `scripts/generate.mjs` loads
 * @returns {{ bad: BadExample[], good: any[] }}
 * @typedef {{ example: any, problem: any, fixes: { title: string, safe: boolean, text: string }[] }} BadExample
 */
export function runExamples(rule, sources) {
  return {
    bad: rule.examples.filter(example => 'bad' in example).map(example => runBad(rule, example, sources)),
    good: rule.examples.filter(example => 'good' in example),
  };
}

function runBad(rule, example, { createCatalogue, modelOf, optionsOf, surroundingsOf, runRules, applyEdits }) {
  const catalogue = createCatalogue();
  const problems = runRules([rule], {
    document: modelOf(example.bad, example, catalogue),
    catalogue,
    options: optionsOf(example),
    surroundings: surroundingsOf(example),
  });
  const [problem] = problems;
  if (!problem) {
    throw new Error(`${rule.id} does not report its own example ${JSON.stringify(example.bad)}`);
  }
  const fixes = (problem.fixes ?? []).map(fix => ({
    title: fix.title,
    safe: fix.safe === true,
    text: applyEdits(example.bad, fix.edits),
  }));
  return { example, problem, fixes };
}
