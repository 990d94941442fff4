import type { Catalogue } from '../catalogue/catalogue';
import type { Assignment, DotenvStatement, InvalidLine, NameAlone } from '../syntax/dotenv/nodes';
import { parseStatement } from '../syntax/dotenv/parser';
import { namedReaders } from '../syntax/dotenv/readers';
import type { BlockRead } from '../text/blocks';
import type { TextRange } from '../text/range';
import { readersOfComment } from './reader-directive';
import type { EnvReader, Target } from './setting';
import { targetOf } from './target';

/** A statement that sets something, or does so in a comment. */
export interface EnvEntry {
  readonly node: Assignment | NameAlone;
  readonly active: boolean;
  readonly target: Target;
}

/** Some statements of an env file, with what the model needs of them. Offsets are those of when they were read. */
export interface EnvBlock {
  readonly statements: readonly DotenvStatement[];
  /** Without those of other programs. */
  readonly own: readonly EnvEntry[];
  readonly comments: readonly TextRange[];
  readonly problems: readonly EnvBlockProblem[];
  readonly pinnedReaders: readonly EnvReader[];
}

interface EnvBlockProblem {
  readonly range: TextRange;
  readonly name: TextRange | undefined;
  readonly message: string;
}

/** Reads statements from `start` on, until one ends at or behind `enough`. */
export function readEnvBlock(
  text: string,
  start: number,
  enough: number,
  envrc: boolean,
  catalogue: Catalogue,
): BlockRead<EnvBlock> {
  const statements: DotenvStatement[] = [];
  const own: EnvEntry[] = [];
  const comments: TextRange[] = [];
  const problems: EnvBlockProblem[] = [];
  const pinnedReaders: EnvReader[] = [];
  let looksAhead = false;
  let at = start;
  do {
    const statement = parseStatement(text, at, { envrc });
    statements.push(statement);
    at = statement.fullEnd;
    looksAhead ||= statement.kind === 'assignment' && statement.looksAhead;
    const node = settingNodeOf(statement);
    const target = node && targetOf(text.slice(node.name.start, node.name.end), catalogue);
    if (target && target.kind !== 'foreign') {
      own.push({ node, active: statement.kind !== 'comment', target });
    }
    const comment = 'comment' in statement ? statement.comment : undefined;
    if (comment) {
      comments.push(comment);
      pinnedReaders.push(...readersOfComment(text.slice(comment.start, comment.end)));
    }
    if (statement.kind === 'invalid' && !isSetBySomeone(text, statement)) {
      problems.push({ range: contentOf(text, statement), name: statement.name, message: statement.message });
    }
  } while (at < enough);
  return { end: at, content: { statements, own, comments, problems, pinnedReaders }, looksAhead };
}

/** What a statement sets, or would set if it were no comment. */
export function settingNodeOf(statement: DotenvStatement): Assignment | NameAlone | undefined {
  switch (statement.kind) {
    case 'assignment':
    case 'name':
      return statement;
    case 'comment':
      return statement.assignment;
    default:
      return undefined;
  }
}

/** A line that is no statement to us is a problem only if no reader sets the name by it either. */
function isSetBySomeone(text: string, line: InvalidLine): boolean {
  const name = line.name && text.slice(line.name.start, line.name.end);
  const source = text.slice(line.start, line.fullEnd);
  return Object.values(namedReaders).some(read => {
    const { name: seenName, seen } = read(source, new Map(), 'unknown');
    return seen.kind !== 'unset' && seen.kind !== 'error' && (name === undefined || seenName === name);
  });
}

function contentOf(text: string, line: InvalidLine): TextRange {
  const content = text.slice(line.start, line.end);
  const start = line.start + content.length - content.trimStart().length;
  return { start, end: Math.max(start, line.start + content.trimEnd().length) };
}
