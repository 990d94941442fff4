import type { Catalogue } from '../catalogue/catalogue';
import type { Assignment, DotenvDocument, DotenvStatement, InvalidLine, NameAlone } from '../syntax/dotenv/nodes';
import { parseDotenv } from '../syntax/dotenv/parser';
import { namedReaders } from '../syntax/dotenv/readers';
import { LineIndex } from '../text/line-index';
import type { TextRange } from '../text/range';
import type { DocumentModel, SyntaxProblem } from './document-model';
import { EnvValue, seenBy } from './env-value';
import { readersOfComment } from './reader-directive';
import type { EnvReader, Setting } from './setting';
import { targetOf } from './target';

export interface EnvModelOptions {
  /** The file is an `.envrc`: shell code in which only `export K=V` counts. */
  readonly envrc?: boolean;
  /** The reader that the user has set; one that the file names goes before. */
  readonly reader?: EnvReader;
}

/** All assignments of an env file are seen by one process. */
const scope = 'file';

/** Builds the model of an env file. Total: any text has one. */
export function buildEnvModel(
  uri: string,
  text: string,
  catalogue: Catalogue,
  options: EnvModelOptions = {},
): DocumentModel {
  const document = parseDotenv(text, { envrc: options.envrc });
  const pinnedReaders = findPinnedReaders(document);
  const effective = pinnedReaders.length > 0 ? pinnedReaders : readersByOptions(options);
  const settings: Setting[] = [];
  const comments: TextRange[] = [];
  const syntaxProblems: SyntaxProblem[] = [];
  const targets = new Map<string, Setting['target']>();
  const addSetting = (node: Assignment | NameAlone, active: boolean) => {
    const name = text.slice(node.name.start, node.name.end);
    const target = targets.get(name) ?? targetOf(name, catalogue);
    targets.set(name, target);
    const statement = () => text.slice(node.start, node.fullEnd);
    settings.push({
      name,
      nameRange: node.name,
      value: node.kind === 'assignment' ? new EnvValue(text, node, statement, effective) : undefined,
      range: { start: startOfContent(node), end: node.end },
      host: 'env',
      scope,
      active,
      target,
      seenBy: reader => seenBy(reader, statement()),
    });
  };
  for (const statement of document.statements) {
    switch (statement.kind) {
      case 'assignment':
      case 'name':
        addSetting(statement, true);
        if (statement.comment) {
          comments.push(statement.comment);
        }
        break;
      case 'comment':
        comments.push(statement.comment);
        if (statement.assignment) {
          addSetting(statement.assignment, false);
        }
        break;
      case 'invalid':
        syntaxProblems.push(...problemsOf(text, statement));
        break;
      default:
        break;
    }
  }
  return { uri, host: 'env', text, lines: new LineIndex(text), settings, comments, syntaxProblems, pinnedReaders };
}

function readersByOptions({ envrc, reader }: EnvModelOptions): readonly EnvReader[] {
  return envrc ? ['shell'] : reader ? [reader] : [];
}

function findPinnedReaders({ text, statements }: DotenvDocument): readonly EnvReader[] {
  const found = new Set<EnvReader>();
  for (const statement of statements) {
    const comment = commentOf(statement);
    if (comment) {
      for (const reader of readersOfComment(text.slice(comment.start, comment.end))) {
        found.add(reader);
      }
    }
  }
  return [...found];
}

function commentOf(statement: DotenvStatement): TextRange | undefined {
  return 'comment' in statement ? statement.comment : undefined;
}

/** Without the byte order mark and the blanks before it. */
function startOfContent(node: Assignment | NameAlone): number {
  return (node.exportRange ?? node.name).start;
}

/** A line that is no statement to us is a problem only if no reader sets the name by it either. */
function problemsOf(text: string, line: InvalidLine): SyntaxProblem[] {
  const name = line.name && text.slice(line.name.start, line.name.end);
  const source = text.slice(line.start, line.fullEnd);
  const isSetBySomeone = Object.values(namedReaders).some(read => {
    const { name: seenName, seen } = read(source, new Map(), 'unknown');
    return seen.kind !== 'unset' && seen.kind !== 'error' && (name === undefined || seenName === name);
  });
  return isSetBySomeone ? [] : [{ range: contentOf(text, line), name, message: line.message }];
}

function contentOf(text: string, line: InvalidLine): TextRange {
  const content = text.slice(line.start, line.end);
  const start = line.start + content.length - content.trimStart().length;
  return { start, end: Math.max(start, line.start + content.trimEnd().length) };
}
