import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { VariableReading } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { suggestName } from '../rules/support/suggest-name';
import { inlineCode, prose } from '../text/markdown';
import { type TextRange, touches } from '../text/range';
import { confHover } from './conf/hover';
import { dockerfileReferenceText, instructionNote } from './dockerfile/hover';
import { nameDocumentation, paragraphs, shortDocumentation } from './documentation';
import { assignedText } from './documentation/assigned-text';
import { dynamicDocumentation } from './documentation/dynamic';
import { type Reference, referenceAt, settingAt } from './documentation/setting-at';
import { knownFamily, relevantReadings, valueView } from './documentation/value-view';
import type { FeatureContext } from './feature';
import { placeAt } from './places';

/** What is known of the name, the value or the reference at `offset`. Never shows anything of a secret's value. */
export function provideHover(context: FeatureContext, offset: number): Hover | undefined {
  if (context.document.host === 'conf') {
    return confHover(context, offset);
  }
  const read = context.document.host === 'dockerfile' ? placeAt(context.document, offset) : undefined;
  if (read?.kind === 'read') {
    return isOurs(read, context) ? hover(dockerfileReferenceText(read, context), read.range, context) : undefined;
  }
  const setting = settingAt(context.document, offset);
  if (!setting || !isOurs(setting, context)) {
    return undefined;
  }
  if (setting.target.kind === 'foreign') {
    return hoverOnReference(setting, context, offset);
  }
  if (touches(setting.nameRange, offset)) {
    return hover(nameText(setting, context), setting.nameRange, context);
  }
  const reference = hoverOnReference(setting, context, offset);
  if (reference || !setting.value || !touches(setting.value.rawRange, offset)) {
    return reference;
  }
  const text = valueText(setting, context);
  return text === undefined ? undefined : hover(text, setting.value.rawRange, context);
}

/** A file without a name of ClearML's own is not about ClearML, although it may set what ClearML reads too. */
function isOurs({ name }: { readonly name: string }, { document }: FeatureContext): boolean {
  return isOwnName(name) || document.settings.some(other => isOwnName(other.name));
}

function isOwnName(name: string): boolean {
  return name.includes('CLEARML') || name.startsWith('TRAINS_');
}

function hover(text: string, range: TextRange, { document }: FeatureContext): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: text }, range: document.lines.rangeOf(range) };
}

function nameText(setting: Setting, context: FeatureContext): string {
  const text = documentationOf(setting, context);
  const readings = readingsOf(setting, context);
  const note = instructionNote(setting, context);
  const value = setting.value || note.length === 0 ? valueView(setting, readings, context, 'likely') : [];
  return readings.length > 0 ? `${text}\n\n${paragraphs([value, note])}` : text;
}

function documentationOf({ name, target }: Setting, context: FeatureContext): string {
  const { catalogue } = context;
  switch (target.kind) {
    case 'variable':
      return nameDocumentation(name, target, catalogue, knownFamily(context));
    case 'dynamic':
      return dynamicDocumentation({ ...target, name }, catalogue);
    default:
      return unknownText(name, context);
  }
}

function unknownText(name: string, { catalogue }: FeatureContext): string {
  const wrong = catalogue.wrongName(name);
  if (wrong) {
    return `${inlineCode(name)} is read by nothing in ClearML. ${prose(wrong.text)} Use ${inlineCode(wrong.instead)}.`;
  }
  const near = suggestName(name, catalogue);
  return `${inlineCode(name)} is not a name that ClearML is known to read.${near ? ` Did you mean ${inlineCode(near)}?` : ''}`;
}

function valueText(setting: Setting, context: FeatureContext): string | undefined {
  const readings = readingsOf(setting, context);
  if (readings.length === 0) {
    return undefined;
  }
  const { target } = setting;
  const what = target.kind === 'variable' ? [shortDocumentation(target.variable)] : [];
  const path = target.kind === 'dynamic' ? [`Sets ${inlineCode(target.path)}.`] : [];
  return paragraphs([valueView(setting, readings, context, 'all'), [...what, ...path]]);
}

/** The readings of the addressed variable that count for the file; none for a name that nothing reads. */
function readingsOf({ target }: Setting, context: FeatureContext): readonly VariableReading[] {
  switch (target.kind) {
    case 'variable':
      return relevantReadings(target.variable, context);
    case 'dynamic':
      return [target.reading];
    case 'key':
    case 'unknown':
    case 'foreign':
      return [];
  }
}

function hoverOnReference(setting: Setting, context: FeatureContext, offset: number): Hover | undefined {
  const reference = context.document.host === 'env' ? referenceAt(context.document, setting, offset) : undefined;
  return reference && hover(referenceText(reference, setting, context), reference.range, context);
}

/** What a reference stands for: the last assignment above it, as the readers that replace references see it. */
function referenceText({ name }: Reference, user: Setting, context: FeatureContext): string {
  const { document, catalogue } = context;
  const match = catalogue.variable(name);
  const what = match ? [shortDocumentation(match.variable)] : [];
  const assigned = document.settings.findLast(
    other => other.active && other.name === name && other.range.start < user.range.start,
  );
  if (!assigned?.value) {
    return paragraphs([[`${inlineCode(name)} is not set above: its value is that of the environment.`], what]);
  }
  const line = document.lines.lineAt(assigned.range.start) + 1;
  return paragraphs([[`${inlineCode(name)} ${assignedText(assigned, user, context)} (line ${line}).`], what]);
}
