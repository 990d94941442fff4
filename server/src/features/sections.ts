import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import type { TextRange } from '../text/range';
import { secretValues } from './secrets';

/** A part of an env file under a comment that serves as its headline. */
export interface Section {
  /** The headline without its decoration. */
  readonly title: string;
  /** The header comment, without the last line break. */
  readonly header: TextRange;
  /** From the header to the end of the last line that is not blank. */
  readonly range: TextRange;
  /** The settings in force below the header. */
  readonly settings: readonly Setting[];
}

/** A run of lines that hold nothing but a comment; numbers are zero-based lines, both inclusive. */
export interface CommentRun {
  readonly first: number;
  readonly last: number;
}

/** Outline, folding and selection ask for the same sections after each change. */
const cache = new WeakMap<DocumentModel, readonly Section[]>();

interface Header extends CommentRun {
  readonly title: string;
}

/** Longer headlines are somebody's prose; an outline needs its beginning only. */
const maxTitle = 60;
/** How much of a comment line is looked at: a bound for the patterns below, which are quadratic in it. */
const longestHeadline = 200;
const borderCharacters = '-=#*~_+<>/|\\─━═—–';
const border = new RegExp(`^[${escapeForClass(borderCharacters)}\\s]+|[${escapeForClass(borderCharacters)}\\s]+$`, 'g');
const decorated = new RegExp(`^(?:#{2,}|#\\s*[${escapeForClass(borderCharacters)}]{2,}|#\\s*\\[.+\\]\\s*$)`);

/**
 * The sections of a file. Banners (`# ---- Agent ----`, `### Agent ###`, a headline between ruled lines) make sections
 * where there are any. In a file without banners a comment does that starts a paragraph of two or more settings: with
 * fewer it only describes the one below it.
 */
export function sectionsOf(document: DocumentModel): readonly Section[] {
  let sections = cache.get(document);
  if (!sections) {
    sections = findSections(document);
    cache.set(document, sections);
  }
  return sections;
}

function findSections(document: DocumentModel): Section[] {
  const { lines, text } = document;
  const secrets = secretValues(document);
  const runs = commentRuns(document);
  const headerOf = (run: CommentRun): Header | undefined => {
    const title = titleOf(document, run);
    return title && !secrets.some(secret => title.includes(secret)) ? { ...run, title } : undefined;
  };
  const banners = runs.filter(run => isBanner(document, run));
  const headers = (banners.length > 0 ? banners : runs.filter(run => startsParagraph(document, run)))
    .map(headerOf)
    .filter(header => header !== undefined);

  const active = document.settings.filter(setting => setting.active);
  const sections: Section[] = [];
  let next = 0;
  for (const [index, header] of headers.entries()) {
    const start = lines.lineRange(header.first).start;
    const after = headers[index + 1];
    const limit = after ? lines.lineRange(after.first).start : text.length;
    while (next < active.length && active[next]!.range.start < start) {
      next++;
    }
    const settings: Setting[] = [];
    while (next < active.length && active[next]!.range.start < limit) {
      settings.push(active[next++]!);
    }
    if (settings.length >= (banners.length > 0 ? 1 : 2)) {
      sections.push({
        title: header.title,
        header: { start, end: lines.lineRange(header.last).end },
        // A last setting may end in blanks that some readers take for a part of its value.
        range: { start, end: Math.max(start + text.slice(start, limit).trimEnd().length, settings.at(-1)!.range.end) },
        settings,
      });
    }
  }
  return sections;
}

/** Runs of lines with nothing but a comment, those of commented assignments left out. */
export function commentRuns(document: DocumentModel): CommentRun[] {
  const commentedOut = new Set<number>();
  for (const setting of document.settings) {
    if (!setting.active) {
      commentedOut.add(document.lines.lineAt(setting.nameRange.start));
    }
  }
  return runsOf(wholeLineComments(document).filter(line => !commentedOut.has(line)));
}

/** The zero-based numbers of the lines that hold nothing but a comment, commented assignments included. */
export function wholeLineComments(document: DocumentModel): number[] {
  const { lines, text } = document;
  const found: number[] = [];
  for (const comment of document.comments) {
    const line = lines.lineAt(comment.start);
    if (isBlank(text, lines.lineRange(line).start, comment.start)) {
      found.push(line);
    }
  }
  return found;
}

/** Joins neighbouring line numbers. */
export function runsOf(lines: readonly number[]): CommentRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line <= run.last + 1) {
      run.last = line;
    } else {
      runs.push({ first: line, last: line });
    }
  }
  return runs;
}

function isBanner(document: DocumentModel, run: CommentRun): boolean {
  return commentLines(document, run).some(line => decorated.test(line));
}

/** True for a comment below a blank line (or at the top) with an assignment, in force or not, right below it. */
function startsParagraph(document: DocumentModel, run: CommentRun): boolean {
  const { lines, text } = document;
  const isBlankLine = (line: number) => {
    const { start, end } = lines.lineRange(line);
    return isBlank(text, start, end);
  };
  const opens = run.first === 0 || isBlankLine(run.first - 1);
  return opens && run.last + 1 < lines.lineCount && !isBlankLine(run.last + 1);
}

/** The first decorated line that says something, else the first line that does. */
function titleOf(document: DocumentModel, run: CommentRun): string | undefined {
  const written = commentLines(document, run);
  const said = (line: string) =>
    line
      .replace(border, '')
      .replace(/^\[(.+)\]$/, '$1')
      .replace(/:$/, '')
      .trim();
  const title =
    written
      .filter(line => decorated.test(line))
      .map(said)
      .find(Boolean) ?? written.map(said).find(Boolean);
  return title && title.length > maxTitle ? `${title.slice(0, maxTitle - 1).trimEnd()}…` : title;
}

function commentLines(document: DocumentModel, run: CommentRun): string[] {
  const result: string[] = [];
  for (let line = run.first; line <= run.last; line++) {
    const { start, end } = document.lines.lineRange(line);
    result.push(
      document.text
        .slice(start, Math.min(end, start + longestHeadline))
        .replace(/^\uFEFF/, '')
        .trim(),
    );
  }
  return result;
}

/** Byte order mark included, which `trim` takes for a blank too. */
function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

function escapeForClass(characters: string): string {
  return characters.replace(/[\\\]^-]/g, '\\$&');
}
