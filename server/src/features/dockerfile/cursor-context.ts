import type { DockerfileModel } from '../../model/dockerfile-model';
import { type DockerfileForm, isDockerfileSetting } from '../../model/dockerfile-setting';
import type { Setting } from '../../model/setting';
import type { Instruction, InstructionBody } from '../../syntax/dockerfile/nodes';
import { splitWords } from '../../syntax/dockerfile/words';
import { touches } from '../../text/range';
import type { CursorContext, NameContext, ValueContext } from '../completion/cursor-context';
import { referenceContext } from '../completion/reference-context';
import { settingAt } from '../documentation/setting-at';
import type { DockerfileWord } from './quote';
import { shellNameBefore } from './shell-position';
import { pieceAt } from './stages';
import { scopeAt, scopeChain } from './visible-settings';

/** More text before the cursor is not looked at. */
const maxPrefix = 2000;

const ownPrefix = /^(?:CLEARML|TRAINS)_/i;

/**
 * What can be completed at `offset` of a Dockerfile: names behind ENV, ARG and `export`, in commands and comments only
 * names that have begun with a prefix of ours; values and references of what is set. Nothing in other instructions.
 */
export function dockerfileCursor(document: DockerfileModel, offset: number): CursorContext | undefined {
  const piece = pieceAt(document, offset);
  const setting = settingAt(document, offset);
  if (setting && offset > setting.nameRange.end) {
    return inValue(document, setting, offset);
  }
  if (piece?.kind === 'comment' || (piece?.kind === 'instruction' && isInComment(piece, offset))) {
    return inComment(document, setting, offset);
  }
  return piece?.kind === 'instruction' ? inInstruction(document, piece, setting, offset) : undefined;
}

function isInComment({ comments }: Instruction, offset: number): boolean {
  return comments.some(({ start, end }) => offset > start && offset <= end);
}

function inComment(document: DockerfileModel, setting: Setting | undefined, offset: number): NameContext | undefined {
  const { lines, text } = document;
  const { start } = lines.lineRange(lines.lineAt(offset));
  if (offset - start > maxPrefix) {
    return undefined;
  }
  const before = /^\s*#[#\s]*(?:(ENV|ARG)[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)?$/i.exec(text.slice(start, offset));
  const typed = before?.[2] ?? '';
  const form = before?.[1]?.toUpperCase() === 'ARG' ? 'arg' : 'env';
  return before && (before[1] || ownPrefix.test(typed))
    ? nameContext(document, offset, typed, setting, form, true)
    : undefined;
}

function inInstruction(
  document: DockerfileModel,
  piece: Instruction,
  setting: Setting | undefined,
  offset: number,
): CursorContext | undefined {
  const { keyword, body } = commandOf(piece);
  if (!keyword || !body || offset <= keyword) {
    return undefined;
  }
  if (body.kind === 'run') {
    return inRun(document, piece, body, keyword, setting, offset);
  }
  if (body.kind !== 'env' && body.kind !== 'arg') {
    return undefined;
  }
  const before = logicalText(document, piece, keyword, offset);
  const words = splitWords(before, 0, before.length, document.syntax.escapeCharacter);
  const last = words.at(-1);
  const isTyping = last?.end === before.length;
  const typed = isTyping ? before.slice(last.start) : '';
  if (body.kind === 'env' && words.length > (isTyping ? 1 : 0) && !before.slice(0, words[0]!.end).includes('=')) {
    return legacyValue(body, document, offset, isTyping);
  }
  return /^[A-Za-z0-9_]*$/.test(typed) ? nameContext(document, offset, typed, setting, body.kind, false) : undefined;
}

/** `ENV NAME |`: the value is still to come. */
function legacyValue(
  body: Extract<InstructionBody, { kind: 'env' }>,
  document: DockerfileModel,
  offset: number,
  isTyping: boolean,
): ValueContext | undefined {
  const pair = body.pairs[0];
  const setting = pair && document.settings.find(({ nameRange }) => nameRange.start === pair.name.start);
  const here = { start: offset, end: offset };
  return setting && !setting.value && !isTyping
    ? { kind: 'value', setting, typed: '', insert: here, replace: here, quoted: false, word: 'line' }
    : undefined;
}

