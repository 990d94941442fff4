import type { HoconField, HoconSubstitution } from '../../syntax/hocon/nodes';
import { inlineCode } from '../../text/markdown';
import { paragraphs, shortDocumentation } from '../documentation';
import { hidden } from '../documentation/redact';
import type { FeatureContext } from '../feature';
import { type ConfEntry, confFileOf, nodeOf } from './conf-file';
import { nodeOfPath } from './key-tree';
import { isSecretPath } from './secret-path';
import { valueText } from './value-text';

/**
 * What a substitution resolves to, as Markdown: the key of this file that has the path, or a variable of the environment
 * (R27–R29).
 * @param user the field that it stands in
 * @param secret the value that it stands in is a secret: then so is what it stands for
 */
export function substitutionText(
  substitution: HoconSubstitution,
  user: HoconField | undefined,
  text: string,
  secret: boolean,
  context: FeatureContext,
): string {
  const path = text.slice(substitution.path.start, substitution.path.end);
  const code = inlineCode(path);
  const entry = confFileOf(context)
    ?.byPath.get(path)
    ?.findLast(({ field }) => field !== user);
  if (entry) {
    return paragraphs([[`${code} is ${entryText(entry, secret, context)}`]]);
  }
  if (isAbove(path, context)) {
    return `${code} is an object of this file.`;
  }
  const variable = context.catalogue.variable(path)?.variable;
  const what = variable ? [shortDocumentation(variable)] : [];
  const missing = substitution.optional
    ? 'Without it, this value is left out; one that was set above stays.'
    : 'Without it, the file does not load.';
  if (/^\s|\s$/.test(path)) {
    return `${code} finds nothing: the blanks inside the braces belong to the name. ${missing}`;
  }
  if (nodeOfPath(path, context.catalogue)) {
    return `${code} is not set in this file, and ClearML's defaults cannot be seen from here. ${missing}`;
  }
  return paragraphs([
    [`${code} is not set in this file: it is the environment variable of that name, as text. ${missing}`],
    what,
  ]);
}

function entryText(entry: ConfEntry, secret: boolean, context: FeatureContext): string {
  const { document } = context;
  const node = nodeOf(entry);
  const line = document.lines.lineAt(entry.field.start) + 1;
  const isSecret = secret || isSecretPath(entry.segments, node);
  const { value } = entry.field;
  if (!value) {
    return `set without a value (line ${line}).`;
  }
  const shown = valueText(value, {
    document,
    text: document.text,
    secret: isSecret,
    key: node?.key,
    isEntry: false,
  });
  return `${isSecret && /^the /.test(shown) ? `a secret, ${hidden}.` : shown} Set in line ${line}.`;
}

/** True for a path that leads to keys of this file without being written itself (`agent` for `agent.debug: true`). */
function isAbove(path: string, context: FeatureContext): boolean {
  for (const key of confFileOf(context)?.byPath.keys() ?? []) {
    if (key.startsWith(`${path}.`)) {
      return true;
    }
  }
  return false;
}
