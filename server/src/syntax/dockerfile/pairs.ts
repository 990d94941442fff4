import type { TextRange } from '../../text/range';
import { isSeparator, skipSpace } from './characters';
import { addProblem, type InstructionContext, isTemplate } from './context';
import type { DockerfileValue, InstructionBody, Pair } from './nodes';
import { nothingKnown, type ProcessedWord, processWord } from './process-word';
import { splitWords } from './words';

/** Reads the arguments of ENV. All offsets are logical; `from`…`to` holds no white space at its ends. */
export function parseEnv(context: InstructionContext, from: number, to: number): InstructionBody {
  const { text } = context.line;
  const words = splitWords(text, from, to, context.escape);
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
  const words = splitWords(context.line.text, from, to, context.escape);
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
  const { line, escape } = context;
  const name = processWord(line.text, nameWord.start, nameWord.end, escape, nothingKnown);
  report(context, name, name.text);
  const inner = unquoted(context, nameWord, name).range;
  return {
    ...line.rangeOf(nameWord.start, valueWord?.end ?? nameWord.end),
    name: line.rangeOf(inner.start, inner.end),
    nameText: name.text,
    separator: separator && line.rangeOf(separator.start, separator.end),
    value: valueWord && makeValue(context, valueWord, name.text),
    removal,
  };
}

function makeValue(context: InstructionContext, word: TextRange, name: string): DockerfileValue {
  const { line, escape } = context;
  const processed = processWord(line.text, word.start, word.end, escape, nothingKnown);
  report(context, processed, name);
  const { range, quote } = unquoted(context, word, processed);
  return {
    range: line.rangeOf(range.start, range.end),
    rawRange: line.rangeOf(word.start, word.end),
    quote,
    written: line.text.slice(word.start, word.end),
    text: processed.text,
    references: processed.references.map(({ start, end, name: referred }) => ({
      ...line.rangeOf(start, end),
      name: referred && line.rangeOf(referred.start, referred.end),
    })),
    isPlain: processed.problem === undefined && !isTemplate(processed.text),
  };
}

function report(context: InstructionContext, { problem }: ProcessedWord, name: string): void {
  if (problem && !isTemplate(context.line.text.slice(problem.start, problem.end))) {
    addProblem(context, problem.kind, problem.start, problem.end, problem.message, name);
  }
}

/** The word without the quotes around it, when one pair of quotes holds all of it. */
function unquoted(
  { line: { text }, escape }: InstructionContext,
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
    if (quote === '"' && text[at] === escape) {
      at++;
    }
  }
  return { range: word, quote: undefined };
}
