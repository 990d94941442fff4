import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import type { Rule, RuleExample } from '../../server/src/rules/define-rule';
import { type Problem, runRules } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { applyEdits } from '../../server/src/text/edits';
import { modelOf, optionsOf, surroundingsOf } from '../support/rule-input';

const catalogue = createCatalogue();

function problemsOf(text: string, example: RuleExample): Problem[] {
  return runRules(rules, {
    document: modelOf(text, example, catalogue),
    catalogue,
    options: optionsOf(example),
    surroundings: surroundingsOf(example),
    onError: (rule, error) => {
      throw new Error(`${rule.id} threw on ${JSON.stringify(text)}`, { cause: error });
    },
  });
}

/** Rule and line text of each problem: what must not get more by a fix. */
function signature(problems: readonly Problem[]): string[] {
  return problems.map(problem => problem.rule.id).sort();
}

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule: Rule) => {
  test('has good and bad examples', () => {
    expect(rule.examples.filter(example => 'bad' in example).length).toBeGreaterThanOrEqual(3);
    expect(rule.examples.filter(example => 'good' in example).length).toBeGreaterThanOrEqual(3);
  });

  test.each(
    rule.examples.map(example => ['bad' in example ? `bad: ${example.bad}` : `good: ${example.good}`, example]),
  )('%j', (_, value) => {
    const example = value as RuleExample;
    if ('good' in example) {
      const found = problemsOf(example.good, example).filter(problem => problem.rule === rule);
      expect(found.map(problem => problem.message)).toEqual([]);
      return;
    }
    const { bad } = example;
    const all = problemsOf(bad, example);
    const own = all.filter(problem => problem.rule === rule);
    expect(own.map(problem => problem.message)).toHaveLength(1);
    const [problem] = own as [Problem];
    let at = -1;
    for (let n = example.occurrence ?? 0; n >= 0; n--) {
      at = bad.indexOf(example.at, at + 1);
    }
    expect(bad.slice(problem.at.start, problem.at.end)).toBe(example.at);
    expect(problem.at.start).toBe(at);
    if (example.severity) {
      expect(problem.severity).toBe(example.severity);
    }
    const fixed = (problem.fixes ?? []).map(fix => applyEdits(bad, fix.edits));
    expect(fixed).toEqual(example.fixed ?? []);
    for (const text of fixed) {
      expect(text).not.toBe(bad);
      const after = problemsOf(text, example);
      expect(after.filter(other => other.rule === rule && other.message === problem.message)).toEqual([]);
      const before = signature(all.filter(other => other !== problem));
      for (const id of signature(after)) {
        expect(before, `the fix adds ${id} to ${JSON.stringify(text)}`).toContain(id);
      }
    }
  });
});

test('ids are unique, sorted as in the registry, and equal to kebab-case names', () => {
  const ids = rules.map(rule => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});
