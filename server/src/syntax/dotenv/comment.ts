import { endOfIdentifier, skipBlanks } from './characters';
import { parseHead } from './head';
import type { Assignment } from './nodes';
import { parseValue } from './value';

const hash = 35;

/**
 * The assignment that a comment switches off: `# NAME=…`, `#export NAME=…`. Only a plain name directly before `=`
 * counts, since most comments are prose.
 * @param start offset of `#`
 */
export function parseCommentedAssignment(text: string, start: number, lineEnd: number): Assignment | undefined {
  let from = start;
  while (text.charCodeAt(from) === hash) {
    from++;
  }
  from = skipBlanks(text, from, lineEnd);
  const head = parseHead(text, from, lineEnd);
  if (!head || text[head.end] !== '=' || head.end >= lineEnd) {
    return undefined;
  }
  if (endOfIdentifier(text, head.name.start, lineEnd) !== head.name.end) {
    return undefined;
  }
  const parsed = parseValue(text, head.end + 1, lineEnd, false);
  return {
    kind: 'assignment',
    start: from,
    end: lineEnd,
    fullEnd: lineEnd,
    exportRange: head.exportRange,
    name: head.name,
    separator: { start: head.end, end: head.end + 1 },
    value: parsed.value,
    comment: parsed.comment,
    problem: parsed.problem,
    looksAhead: false,
  };
}
