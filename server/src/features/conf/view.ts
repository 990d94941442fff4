import type { DocumentModel } from '../../model/document-model';
import type { HoconArray, HoconComment, HoconField, HoconObject, HoconValue } from '../../syntax/hocon/nodes';
import { parseHocon } from '../../syntax/hocon/parser';
import { touches } from '../../text/range';
import { type ConfContext, type ConfFile, confFileOf } from './conf-file';
import { childOf, entrySegment, type KeyNode, keyTreeOf } from './key-tree';

/** A tree to look into: the file's own, or that of commented settings, with the offsets of the file. */
export interface ConfView {
  readonly text: string;
  readonly root: HoconObject | HoconArray;
  /** The path of the root's members. */
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
  readonly commented: boolean;
  /** Where the comment of commented settings, or a swallowed line, is in the file's own tree. */
  readonly outside?: Spot;
  /** The key without a value that takes the lines of this view for its value (R5). */
  readonly swallowedBy?: string;
}

/** Where an offset is in the tree. */
export interface Spot {
  readonly view: ConfView;
  /** The innermost object or list around it. */
  readonly container: HoconObject | HoconArray;
  /** The path of the container's members; of a list its own path with `[]`. */
  readonly segments: readonly string[];
  readonly node: KeyNode | undefined;
  /** The key whose list the container is; absent in an object. */
  readonly list: KeyNode | undefined;
  /** The last member or entry that starts at or before the offset. */
  readonly member: HoconObject['members'][number] | HoconArray['items'][number] | undefined;
  /** The objects, lists and fields around it, from the root. */
  readonly around: readonly (HoconObject | HoconArray | HoconField | HoconValue)[];
}

/** Where an offset of the file is: in a commented setting, if it is in a comment that stands alone on its line. */
export function spotAt(context: ConfContext, offset: number): Spot | undefined {
  const { document, catalogue } = context;
  const file = confFileOf(context);
  if (!file) {
    return undefined;
  }
  const { root } = file.hocon;
  const view: ConfView = { text: document.text, root, segments: [], node: keyTreeOf(catalogue), commented: false };
  const comment = commentAt(document, file, offset);
  if (!comment) {
    return asMeant(locate(view, offset), offset);
  }
  const run = runAround(document, file, comment);
  const outside = run && locate(view, run.start);
  return outside && locate(uncomment(outside, run, document, offset), offset);
}

/** A line that is swallowed as the value of the key above it (R5) is looked at as what it was meant to be. */
function asMeant(spot: Spot, offset: number): Spot {
  const { member, segments, node } = spot;
  const swallows = member?.kind === 'field' ? member.swallows : undefined;
  if (member?.kind !== 'field' || !swallows || !touches(swallows, offset)) {
    return spot;
  }
  const text = ' '.repeat(swallows.start) + spot.view.text.slice(swallows.start, swallows.end);
  const { root } = parseHocon(text);
  const view = { text, root, segments, node, commented: false, outside: spot, swallowedBy: member.key.text };
  return locate(view, offset);
}

/** The place of `offset` in a tree. */
export function locate(view: ConfView, offset: number): Spot {
  let container = view.root;
  let { segments, node } = view;
  let list: KeyNode | undefined;
  const around: Spot['around'][number][] = [container];
  if (container.kind === 'array') {
    list = node;
    segments = [...segments, entrySegment];
    node = childOf(node, entrySegment);
  }
  for (;;) {
    const member = memberAt(container, offset);
    const value = member?.kind === 'field' ? member.value : member?.kind === 'value' ? member : undefined;
    const part = value && lastStarted(value.parts, offset);
    if ((part?.kind !== 'object' && part?.kind !== 'array') || !isInside(part, offset)) {
      return { view, container, segments, node, list, member, around };
    }
    if (member?.kind === 'field') {
      segments = [...segments, ...member.key.segments.map(({ name }) => name)];
      node = member.key.segments.reduce<KeyNode | undefined>((at, { name }) => childOf(at, name), node);
    }
    list = undefined;
    if (part.kind === 'array') {
      list = node;
      segments = [...segments, entrySegment];
      node = childOf(node, entrySegment);
    }
    around.push(member as HoconField | HoconValue, part);
    container = part;
  }
}

