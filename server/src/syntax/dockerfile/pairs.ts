import type { TextRange } from '../../text/range';
import { isSeparator, skipSpace, trimEnd } from './characters';
import { addProblem, type InstructionContext, isTemplate } from './context';
import { LogicalLine } from './logical-line';
import type { DockerfileValue, InstructionBody, Pair, Reference } from './nodes';
import { processWord } from './process-word';
import { nothingKnown, type ProcessedWord } from './processed-word';
import { splitWords } from './words';

const none: readonly Reference[] = [];

/** Reads the arguments of ENV. All offsets are logical; `from`…`to` holds no white space at its ends. */
export function parseEnv(context: InstructionContext, from: number, to: number): InstructionBody {
  const { text } = context.line;
  const words = splitWords(text, from, to, context.escapeCharacter);
  const first = words[0];
  if (!first) {
    addProblem(context, 'missing-arguments', from, to, 'ENV needs a name and a value: the build fails.');
    return { kind: 'env', isLegacy: false, pairs: [] };
  }
  if (indexOfEquals(text, first) === undefined) {
    return { kind: 'env', isLegacy: true, pairs: [legacyPair(context, from, to)] };
  }
  return { kind: 'env', isLegacy: false, pairs: assignments(context, words, 'ENV') };
}

/** Reads the arguments of ARG. */
export function parseArg(context: InstructionContext, from: number, to: number): InstructionBody {
  const words = splitWords(context.line.text, from, to, context.escapeCharacter);
  if (words.length === 0) {
    addProblem(context, 'missing-arguments', from, to, 'ARG needs a name: the build fails.');
  }
  return { kind: 'arg', pairs: assignments(context, words, 'ARG') };
}

function indexOfEquals(text: string, word: TextRange): number | undefined {
  for (let at = word.start; at < word.end; at++) {
    if (text[at] === '=') {
      return at;
    }
  }
  return undefined;
}

/** `ENV NAME value`: the name ends at the first white space, the rest is the value. */
function legacyPair(context: InstructionContext, from: number, to: number): Pair {
  const { text } = context.line;
  let nameEnd = from;
  while (nameEnd < to && !isSeparator(text.charCodeAt(nameEnd))) {
    nameEnd++;
  }
  const value = skipSpace(text, nameEnd, to);
  if (value === to) {
    const pair = makePair(context, { start: from, end: to }, undefined, undefined);
    if (!isTemplate(text.slice(from, to))) {
      const message = `ENV ${pair.nameText} has no value: the build fails. Write ${pair.nameText}= for an empty one.`;
      addProblem(context, 'missing-value', from, to, message, pair.nameText);
    }
    return pair;
  }
  return makePair(context, { start: from, end: nameEnd }, { start: nameEnd, end: value }, { start: value, end: to });
}

function assignments(context: InstructionContext, words: readonly TextRange[], instruction: 'ENV' | 'ARG'): Pair[] {
  const { text } = context.line;
  const whole = words.length > 0 && isTemplate(text.slice(words[0]!.start, words[words.length - 1]!.end));
  const pairs: Pair[] = [];
  words.forEach((word, index) => {
    const equals = indexOfEquals(text, word);
    if (equals === undefined && instruction === 'ENV') {
      if (!whole) {
        const message = 'This word is no NAME=value: the build fails. A value with blanks needs quotes.';
        addProblem(context, 'missing-equals', word.start, word.end, message, pairs.at(-1)?.nameText);
      }
      return;
    }
    if (equals === word.start) {
      if (!whole) {
        const message = `There is no name before the equals sign: the build fails.`;
        addProblem(context, 'missing-name', word.start, word.end, message, pairs.at(-1)?.nameText);
      }
      return;
    }
    const removal = removalOf(context, words, index);
    pairs.push(
      equals === undefined
        ? makePair(context, word, undefined, undefined, removal)
        : makePair(
            context,
            { start: word.start, end: equals },
            { start: equals, end: equals + 1 },
            { start: equals + 1, end: word.end },
            removal,
          ),
    );
  });
  return pairs;
}

/** The word with the white space up to the next one; the last word with the white space before it. */
function removalOf({ line }: InstructionContext, words: readonly TextRange[], index: number): TextRange | undefined {
  const next = words[index + 1];
  const previous = words[index - 1];
  if (previous) {
    return { start: line.endOf(previous.end), end: line.endOf(words[index]!.end) };
  }
  return next && { start: line.startOf(words[index]!.start), end: line.startOf(next.start) };
}

