import { type Escape, hash, isSpace, lineAt, skipSpace, trimEnd } from './characters';
import type { DirectivePiece, DockerfileProblem } from './nodes';

const names: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/**
 * Reads the parser directive at the start of a line, as BuildKit does: `# name=value` with a known name. Any other
 * line ends the directives of a file, an empty one too.
 * @param seen the names of the directives above; one twice is an error
 */
export function parseDirective(
  text: string,
  start: number,
  contentStart: number,
  seen: ReadonlySet<string>,
): DirectivePiece | undefined {
  const { end, fullEnd } = lineAt(text, start);
  const first = skipSpace(text, contentStart, end);
  if (text.charCodeAt(first) !== hash || first >= end) {
    return undefined;
  }
  const nameStart = skipSpace(text, first + 1, end);
  let nameEnd = nameStart;
  while (nameEnd < end && /[A-Za-z0-9]/.test(text[nameEnd]!)) {
    nameEnd++;
  }
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  const equals = skipSpace(text, nameEnd, end);
  if (!names.has(name) || text[equals] !== '=' || equals >= end) {
    return undefined;
  }
  const valueStart = skipSpace(text, equals + 1, end);
  const valueEnd = trimEnd(text, valueStart, end);
  if (valueStart === valueEnd || isSpace(text.charCodeAt(valueStart))) {
    return undefined;
  }
  const value = { start: valueStart, end: valueEnd };
  const problems: DockerfileProblem[] = [];
  const add = (message: string) => problems.push({ kind: 'bad-directive', ...value, name: undefined, message });
  if (seen.has(name)) {
    add(`There can be only one ${name} directive: the build fails.`);
  } else if (name === 'escape' && escapeOf(text.slice(valueStart, valueEnd)) === undefined) {
    add('The escape character can only be \\ or `: the build fails.');
  }
  return {
    kind: 'directive',
    start,
    end,
    fullEnd,
    comment: { start: first, end },
    name: { start: nameStart, end: nameEnd },
    value,
    problems,
  };
}

/** The escape character that `# escape=` names. */
export function escapeOf(value: string): Escape | undefined {
  return value === '\\' || value === '`' ? value : undefined;
}