/** A comma or a comment that starts at the offset is not what the cursor behind a value is at. */
function memberAt(container: HoconObject | HoconArray, offset: number): Spot['member'] {
  const members = membersOf(container);
  const member = lastStarted(members, offset);
  return member?.start === offset && (member.kind === 'comma' || member.kind === 'comment')
    ? lastStarted(members, offset - 1)
    : member;
}

function membersOf(container: HoconObject | HoconArray): readonly (Spot['member'] & object)[] {
  return container.kind === 'object' ? container.members : container.items;
}

/** The last of some nodes in the order of the text that starts at or before `offset`. */
function lastStarted<Node extends { readonly start: number }>(
  nodes: readonly Node[],
  offset: number,
): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.start <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return nodes[low - 1];
}

/** Between the brackets; one that is not closed goes on to the end of what is around it. */
function isInside({ open, close }: HoconObject | HoconArray, offset: number): boolean {
  return open !== undefined && open.end <= offset && (close === undefined || offset <= close.start);
}

/** The comment on whose line, right of its start, `offset` is. */
export function commentAt(document: DocumentModel, { comments }: ConfFile, offset: number): HoconComment | undefined {
  const comment = lastStarted(comments, offset - 1);
  const { lines } = document;
  return comment && offset <= lines.lineRange(lines.lineAt(comment.start)).end ? comment : undefined;
}

/** Longer runs of comments are cut: nobody comments that much out and goes on editing it there. */
const longestRun = 200;

/** The lines around a comment that hold nothing but comments; `undefined` if the comment's own line holds more. */
function runAround(document: DocumentModel, { comments }: ConfFile, comment: HoconComment) {
  const { lines, text } = document;
  const lineOf = (other: HoconComment | undefined) => {
    const line = other && lines.lineAt(other.start);
    return line !== undefined && text.slice(lines.lineRange(line).start, other!.start).trim() === '' ? line : undefined;
  };
  const own = lineOf(comment);
  if (own === undefined) {
    return undefined;
  }
  const index = comments.indexOf(comment);
  let first = own;
  let last = own;
  for (let at = index - 1; own - first < longestRun && lineOf(comments[at]) === first - 1; at--) {
    first--;
  }
  for (let at = index + 1; last - own < longestRun && lineOf(comments[at]) === last + 1; at++) {
    last++;
  }
  return { start: lines.lineRange(first).start, end: lines.lineRange(last).end, first, last };
}

/** A commented line that looks like a part of a configuration; prose does not. */
const setting = /^\s*(?:[{}[\],"]|"?[A-Za-z_][\w./-]*"?[ \t]*(?:\{|(?:[:=]|\+=)[ \t]*[^\s#]))/;
/** What somebody is just typing. */
const begun = /^\s*"?[A-Za-z_][\w./-]*"?[ \t]*(?:[:=]|\+=)?[ \t]*$/;

/** The settings of commented lines as a tree. The text before them is blank, so that offsets are those of the file. */
function uncomment(
  outside: Spot,
  run: { readonly start: number; readonly first: number; readonly last: number },
  { lines, text }: DocumentModel,
  offset: number,
): ConfView {
  const inList = outside.container.kind === 'array';
  let bare = inList ? `${' '.repeat(run.start - 1)}[` : ' '.repeat(run.start);
  for (let line = run.first; line <= run.last; line++) {
    const { start, end } = lines.lineRange(line);
    const written = text.slice(start, end).replace(/#|\/\//, mark => ' '.repeat(mark.length));
    const isEdited = start <= offset && offset <= end;
    const counts = setting.test(written) || (isEdited && begun.test(written));
    bare += counts ? written : ' '.repeat(end - start);
    bare += text.slice(end, lines.fullLineRange(line).end);
  }
  const { segments, node, list } = outside;
  const view = { text: bare, root: parseHocon(bare).root, commented: true, outside };
  // A list's own path; `locate` steps into it.
  return inList && view.root.kind === 'array'
    ? { ...view, segments: segments.slice(0, -1), node: list }
    : { ...view, segments, node };
}
