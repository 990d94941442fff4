import type {
  DockerfileDocument,
  Instruction,
  InstructionBody,
  Pair,
} from '../../../server/src/syntax/dockerfile/nodes';
import { parseDockerfile } from '../../../server/src/syntax/dockerfile/parser';

/** The instructions of a Dockerfile. */
export function instructionsOf(text: string): Instruction[] {
  return parseDockerfile(text).pieces.filter(piece => piece.kind === 'instruction');
}

function pairsOfBody(body: InstructionBody | undefined): readonly Pair[] {
  switch (body?.kind) {
    case 'env':
    case 'arg':
      return body.pairs;
    case 'run':
      return [...body.mounts, ...body.assignments];
    case 'onbuild':
      return pairsOfBody(body.trigger);
    default:
      return [];
  }
}

/** All pairs of a Dockerfile, those in comments left out. */
export function pairsOf(text: string): Pair[] {
  return instructionsOf(text).flatMap(({ body }) => pairsOfBody(body));
}

/** The pairs as `NAME=value` (quotes and escapes removed), or `NAME`. */
export function written(text: string): string[] {
  return pairsOf(text).map(({ nameText, value }) => (value ? `${nameText}=${value.text}` : nameText));
}

/** Kinds of the problems, with the text that they mark. */
export function problemsOf(text: string): string[] {
  return allProblems(parseDockerfile(text)).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

function allProblems(document: DockerfileDocument) {
  return document.pieces.flatMap(piece => ('problems' in piece ? piece.problems : []));
}