function makePair(
  context: InstructionContext,
  nameWord: TextRange,
  separator: TextRange | undefined,
  valueWord: TextRange | undefined,
  removal?: TextRange,
): Pair {
  const { line, escapeCharacter } = context;
  const name = processWord(line.text, nameWord.start, nameWord.end, escapeCharacter, nothingKnown);
  report(context, name, name.text);
  const inner = unquoted(context, nameWord, name).range;
  const range = line.rangeOf(nameWord.start, valueWord ? valueWord.end : nameWord.end);
  return {
    start: range.start,
    end: range.end,
    name: line.rangeOf(inner.start, inner.end),
    nameText: name.text,
    separator: separator && line.rangeOf(separator.start, separator.end),
    value: valueWord && makeValue(context, valueWord, name.text),
    removal,
  };
}

function makeValue(context: InstructionContext, word: TextRange, name: string): DockerfileValue {
  const { line, escapeCharacter } = context;
  const processed = processWord(line.text, word.start, word.end, escapeCharacter, nothingKnown);
  report(context, processed, name);
  const { range, quote } = unquoted(context, word, processed);
  const { references } = processed;
  return {
    range: line.rangeOf(range.start, range.end),
    rawRange: line.rangeOf(word.start, word.end),
    quote,
    written: line.text.slice(word.start, word.end),
    text: processed.text,
    references: references.length === 0 ? none : references.map(reference => toFile(context, reference)),
    isPlain: processed.problem === undefined && !isTemplate(processed.text),
  };
}

function toFile({ line }: InstructionContext, { start, end, name }: Reference): Reference {
  const range = line.rangeOf(start, end);
  return { start: range.start, end: range.end, name: name && line.rangeOf(name.start, name.end) };
}

function report(context: InstructionContext, { problem }: ProcessedWord, name: string): void {
  if (problem && !isTemplate(context.line.text.slice(problem.start, problem.end))) {
    addProblem(context, problem.kind, problem.start, problem.end, problem.message, name);
  }
}

/** The word without the quotes around it, when one pair of quotes holds all of it. */
function unquoted(
  { line: { text }, escapeCharacter }: InstructionContext,
  word: TextRange,
  processed: ProcessedWord,
): { readonly range: TextRange; readonly quote: '"' | "'" | undefined } {
  const quote = text[word.start];
  if ((quote !== '"' && quote !== "'") || processed.problem || word.end - word.start < 2) {
    return { range: word, quote: undefined };
  }
  // The first quote that is not escaped must be the last character.
  for (let at = word.start + 1; at < word.end; at++) {
    if (text[at] === quote) {
      const isWhole = at === word.end - 1;
      return isWhole ? { range: { start: word.start + 1, end: at }, quote } : { range: word, quote: undefined };
    }
    if (quote === '"' && text[at] === escapeCharacter) {
      at++;
    }
  }
  return { range: word, quote: undefined };
}

const commentedInstruction = /^(ENV|ARG)[ \t]+/i;
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The pairs that a comment switches off: `# ENV NAME=value`, and between the lines of an ENV also `# NAME=value \`.
 * @param start offset of `#`
 * @param isInside whether the comment stands between the lines of an ENV or ARG
 */
export function parsePairsInComment(
  text: string,
  start: number,
  end: number,
  isInside: boolean,
): { readonly form: 'env' | 'arg'; readonly pairs: readonly Pair[] } {
  let from = start;
  while (from < end && text[from] === '#') {
    from++;
  }
  from = skipSpace(text, from, end);
  const keyword = commentedInstruction.exec(text.slice(from, Math.min(end, from + 64)));
  const form = keyword && keyword[1]!.toLowerCase() === 'arg' ? 'arg' : 'env';
  if (!keyword && !isInside) {
    return { form, pairs: [] };
  }
  from += keyword ? keyword[0].length : 0;
  let to = trimEnd(text, from, end);
  if (text[to - 1] === '\\' || text[to - 1] === '`') {
    to = trimEnd(text, from, to - 1);
  }
  const line = new LogicalLine(text.slice(from, to), [0], [from]);
  const context: InstructionContext = { file: text, line, escapeCharacter: '\\', problems: [] };
  const body = form === 'arg' ? parseArg(context, 0, to - from) : parseEnv(context, 0, to - from);
  const isProse = context.problems.length > 0 || body.kind === 'other' || !('pairs' in body);
  const pairs = isProse ? [] : body.pairs;
  // Most comments are prose; a legacy `ENV NAME value` in one cannot be told from it unless it says ENV.
  const isPairs = pairs.every(
    pair => plainName.test(pair.nameText) && (keyword || text[pair.separator?.start ?? 0] === '='),
  );
  return { form, pairs: isPairs ? pairs : [] };
}
