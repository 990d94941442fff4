import type { DocumentModel } from '../../model/document-model';
import type { HoconProblem } from '../../syntax/hocon/nodes';
import type { Fix } from '../define-rule';
import { inQuotes, quoted } from './conf-edits';

/** What may repair a syntax error; whether it does is for the caller to find out. */
export function syntaxFixes(problem: HoconProblem, document: DocumentModel): Fix[] {
  const { text, lines } = document;
  const { start, end } = problem;
  const line = lines.lineRange(lines.lineAt(start));
  const fix = (title: string, range: { start: number; end: number }, newText: string): Fix => ({
    title,
    edits: [{ range, newText }],
  });
  switch (problem.code) {
    case 'byte-order-mark':
      return [fix('Remove the byte order mark', { start, end }, '')];
    case 'illegal-character':
      return quoteValue(document, start);
    case 'unclosed-string':
      return text.startsWith('"""', Math.max(0, start - 2)) ? [] : [fix('Close the string', { start: end, end }, '"')];
    case 'missing-separator': {
      const isList = text[start] === '[';
      return isList ? [fix('Insert a colon', withoutBlanksBefore(text, start), ': ')] : [];
    }
    case 'invalid-key': {
      const key = /^[ \t]*'([^'\r\n]*)'/.exec(text.slice(line.start, line.end));
      return key ? [fix('Use double quotes', inLine(line.start, key[0]), quoted(key[1]!))] : [];
    }
    case 'unclosed':
      return close(document, text[start] === '[' ? ']' : '}');
    case 'unexpected-close':
      return [fix(`Remove this ${text.slice(start, end)}`, { start, end }, '')];
    case 'text-after-root':
      return /^[\]}\s]+$/.test(text.slice(start, end)) ? [fix('Remove it', { start, end }, '')] : [];
    default:
      return [];
  }
}

function inLine(lineStart: number, matched: string): { start: number; end: number } {
  const blanks = matched.length - matched.trimStart().length;
  return { start: lineStart + blanks, end: lineStart + matched.length };
}

function withoutBlanksBefore(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return { start, end: at };
}

/** Puts the value in quotes: from its beginning to the end of the line, a comment, a comma or a bracket. */
function quoteValue({ hocon, text }: DocumentModel, at: number): Fix[] {
  const start = valueAt(hocon, at) ?? at;
  const [rest] = /^[^"\r\n,[\]{}#]*/.exec(text.slice(at))!;
  const end = at + rest.replace(/\s+\/\/.*$/, '').trimEnd().length;
  const written = text.slice(start, end);
  return end <= at || /["\r\n]/.test(written)
    ? []
    : [
        {
          title: 'Put the value in double quotes',
          edits: inQuotes(text, { start, end }),
        },
      ];
}

/** Where the value begins that holds the character. */
function valueAt(hocon: DocumentModel['hocon'], at: number): number | undefined {
  let found: number | undefined;
  const visit = (node: object) => {
    for (const child of Object.values(node)) {
      if (Array.isArray(child)) for (const item of child) visitNode(item);
      else visitNode(child);
    }
  };
  const visitNode = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, start, end } = node as { kind?: string; start?: number; end?: number };
    if (start === undefined || end === undefined || at < start || at > end) return;
    if (kind === 'value') found = start;
    visit(node);
  };
  if (hocon) visitNode(hocon.root);
  return found;
}

/** Closes the outermost bracket at the end of the file. */
function close({ text, lines }: DocumentModel, bracket: string): Fix[] {
  const end = text.length;
  const isLineEnd = /[\r\n]$/.test(text);
  const newText = isLineEnd ? `${bracket}${lines.lineBreakAt(0)}` : `${lines.lineBreakAt(0)}${bracket}`;
  return [{ title: `Insert ${bracket} at the end of the file`, edits: [{ range: { start: end, end }, newText }] }];
}
