import { byteOrderMark, type Escape, hash, lineAt, skipSpace } from './characters';
import { escapeOf, parseDirective } from './directives';
import { EndMarks } from './heredocs';
import { parseInstruction } from './instruction';
import type { DirectivePiece, DockerfileDocument, Piece } from './nodes';
import { parsePairsInComment } from './pairs';

/**
 * Parses a Dockerfile, as BuildKit's parser does (moby/buildkit, `frontend/dockerfile/parser`). Total: any text gives
 * pieces that cover it without gaps; what makes a build fail becomes a problem of its instruction. Linear time.
 */
export function parseDockerfile(text: string): DockerfileDocument {
  const { pieces, escapeCharacter, end } = parseDirectives(text);
  const marks = new EndMarks(text);
  const all: Piece[] = [...pieces];
  for (let at = end; at < text.length; ) {
    const piece = parsePiece(text, at, escapeCharacter, marks);
    all.push(piece);
    at = piece.fullEnd;
  }
  return { text, escapeCharacter, pieces: all };
}

/** The parser directives at the top of a file. */
export interface Directives {
  readonly pieces: readonly DirectivePiece[];
  readonly escapeCharacter: Escape;
  /** Where the first other piece starts. */
  readonly end: number;
}

/** Parses the parser directives at the top of a file. */
export function parseDirectives(text: string): Directives {
  const pieces: DirectivePiece[] = [];
  const directives = new Set<string>();
  let escapeCharacter: Escape = '\\';
  let at = 0;
  while (at < text.length) {
    const content = contentOf(text, at);
    const directive = parseDirective(text, at, content, directives);
    if (!directive) {
      break;
    }
    const name = text.slice(directive.name.start, directive.name.end).toLowerCase();
    if (name === 'escape' && !directives.has(name)) {
      escapeCharacter = escapeOf(text.slice(directive.value.start, directive.value.end)) ?? escapeCharacter;
    }
    directives.add(name);
    pieces.push(directive);
    at = directive.fullEnd;
  }
  return { pieces, escapeCharacter, end: at };
}

/**
 * Parses the one piece that starts at `start`, the start of a line before the end of the text and below the parser
 * directives. It depends on no piece before it.
 */
export function parsePiece(text: string, start: number, escapeCharacter: Escape, marks = new EndMarks(text)): Piece {
  const { end, fullEnd } = lineAt(text, start);
  const first = skipSpace(text, contentOf(text, start), end);
  if (first === end) {
    return { kind: 'blank', start, end, fullEnd };
  }
  if (text.charCodeAt(first) === hash) {
    const { form, pairs } = parsePairsInComment(text, first, end, false);
    return { kind: 'comment', start, end, fullEnd, comment: { start: first, end }, form, pairs };
  }
  return parseInstruction(text, start, first, escapeCharacter, marks);
}

function contentOf(text: string, start: number): number {
  return start === 0 && text.charCodeAt(0) === byteOrderMark ? 1 : start;
}
