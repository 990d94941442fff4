import type { TextRange } from '../../text/range';
import { hash, isDigit, isSpace, lineAt, skipSpace } from './characters';
import { processWord, WordProcessor } from './process-word';
import { nothingKnown } from './processed-word';

/** `<<NAME` in an instruction, in logical offsets. */
export interface HeredocWord extends TextRange {
  readonly name: string;
  /** `<<-`: tabs before the end mark do not count. */
  readonly stripsTabs: boolean;
}

/** Finds the lines of a file by their text: where a here-document can end. Built when the first one is met. */
export class EndMarks {
  private readonly indexes = new Map<boolean, ReadonlyMap<string, number>>();

  constructor(private readonly text: string) {}

  /** True when a line at or behind `from` says just `name`. */
  hasBehind(name: string, from: number, stripsTabs: boolean): boolean {
    let lines = this.indexes.get(stripsTabs);
    if (!lines) {
      lines = this.index(stripsTabs);
      this.indexes.set(stripsTabs, lines);
    }
    return (lines.get(name) ?? -1) >= from;
  }

  private index(stripsTabs: boolean): Map<string, number> {
    const lines = new Map<string, number>();
    for (let start = 0; start < this.text.length; ) {
      const { end, fullEnd } = lineAt(this.text, start);
      const line = this.text.slice(start, end);
      lines.set(stripsTabs ? line.replace(/^\t+/, '') : line, start);
      start = fullEnd;
    }
    return lines;
  }
}

/** The here-documents that a logical line opens, as BuildKit finds them: whole words, always with `\` as escape. */
export function findHeredocWords(text: string): HeredocWord[] {
  if (!text.includes('<<')) {
    return [];
  }
  const words: HeredocWord[] = [];
  for (let at = skipSpace(text, 0, text.length); at < text.length; at = skipSpace(text, at, text.length)) {
    const end = endOfWord(text, at);
    if (end === undefined) {
      // BuildKit ignores the error, and with it every here-document of the line.
      return [];
    }
    const word = heredocOf(text, at, end);
    if (word) {
      words.push(word);
    }
    at = end;
  }
  return words;
}

function endOfWord(text: string, start: number): number | undefined {
  let at = start;
  while (at < text.length && !isSpace(text.charCodeAt(at))) {
    const char = text[at]!;
    if (char === '"' || char === "'" || char === '$') {
      const processor = new WordProcessor(text, at, text.length, '\\', nothingKnown);
      if (!processor.skip()) {
        return undefined;
      }
      at = processor.at;
    } else if (char === '<' && text[at + 1] === '<') {
      at = skipSpace(text, at + 2, text.length);
    } else {
      at += char === '\\' ? 2 : 1;
    }
  }
  return Math.min(at, text.length);
}

function heredocOf(text: string, start: number, end: number): HeredocWord | undefined {
  let at = start;
  while (isDigit(text.charCodeAt(at))) {
    at++;
  }
  if (!text.startsWith('<<', at)) {
    return undefined;
  }
  const stripsTabs = text[at + 2] === '-';
  at = skipSpace(text, at + (stripsTabs ? 3 : 2), end);
  if (at >= end || text.slice(at, end).includes('<')) {
    return undefined;
  }
  const { text: name } = processWord(text, at, end, '\\', nothingKnown);
  return name === '' ? undefined : { start, end, name, stripsTabs };
}

export interface HeredocBody {
  readonly body: TextRange;
  readonly terminator: TextRange;
  readonly fullEnd: number;
}

/** Reads the lines of a here-document; `undefined` when its end mark is missing. */
export function readHeredocBody(
  text: string,
  start: number,
  word: HeredocWord,
  marks: EndMarks,
): HeredocBody | undefined {
  const mark = word.name;
  if (!marks.hasBehind(mark, start, word.stripsTabs)) {
    return undefined;
  }
  for (let at = start; at < text.length; ) {
    const { end, fullEnd } = lineAt(text, at);
    let first = at;
    while (word.stripsTabs && text.charCodeAt(first) === 9) {
      first++;
    }
    if (end - first === mark.length && text.startsWith(mark, first)) {
      return { body: { start, end: at }, terminator: { start: first, end }, fullEnd };
    }
    at = fullEnd;
  }
  return undefined;
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);

/**
 * True when the here-document of a RUN is a script for a shell: nothing else stands in the instruction and the text
 * names no other interpreter, or it is the input of a shell.
 * @param command the instruction's arguments
 */
export function isScript(command: string, words: readonly TextRange[], from: number, body: string): boolean {
  const [word] = words;
  if (!word || words.length > 1) {
    return false;
  }
  const rest = (command.slice(0, word.start - from) + command.slice(word.end - from)).trim();
  const program = rest === '' ? (body.charCodeAt(0) === hash ? shebangOf(body) : undefined) : rest.split(/\s/, 1)[0]!;
  return program === undefined || shells.has(program.slice(program.lastIndexOf('/') + 1));
}

/** The program of `#!/bin/program` or `#!/usr/bin/env program`. */
function shebangOf(body: string): string | undefined {
  const match = /^#![ \t]*(\S+)(?:[ \t]+(\S+))?/.exec(body.slice(0, 200));
  if (!match) {
    return undefined;
  }
  return match[1]!.endsWith('/env') && match[2] !== undefined ? match[2] : match[1];
}
