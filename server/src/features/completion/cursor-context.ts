import { isDockerfileModel } from '../../model/dockerfile-model';
import type { DockerfileForm } from '../../model/dockerfile-setting';
import type { DocumentModel } from '../../model/document-model';
import type { Setting } from '../../model/setting';
import { type TextRange, touches } from '../../text/range';
import { dockerfileCursor } from '../dockerfile/cursor-context';
import type { DockerfileWord } from '../dockerfile/quote';
import { settingAt } from '../documentation/setting-at';
import { referenceContext } from './reference-context';

/** Where the cursor is, in terms of what can be completed there. */
export type CursorContext = NameContext | ValueContext | ReferenceContext;

export interface NameContext {
  readonly kind: 'name';
  /** The name up to the cursor. */
  readonly typed: string;
  /** From the name's start to the cursor. */
  readonly insert: TextRange;
  /** The whole name. */
  readonly replace: TextRange;
  /** True when the name has its `=` already: only the name is written then. */
  readonly assigned: boolean;
  /** True when nothing but blanks is before the name, so that whole lines can be written there. */
  readonly alone: boolean;
  readonly commented: boolean;
  /** The assignment that is being edited, if there is one. */
  readonly setting: Setting | undefined;
  /** In a Dockerfile, how the name is set and in which scope; `chain` has that scope and those that it inherits from. */
  readonly place?: {
    readonly form: DockerfileForm;
    readonly scope: string;
    readonly chain: ReadonlySet<string>;
  };
}

export interface ValueContext {
  readonly kind: 'value';
  readonly setting: Setting;
  readonly typed: string;
  readonly insert: TextRange;
  /** The value inside its quotes. */
  readonly replace: TextRange;
  readonly quoted: boolean;
  /** In a Dockerfile, how the value has to be written. */
  readonly word?: DockerfileWord;
}

export interface ReferenceContext {
  readonly kind: 'reference';
  readonly setting: Setting;
  readonly insert: TextRange;
  readonly replace: TextRange;
  /** Whether a `}` has to be written, because `${` is open. */
  readonly close: boolean;
}

/** Longer lines are not looked at: no name starts so far to the right. */
const maxPrefix = 1000;

/** What can be completed at `offset`; nothing in prose, in another line of a quoted value or behind a value. */
export function cursorContext(document: DocumentModel, offset: number): CursorContext | undefined {
  if (isDockerfileModel(document)) {
    return dockerfileCursor(document, offset);
  }
  const setting = settingAt(document, offset);
  if (setting && offset > setting.nameRange.end) {
    return inValue(document, setting, offset);
  }
  return atName(document, setting, offset);
}

function atName(document: DocumentModel, setting: Setting | undefined, offset: number): NameContext | undefined {
  const { text, lines } = document;
  const line = lines.lineRange(lines.lineAt(offset));
  // A setting that began on an earlier line holds this one: the cursor is in its quoted value.
  if (offset - line.start > maxPrefix || (setting && setting.range.start < line.start)) {
    return undefined;
  }
  const before = /^(\uFEFF?[ \t]*)((?:#[ \t]*)*)(export[ \t]+)?([A-Za-z_][A-Za-z0-9_.]*)?$/.exec(
    text.slice(line.start, offset),
  );
  if (!before) {
    return undefined;
  }
  const [, , hash = '', exported = '', typed = ''] = before;
  const commented = hash !== '';
  // In an empty comment nobody asks for names; prose starts like that.
  if (commented && typed === '') {
    return undefined;
  }
  const start = offset - typed.length;
  const rest = /^([A-Za-z0-9_]*)([ \t]*[=:])?/.exec(text.slice(offset, Math.min(line.end, offset + maxPrefix)))!;
  return {
    kind: 'name',
    typed,
    insert: { start, end: offset },
    replace: { start, end: offset + rest[1]!.length },
    assigned: rest[2] !== undefined,
    alone: exported === '' && !commented,
    commented,
    setting,
  };
}

function inValue(
  document: DocumentModel,
  setting: Setting,
  offset: number,
): ValueContext | ReferenceContext | undefined {
  const { text } = document;
  const { value } = setting;
  if (!value) {
    return undefined;
  }
  if (!touches(value.range, offset)) {
    // In the blanks before the value or behind an empty one: it starts at the cursor.
    const [from, to] = offset < value.range.start ? [setting.nameRange.end, offset] : [value.range.end, offset];
    const blank = /^[ \t]*[=:]?[ \t]*$/.test(text.slice(from, to));
    const inside = { start: offset, end: offset };
    const empty = value.range.start === value.range.end && value.quote === undefined;
    const behindSign = isBehindSign(text, setting, offset);
    return blank && behindSign && empty
      ? { kind: 'value', setting, typed: '', insert: inside, replace: inside, quoted: false }
      : undefined;
  }
  if (!isBehindSign(text, setting, offset)) {
    return undefined;
  }
  const reference = referenceContext(text, setting, offset, '\\');
  if (reference) {
    return reference;
  }
  return {
    kind: 'value',
    setting,
    typed: text.slice(value.range.start, offset),
    insert: { start: value.range.start, end: offset },
    replace: value.range,
    quoted: value.quote !== undefined,
  };
}

function isBehindSign(text: string, { nameRange }: Setting, offset: number): boolean {
  return /^[ \t]*[=:]/.test(text.slice(nameRange.end, Math.min(offset, nameRange.end + maxPrefix)));
}
