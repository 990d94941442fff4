import type { Catalogue } from '../catalogue/catalogue';
import type {
  HoconArray,
  HoconComment,
  HoconField,
  HoconItem,
  HoconMember,
  HoconObject,
  HoconPart,
} from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import { SourceText } from '../syntax/hocon/source-text';
import { LineIndex } from '../text/line-index';
import type { TextRange } from '../text/range';
import { fileNameOf } from '../workspace/host-of';
import { commentedField } from './commented-field';
import { confKeyOf } from './conf-keys';
import { resolverOf } from './conf-resolver';
import type { ConfSetting } from './conf-setting';
import { confValue } from './conf-value';
import type { DocumentModel } from './document-model';
import type { Target } from './setting';
import { isClearmlConf } from './sniff-conf';

/**
 * Builds the model of a clearml.conf: a setting for each field at any depth. Total: any text has one; that of a file of
 * some other program (`isClearmlConf`) is empty, and has no tree.
 */
export function buildConfModel(uri: string, text: string, catalogue: Catalogue): DocumentModel {
  return new ConfModelBuilder(uri, text, catalogue).build();
}

/** Where members stand: the path of their object, and what is seen together with them. */
interface Place {
  readonly segments: readonly string[];
  readonly scope: string;
}

class ConfModelBuilder {
  private readonly settings: ConfSetting[] = [];
  private readonly comments: TextRange[] = [];
  private readonly targets = new Map<string, Target>();
  private readonly document;
  private readonly source;
  private readonly resolve;

  constructor(
    private readonly uri: string,
    private readonly text: string,
    private readonly catalogue: Catalogue,
  ) {
    this.document = parseHocon(text);
    this.source = new SourceText(text);
    this.resolve = resolverOf(this.document, this.source);
  }

  build(): DocumentModel {
    const { uri, text, document } = this;
    const { leading, root, trailing } = document;
    const top: Place = { segments: [], scope: 'file' };
    const rootObject: HoconObject | undefined = root.kind === 'object' ? root : undefined;
    for (const member of leading) {
      if (member.kind === 'comment') this.addComment(member, rootObject, top);
    }
    if (rootObject) this.addMembers(rootObject.members, rootObject, top);
    else this.addList(root as HoconArray, { segments: ['[]'], scope: 'file' });
    this.addMembers(trailing, rootObject, top);
    const base = { uri, host: 'conf', text, lines: new LineIndex(text), pinnedReaders: [] } as const;
    if (!isClearmlConf(fileNameOf(uri), this.settings, topNames(rootObject))) {
      return { ...base, settings: [], comments: [], syntaxProblems: [] };
    }
    return {
      ...base,
      settings: this.settings.sort((a, b) => a.range.start - b.range.start),
      comments: this.comments.sort((a, b) => a.start - b.start),
      syntaxProblems: document.problems.map(({ start, end, message }) => ({
        range: { start, end },
        name: undefined,
        message,
      })),
      hocon: document,
    };
  }

  private addMembers(members: readonly HoconMember[], object: HoconObject | undefined, place: Place): void {
    for (const member of members) {
      if (member.kind === 'comment') this.addComment(member, object, place);
      else if (member.kind === 'field' && object && member.key.segments.length > 0)
        this.addField(member, object, place);
      else this.addCommentsIn([member]);
    }
  }

  private addField(field: HoconField, object: HoconObject, place: Place): void {
    for (const comment of field.comments) this.addComment(comment, undefined, place);
    const segment = field.key.segments.at(-1);
    if (!segment) return;
    const segments = [...place.segments, ...field.key.segments.map(({ name }) => name)];
    const isQuoted = field.key.kind === 'quoted' && this.text[segment.start] === '"' && segment.end - segment.start > 2;
    const width = isQuoted ? 1 : 0;
    this.settings.push({
      name: this.text.slice(segment.start + width, segment.end - width),
      nameRange: { start: segment.start + width, end: segment.end - width },
      value: field.value && confValue(field, field.value, this.source, this.resolve),
      range: { start: field.start, end: Math.max(field.end, field.value?.end ?? 0) },
      host: 'conf',
      scope: place.scope,
      active: true,
      target: this.targetOf(segments),
      field,
      object,
    });
    for (const part of field.value?.parts ?? []) {
      if (part.kind === 'object') this.addMembers(part.members, part, { segments, scope: place.scope });
      else if (part.kind === 'array') {
        const entry = [...segments.slice(0, -1), `${segments.at(-1)}[]`];
        this.addList(part, { segments: entry, scope: place.scope });
      }
    }
  }

  /** @param place that of the entries */
  private addList(list: HoconArray, { segments, scope }: Place): void {
    for (const item of list.items) {
      if (item.kind === 'comment') this.addComment(item, undefined, { segments, scope });
      if (item.kind !== 'value') continue;
      const entry = { segments, scope: `${segments.join('.')}@${item.start}` };
      for (const part of item.parts) {
        if (part.kind === 'object') this.addMembers(part.members, part, entry);
        else if (part.kind === 'array') this.addList(part, { ...entry, segments: withEntry(segments) });
      }
    }
  }

  /** The comments inside of what is no setting, as an object without a key. */
  private addCommentsIn(nodes: readonly (HoconMember | HoconItem | HoconPart)[]): void {
    for (const node of nodes) {
      if (node.kind === 'comment') this.comments.push({ start: node.start, end: node.end });
      else if (node.kind === 'object') this.addCommentsIn(node.members);
      else if (node.kind === 'array') this.addCommentsIn(node.items);
      else if (node.kind === 'value') this.addCommentsIn(node.parts);
      else if (node.kind === 'field') this.addCommentsIn([...node.comments, ...(node.value?.parts ?? [])]);
    }
  }

  private addComment(comment: HoconComment, object: HoconObject | undefined, place: Place): void {
    this.comments.push({ start: comment.start, end: comment.end });
    const found = object && commentedField(this.text, comment);
    if (!found) return;
    const segments = [...place.segments, ...found.segments];
    const target = this.targetOf(segments);
    if (target.kind !== 'key' || !target.key) return;
    this.settings.push({
      name: this.text.slice(found.name.start, found.name.end),
      nameRange: found.name,
      value: found.value,
      range: found.range,
      host: 'conf',
      scope: place.scope,
      active: false,
      target,
      field: undefined,
      object,
    });
  }

  private targetOf(segments: readonly string[]): Target {
    const path = segments.join('.');
    let target = this.targets.get(path);
    if (!target) {
      target = { kind: 'key', path, key: confKeyOf(segments, this.catalogue) };
      this.targets.set(path, target);
    }
    return target;
  }
}

function withEntry(segments: readonly string[]): string[] {
  return [...segments.slice(0, -1), `${segments.at(-1)}[]`];
}

function topNames(root: HoconObject | undefined): string[] {
  const names: string[] = [];
  for (const member of root?.members ?? []) {
    // What is no key at all counts as a key without a name.
    if (member.kind === 'field' || member.kind === 'error') {
      names.push(member.kind === 'field' ? (member.key.segments[0]?.name ?? '') : '');
    }
  }
  return root ? names : ['[]'];
}