function inRun(
  document: DockerfileModel,
  piece: Instruction,
  body: Extract<InstructionBody, { kind: 'run' }>,
  keyword: number,
  setting: Setting | undefined,
  offset: number,
): NameContext | undefined {
  const { text } = document;
  const flag = piece.flags.find(range => touches(range, offset));
  if (flag) {
    const mount = /^--mount=.*,env=([A-Za-z0-9_]*)$/s.exec(text.slice(flag.start, offset));
    const name = mount && nameContext(document, offset, mount[1]!, setting, 'mount', false);
    return name ? { ...name, assigned: true } : undefined;
  }
  const heredoc = piece.heredocs.find(({ body: { start, end } }) => start <= offset && offset <= end);
  if (body.isExec || (heredoc && !heredoc.isScript)) {
    return undefined;
  }
  const start = piece.flags.at(-1)?.end ?? keyword;
  const before = heredoc ? text.slice(heredoc.body.start, offset) : logicalText(document, piece, start, offset);
  const name = shellNameBefore(before.slice(-maxPrefix), heredoc !== undefined);
  return name && (name.isExport || ownPrefix.test(name.typed))
    ? nameContext(document, offset, name.typed, setting, 'run', false)
    : undefined;
}

/** The end of the keyword, and the body; those of the trigger for an ONBUILD. */
function commandOf({ body, keyword }: Instruction): { keyword: number | undefined; body: InstructionBody | undefined } {
  return body.kind === 'onbuild' ? { keyword: body.keyword?.end, body: body.trigger } : { keyword: keyword.end, body };
}

/** The text of an instruction up to the cursor as BuildKit sees it: without continuations and comments. */
function logicalText({ text }: DockerfileModel, { gaps }: Instruction, start: number, offset: number): string {
  let result = '';
  let at = Math.max(start, offset - maxPrefix);
  for (const gap of gaps) {
    if (gap.end > at && gap.start < offset) {
      result += text.slice(at, Math.max(at, gap.start));
      at = Math.min(gap.end, offset);
    }
  }
  return result + text.slice(at, offset);
}

function nameContext(
  document: DockerfileModel,
  offset: number,
  typed: string,
  setting: Setting | undefined,
  form: DockerfileForm,
  commented: boolean,
): NameContext {
  const { text } = document;
  const start = offset - typed.length;
  const [, rest, sign] = /^([A-Za-z0-9_]*)([ \t]*[=]|[ \t]+(?![A-Za-z_]\w*=)[^\s\\`#])?/.exec(
    text.slice(offset, offset + maxPrefix),
  )!;
  const isLegacy = sign !== undefined && !sign.includes('=');
  const scope = scopeAt(document, offset);
  return {
    kind: 'name',
    typed,
    insert: { start, end: offset },
    replace: { start, end: offset + rest!.length },
    // Behind the first name of an ENV, anything but another pair is its value.
    assigned: sign !== undefined && (!isLegacy || (form === 'env' && setting?.value !== undefined)),
    alone: false,
    commented,
    setting,
    place: { form, scope, chain: new Set(scopeChain(document, scope)) },
  };
}

function inValue(document: DockerfileModel, setting: Setting, offset: number): CursorContext | undefined {
  const { text, syntax } = document;
  const { value } = setting;
  if (!value || !touches(value.range, offset)) {
    return undefined;
  }
  const { escapeCharacter } = syntax;
  const reference = referenceContext(text, setting, offset, escapeCharacter);
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
    word: wordOf(document, setting),
  };
}

function wordOf(document: DockerfileModel, setting: Setting): DockerfileWord {
  if (!isDockerfileSetting(setting) || setting.form === 'run') {
    return 'shell';
  }
  const separator = document.text.slice(setting.nameRange.end, setting.value!.rawRange.start);
  return separator.includes('=') ? 'word' : 'line';
}
