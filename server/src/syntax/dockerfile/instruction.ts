import type { TextRange } from '../../text/range';
import { type Escape, isSeparator, skipSpace, trimEnd } from './characters';
import { addProblem, type InstructionContext } from './context';
import { mountsOf, readFlags } from './flags';
import { type EndMarks, findHeredocWords, type HeredocWord, isScript, readHeredocBody } from './heredocs';
import { readLogicalLine } from './logical-line';
import type { DockerfileProblem, Heredoc, Instruction, InstructionBody, Pair, ShellPair } from './nodes';
import { parseArg, parseEnv, parsePairsInComment } from './pairs';
import { shellPairs } from './shell-pairs';
import { splitAtSpace } from './words';

const withHeredocs: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** The keyword and the arguments of an instruction, or of the trigger of an ONBUILD; logical offsets. */
interface Command {
  readonly keyword: TextRange;
  readonly keywordText: string;
  readonly flags: readonly TextRange[];
  readonly from: number;
  readonly to: number;
}

/**
 * Parses the instruction whose first character is at `content`. It depends on nothing before it but the escape
 * character, so that an edit can be re-read from the instruction that it touches.
 * @param start start of the piece: `content` or white space before it
 */
export function parseInstruction(
  text: string,
  start: number,
  content: number,
  escapeCharacter: Escape,
  marks: EndMarks,
): Instruction {
  const { line, gaps, end, fullEnd } = readLogicalLine(text, content, escapeCharacter);
  const problems: DockerfileProblem[] = [];
  const context: InstructionContext = { file: text, line, escapeCharacter, problems };
  const outer = readCommand(line.text, 0, line.text.length);
  const inner = outer.keywordText === 'ONBUILD' ? readCommand(line.text, outer.from, outer.to) : undefined;
  const command = inner ?? outer;
  const comments: TextRange[] = gaps
    .filter(gap => gap.kind === 'comment')
    .map(gap => ({ start: gap.start, end: gap.end }));
  const read = readHeredocs(context, command, { end, fullEnd }, marks);
  const body = parseBody(context, command, inner !== undefined, read.heredocs, comments);
  return {
    kind: 'instruction',
    start,
    end: read.end,
    fullEnd: read.fullEnd,
    keyword: line.rangeOf(outer.keyword.start, outer.keyword.end),
    keywordText: outer.keywordText,
    flags: command.flags.map(flag => line.rangeOf(flag.start, flag.end)),
    body:
      inner && inner.keywordText !== ''
        ? { kind: 'onbuild', keyword: line.rangeOf(inner.keyword.start, inner.keyword.end), trigger: body }
        : inner
          ? { kind: 'onbuild', keyword: undefined, trigger: undefined }
          : body,
    heredocs: read.heredocs,
    gaps,
    comments,
    commentedPairs: body.kind === 'env' || body.kind === 'arg' ? commentedPairs(text, comments) : [],
    problems,
    hasDollar: line.text.includes('$'),
  };
}

function readCommand(text: string, from: number, to: number): Command {
  const start = skipSpace(text, from, to);
  let end = start;
  while (end < to && !isSeparator(text.charCodeAt(end))) {
    end++;
  }
  const last = Math.max(end, trimEnd(text, end, to));
  const flags = readFlags(text, end, last);
  return {
    keyword: { start, end },
    keywordText: text.slice(start, end).toUpperCase(),
    flags: flags.flags,
    from: Math.min(skipSpace(text, flags.end, last), last),
    to: last,
  };
}

function parseBody(
  context: InstructionContext,
  command: Command,
  isTrigger: boolean,
  heredocs: readonly Heredoc[],
  comments: TextRange[],
): InstructionBody {
  const { from, to, keywordText } = command;
  switch (keywordText) {
    case 'ENV':
      return parseEnv(context, from, to);
    case 'ARG':
      return parseArg(context, from, to);
    case 'RUN':
      return parseRun(context, command, heredocs, comments);
    case 'FROM':
    case 'ONBUILD':
    case 'MAINTAINER':
      if (isTrigger) {
        const message = `${keywordText} cannot be the trigger of an ONBUILD: the build fails.`;
        addProblem(context, 'bad-trigger', command.keyword.start, command.keyword.end, message);
        return { kind: 'other' };
      }
      return keywordText === 'FROM' ? parseFrom(context, from, to) : { kind: 'other' };
    default:
      return { kind: 'other' };
  }
}

function parseFrom({ line }: InstructionContext, from: number, to: number): InstructionBody {
  const [image, as, stage] = splitAtSpace(line.text, from, to);
  const isNamed = as && stage && line.text.slice(as.start, as.end).toUpperCase() === 'AS';
  return {
    kind: 'from',
    image: image && { ...line.rangeOf(image.start, image.end), written: line.text.slice(image.start, image.end) },
    stage: isNamed ? line.rangeOf(stage.start, stage.end) : undefined,
    stageText: isNamed ? line.text.slice(stage.start, stage.end) : undefined,
  };
}

function parseRun(
  context: InstructionContext,
  { flags, from, to }: Command,
  heredocs: readonly Heredoc[],
  comments: TextRange[],
): InstructionBody {
  const { line, file } = context;
  const mounts = mountsOf(context, flags);
  if (isExecForm(line.text, from, to)) {
    return { kind: 'run', isExec: true, assignments: [], mounts };
  }
  const assignments: ShellPair[] = [...shellPairs(line.text, from, to, (start, end) => line.rangeOf(start, end), 0)];
  for (const heredoc of heredocs) {
    if (heredoc.isScript) {
      const script = shellPairs(
        file,
        heredoc.body.start,
        heredoc.body.end,
        (start, end) => ({ start, end }),
        to,
        comments,
      );
      assignments.push(...script);
    }
  }
  return { kind: 'run', isExec: false, assignments, mounts };
}

function isExecForm(text: string, from: number, to: number): boolean {
  if (text[from] !== '[' || text[to - 1] !== ']') {
    return false;
  }
  try {
    return Array.isArray(JSON.parse(text.slice(from, to)));
  } catch {
    return false;
  }
}

interface HeredocsRead {
  readonly heredocs: readonly Heredoc[];
  readonly end: number;
  readonly fullEnd: number;
}

function readHeredocs(
  context: InstructionContext,
  command: Command,
  last: { readonly end: number; readonly fullEnd: number },
  marks: EndMarks,
): HeredocsRead {
  const { line, file } = context;
  const { from, to } = command;
  const hasNone = !withHeredocs.has(command.keywordText) || isExecForm(line.text, from, to);
  const words: HeredocWord[] = hasNone ? [] : findHeredocWords(line.text);
  const heredocs: Heredoc[] = [];
  let { end, fullEnd } = last;
  for (const word of words) {
    const found = readHeredocBody(file, fullEnd, word, marks);
    if (!found) {
      const message = 'This here-document is not ended: the build fails.';
      addProblem(context, 'unterminated-heredoc', word.start, word.end, message);
      break;
    }
    const body = file.slice(found.body.start, Math.min(found.body.end, found.body.start + 256));
    heredocs.push({
      opener: line.rangeOf(word.start, word.end),
      name: word.name,
      body: found.body,
      terminator: found.terminator,
      isScript: command.keywordText === 'RUN' && isScript(line.text.slice(from, to), words, from, body),
    });
    end = found.terminator.end;
    fullEnd = found.fullEnd;
  }
  return { heredocs, end, fullEnd };
}

function commentedPairs(text: string, comments: readonly TextRange[]): Pair[] {
  return comments.flatMap(comment => parsePairsInComment(text, comment.start, comment.end, true).pairs);
}
