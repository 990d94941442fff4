import type { Catalogue } from '../catalogue/catalogue';
import { createCatalogue } from '../catalogue/create-catalogue';
import { nameDocumentation, patternDocumentation } from '../features/documentation';
import { agentLines, dynamicDocumentation } from '../features/documentation/dynamic';
import { targetOf } from '../model/target';
import type { Rule, RuleExample } from '../rules/define-rule';
import { documentationUrl } from '../rules/documentation-url';
import { rules } from '../rules/registry';
import { inlineCode, prose, toPlainText } from '../text/markdown';
import { nearest } from '../text/nearest';
import { readArguments } from './options';
import { print } from './streams';
import { UsageError } from './usage-error';
import { wrap } from './wrap';

const widest = 100;

/**
 * Runs `explain`: what is known of a variable, a clearml.conf key or a rule, as plain text.
 * @param args what stands behind the command's name
 * @throws UsageError for a name that is none of these
 */
export function explain(args: readonly string[]): number {
  const { positionals } = readArguments('explain', args, {});
  const [name, ...more] = positionals;
  if (!name || more.length > 0) {
    throw new UsageError('explain takes one name, such as "clearml-config explain CLEARML_API_HOST"');
  }
  const text = describe(name, createCatalogue());
  print(`${wrap(text, Math.min(process.stdout.columns || widest, widest))}\n`);
  return 0;
}

function describe(name: string, catalogue: Catalogue): string {
  const rule = rules.find(({ id }) => id === name);
  if (rule) {
    return ruleText(rule);
  }
  const match = catalogue.variable(name);
  if (match) {
    return labelled(nameDocumentation(name, match, catalogue));
  }
  const key = catalogue.confKey(name);
  if (key) {
    return labelled([`**${name}**`, ...agentLines(name, key)].join('\n\n'));
  }
  const wrong = catalogue.wrongName(name);
  if (wrong) {
    return toPlainText(
      `${inlineCode(name)} is read by nothing in ClearML. ${prose(wrong.text)} Use ${inlineCode(wrong.instead)}.`,
    );
  }
  const target = targetOf(name, catalogue);
  if (target.kind === 'dynamic') {
    return labelled(dynamicDocumentation({ ...target, name }, catalogue));
  }
  const pattern = catalogue.pattern(name);
  if (pattern) {
    return labelled(patternDocumentation(pattern, catalogue));
  }
  throw new UsageError(unknownName(name, catalogue));
}

/** Documentation as plain text; a bold label, which would no longer stand out, gets a colon. */
function labelled(markdown: string): string {
  return toPlainText(markdown.replace(/\*\*([^*\n]+)\*\* (?=[^\s·])/g, '$1: '));
}

/** Joins the lines of each paragraph, so that they can be broken anew; lists stay. */
function unwrap(markdown: string): string {
  return markdown.replace(/(?<!\n)\n(?!\n|\s*(?:[-*]|\d+\.) )/g, ' ');
}

function unknownName(name: string, catalogue: Catalogue): string {
  const upper = name.toUpperCase();
  const guess =
    (catalogue.variable(upper) && upper) ??
    nearest(
      name,
      rules.map(rule => rule.id),
    ) ??
    nearest(
      name,
      catalogue.confKeys.map(key => key.path),
    ) ??
    nearest(
      upper,
      catalogue.variables.map(variable => variable.name),
    );
  const hint = guess ? `did you mean "${guess}"?` : 'it takes a variable, a clearml.conf key or the id of a rule';
  return `nothing is known of "${name}"; ${hint}`;
}

function ruleText(rule: Rule): string {
  const parts = [
    `${rule.id} (${rule.severity}, since ${rule.since})`,
    toPlainText(rule.summary),
    toPlainText(unwrap(rule.why)),
    ...exampleText(rule.examples),
    `To silence it: "# clearml-config: ignore ${rule.id}" above the line, or --rule ${rule.id}=off`,
    documentationUrl(rule.id),
  ];
  return parts.join('\n\n');
}

/** The first example, indented, with what a fix makes of it. */
function exampleText(examples: readonly RuleExample[]): string[] {
  const example = examples.find(other => 'bad' in other);
  if (!example || !('bad' in example)) {
    return [];
  }
  const [fixed] = example.fixed ?? [];
  return [
    `Problem:\n${indent(example.bad)}`,
    ...(fixed === undefined ? [] : [fixed.trim() === '' ? 'Fixed: the line is removed.' : `Fixed:\n${indent(fixed)}`]),
  ];
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}
