import type { TextRange } from '../../text/range';
import { behindLineBreak, byteOrderMark, endOfLine, isBlank, skipBlanks } from './characters';
import { parseCommentedAssignment } from './comment';
import { isConflictMarker } from './conflict-marker';
import { guessName, type Head, parseHead } from './head';
import type { Assignment, DotenvDocument, DotenvStatement, InvalidLine, NameAlone } from './nodes';
import { parseShellValue } from './shell-value';
import { parseValue } from './value';

export interface DotenvOptions {
  /** The text is an `.envrc`: shell code in which only `export K=V` is an assignment. */
  readonly envrc?: boolean;
}

/**
 * Parses an env file. Total: any text gives a tree, whose statements cover it without gaps; a line that is no
 * statement becomes a node of its own. Takes linear time.
 *
 * The tree is the union of what the readers accept: `export`, `=` and `:`, blanks around them, three kinds of quotes,
 * values over several lines. What one of them makes of a statement is for `readers/` to say.
 */
export function parseDotenv(text: string, options: DotenvOptions = {}): DotenvDocument {
  const statements: DotenvStatement[] = [];
  for (let at = 0; at < text.length; ) {
    const statement = parseStatement(text, at, options);
    statements.push(statement);
    at = statement.fullEnd;
  }
  return { text, statements };
}

/**
 * Parses the one statement that starts at `start`, which must be the start of a line before the end of the text.
 * It depends on no statement before it, so that an edit can be re-read from the statement that it touches.
 */
export function parseStatement(text: string, start: number, options: DotenvOptions = {}): DotenvStatement {
  const end = endOfLine(text, start);
  const fullEnd = behindLineBreak(text, end);
  const content = text.charCodeAt(start) === byteOrderMark ? start + 1 : start;
  const first = skipBlanks(text, content, end);
  if (first === end) {
    return { kind: 'blank', start, end, fullEnd };
  }
  if (text[first] === '#') {
    const assignment = parseCommentedAssignment(text, first, end);
    return { kind: 'comment', start, end, fullEnd, comment: { start: first, end }, assignment };
  }
  if (isConflictMarker(text, content, end)) {
    return {
      kind: 'invalid',
      start,
      end,
      fullEnd,
      name: undefined,
      message: 'This is the marker of a merge conflict.',
    };
  }
  const head = parseHead(text, first, end);
  if (options.envrc && !head?.exportRange) {
    return { kind: 'command', start, end, fullEnd };
  }
  if (head && head.end < end && (text[head.end] === '=' || (text[head.end] === ':' && !options.envrc))) {
    return assignment(text, start, end, head, options);
  }
  const alone = head && nameAlone(text, start, end, fullEnd, head);
  if (alone) {
    return alone;
  }
  return options.envrc ? { kind: 'command', start, end, fullEnd } : invalid(text, { start, end }, fullEnd, first);
}

function assignment(text: string, start: number, lineEnd: number, head: Head, options: DotenvOptions): Assignment {
  const separator = { start: head.end, end: head.end + 1 };
  const parsed = options.envrc
    ? parseShellValue(text, separator.end, lineEnd)
    : parseValue(text, separator.end, lineEnd, true);
  return {
    kind: 'assignment',
    start,
    end: parsed.end,
    fullEnd: behindLineBreak(text, parsed.end),
    exportRange: head.exportRange,
    name: head.name,
    separator,
    value: parsed.value,
    comment: parsed.comment,
    problem: parsed.problem,
    looksAhead: parsed.looksAhead ?? false,
  };
}

function nameAlone(text: string, start: number, end: number, fullEnd: number, head: Head): NameAlone | undefined {
  const { exportRange, name } = head;
  const isWordExport = !exportRange && text.slice(name.start, name.end) === 'export';
  if (isWordExport || (head.end < end && (text[head.end] !== '#' || !isBlank(text.charCodeAt(head.end - 1))))) {
    return undefined;
  }
  const comment = head.end < end ? { start: head.end, end } : undefined;
  return { kind: 'name', start, end, fullEnd, exportRange, name, comment };
}

function invalid(text: string, range: TextRange, fullEnd: number, first: number): InvalidLine {
  const name = guessName(text, first, range.end);
  return { kind: 'invalid', ...range, fullEnd, name, message: messageFor(text, first, range.end, name) };
}

function messageFor(text: string, first: number, end: number, name: TextRange | undefined): string {
  if (text[first] === '=' || text[first] === ':') {
    return 'There is no name before the separator.';
  }
  if (!name) {
    return 'This line is not an assignment.';
  }
  if (name.start === first && name.end < end) {
    return 'There is no `=` behind the name.';
  }
  return 'A name cannot contain blanks or text before it; this line is not an assignment.';
}
