import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { HoconField, HoconInclude, HoconSubstitution, HoconValue } from '../../syntax/hocon/nodes';
import { inlineCode } from '../../text/markdown';
import { nearest } from '../../text/nearest';
import { type TextRange, touches } from '../../text/range';
import { paragraphs } from '../documentation';
import type { FeatureContext } from '../feature';
import { confFileOf, pathText } from './conf-file';
import { nodeDocumentation, shortNodeText } from './documentation';
import { childOf, entrySegment, type KeyNode } from './key-tree';
import { isSecretPath } from './secret-path';
import { substitutionText } from './substitution-text';
import { valueText } from './value-text';
import { type Spot, spotAt } from './view';

/** What is known of the key, the value or the substitution at `offset`. Never shows anything of a secret's value. */
export function confHover(context: FeatureContext, offset: number): Hover | undefined {
  const spot = spotAt(context, offset);
  const { member } = spot ?? {};
  if (!spot || !member) {
    return undefined;
  }
  if (member.kind === 'include') {
    return touches(member, offset) ? hover(includeText(member), member, context) : undefined;
  }
  if (member.kind === 'value') {
    return touches(member, offset) ? onEntry(member, spot, context, offset) : undefined;
  }
  if (member.kind !== 'field') {
    return undefined;
  }
  return touches(member.key, offset) ? onKey(member, spot, context, offset) : onValue(member, spot, context, offset);
}

function hover(text: string, range: TextRange, { document }: FeatureContext): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: text }, range: document.lines.rangeOf(range) };
}

function onKey(field: HoconField, spot: Spot, context: FeatureContext, offset: number): Hover | undefined {
  const { segments } = field.key;
  const last = Math.max(
    0,
    segments.findLastIndex(({ start }) => start <= offset),
  );
  const segment = segments[last];
  if (!segment) {
    return undefined;
  }
  const steps = segments.slice(0, last + 1).map(({ name }) => name);
  const node = steps.reduce<KeyNode | undefined>(childOf, spot.node);
  const path = [...spot.segments, ...steps];
  if (!node) {
    const parent = steps.slice(0, -1).reduce<KeyNode | undefined>(childOf, spot.node);
    return hover(unknownText(path, parent), segment, context);
  }
  const isWhole = last === segments.length - 1;
  const value = isWhole && field.value ? fieldLines(field, field.value, spot, context) : [];
  return hover(paragraphs([[nodeDocumentation(node, context.catalogue)], value]), segment, context);
}

function unknownText(path: readonly string[], parent: KeyNode | undefined): string {
  const name = path.at(-1)!;
  const near = parent && nearest(name, [...parent.children.keys()]);
  const isFatal = parent !== undefined && fatalParents.has(parent.path);
  return paragraphs([
    [
      `${inlineCode(pathText(path))} is not a key that ClearML is known to read.`,
      ...(near ? [`Did you mean ${inlineCode(near)}?`] : []),
    ],
    isFatal ? ['ClearML hands this object on as arguments: an unknown key in it raises a TypeError.'] : [],
  ]);
}

/** Objects whose keys become the arguments of a Python call. */
const fatalParents = new Set([
  'sdk.aws.s3.credentials[]',
  'sdk.google.storage.credentials[]',
  'sdk.azure.storage.containers[]',
  'api.http.retries',
]);

function onValue(field: HoconField, spot: Spot, context: FeatureContext, offset: number): Hover | undefined {
  const { value } = field;
  if (!value || value.parts.length === 0 || field.swallows || !touches(value, offset)) {
    return undefined;
  }
  const { segments, node } = addressOf(field, spot);
  const secret = isSecretPath(segments, node);
  const inside = substitutionAt(value, offset);
  if (inside) {
    const text = substitutionText(inside, field, spot.view.text, secret, context);
    return hover(text, inside, context);
  }
  const short = node ? [shortNodeText(node)] : [];
  return hover(paragraphs([fieldLines(field, value, spot, context), short]), value, context);
}

function onEntry(value: HoconValue, spot: Spot, context: FeatureContext, offset: number): Hover | undefined {
  const { list, segments, view } = spot;
  const secret = isSecretPath(segments, list);
  const inside = substitutionAt(value, offset);
  if (inside) {
    return hover(substitutionText(inside, undefined, view.text, secret, context), inside, context);
  }
  const key = list?.key;
  const text = valueText(value, { document: context.document, text: view.text, secret, key, isEntry: true });
  return hover(paragraphs([[`**ClearML gets** ${text}`], list ? [shortNodeText(list)] : []]), value, context);
}

/** What ClearML gets of a field, and what comes between. */
function fieldLines(field: HoconField, value: HoconValue, spot: Spot, context: FeatureContext): string[] {
  const { segments, node } = addressOf(field, spot);
  const { document } = context;
  const secret = isSecretPath(segments, node);
  const { swallowedBy } = spot.view;
  if (swallowedBy !== undefined) {
    return [
      `**This line sets nothing**: it is read as the value of ${inlineCode(swallowedBy)}, which has none of its own.`,
    ];
  }
  if (field.swallows) {
    return ['**The value is missing**, so the next line is read as the value.'];
  }
  const text = valueText(value, { document, text: spot.view.text, secret, key: node?.key, isEntry: false });
  const lines = [`**ClearML gets** ${text}`];
  const later = segments.includes(entrySegment)
    ? undefined
    : confFileOf(context)?.byPath.get(segments.join('.'))?.at(-1);
  if (later && !spot.view.commented && later.field.start > field.start && !/^an object/.test(text)) {
    const line = document.lines.lineAt(later.field.start) + 1;
    lines.push(`Line ${line} sets it again, and wins.`);
  }
  return lines;
}

function addressOf(
  { key }: HoconField,
  spot: Spot,
): { readonly segments: string[]; readonly node: KeyNode | undefined } {
  const names = key.segments.map(({ name }) => name);
  return {
    segments: [...spot.segments, ...names],
    node: names.reduce<KeyNode | undefined>(childOf, spot.node),
  };
}

function substitutionAt({ parts }: HoconValue, offset: number): HoconSubstitution | undefined {
  return parts.find(part => part.kind === 'substitution' && touches(part, offset)) as HoconSubstitution | undefined;
}

function includeText({ required }: HoconInclude): string {
  const missing = required ? 'Without that file, this one does not load.' : 'A file that is missing counts as empty.';
  return paragraphs([[`Reads another file; its name is relative to this one. ${missing}`]]);
}
