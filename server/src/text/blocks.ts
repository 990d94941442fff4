/**
 * Whole pieces of a text (lines, statements, instructions) that were read together and are kept together: after an edit
 * only the blocks that it touches are read again.
 */
export interface Block<Content> {
  readonly start: number;
  readonly end: number;
  /** How far the block has moved since it was read: to be added to every offset in `content`. */
  readonly shift: number;
  /** What was read, with the offsets that it had then. Holds no part of the text: that would keep the old text alive. */
  readonly content: Content;
  /** True when text behind the block has decided what is in it. */
  readonly looksAhead: boolean;
}

/** The blocks of a text, in order and without gaps from the first one on. */
export interface BlockedText<Content> {
  readonly text: string;
  readonly blocks: readonly Block<Content>[];
}

/** What a reader makes of the text from one offset on. */
export interface BlockRead<Content> {
  /** Behind the last piece. */
  readonly end: number;
  readonly content: Content;
  readonly looksAhead: boolean;
}

/** Length from which on a block takes no further piece: short to read, and few enough to go through at every key. */
const usualLength = 2048;

/**
 * Splits a text into blocks, with those of `previous` that the difference between the two texts leaves as they were.
 * @param from where the first block starts
 * @param read reads whole pieces from the start of one on until it reaches `enough`, at least one. What it finds must not
 * depend on the text before `start`, but that there is none
 * @param previous read in the same way
 * @param blockLength in characters
 */
export function readBlocks<Content>(
  text: string,
  from: number,
  read: (start: number, enough: number) => BlockRead<Content>,
  previous?: BlockedText<Content>,
  blockLength = usualLength,
): Block<Content>[] {
  const kept = previous ? untouchedBlocks(previous, text) : [];
  const blocks: Block<Content>[] = [];
  let next = 0;
  for (let at = from; at < text.length; ) {
    while (next < kept.length && kept[next]!.start < at) {
      next++;
    }
    let block = kept[next];
    if (block?.start !== at) {
      const enough = Math.min(at + blockLength, block?.start ?? text.length);
      block = { start: at, shift: 0, ...read(at, enough) };
    }
    blocks.push(block);
    at = block.end;
  }
  return blocks;
}

/** The blocks before and behind what differs, at their places in the new text. */
function untouchedBlocks<Content>({ text: before, blocks }: BlockedText<Content>, text: string): Block<Content>[] {
  const shortest = Math.min(before.length, text.length);
  const prefix = commonPrefix(before, text, shortest);
  const suffix = commonSuffix(before, text, shortest - prefix);
  const moved = text.length - before.length;
  const kept: Block<Content>[] = [];
  for (const block of blocks) {
    // Strictly before: what ends at the edit may go on in it (a last line without line break, CR before LF).
    if (block.end < prefix && !block.looksAhead) {
      kept.push(block);
    } else if (block.start >= before.length - suffix && isInside(block.start) === isInside(block.start + moved)) {
      kept.push(moved === 0 ? block : move(block, moved));
    }
  }
  return kept;
}

/** A byte order mark is one only where a text begins. */
function isInside(start: number): boolean {
  return start > 0;
}

function move<Content>(block: Block<Content>, by: number): Block<Content> {
  const { start, end, shift, content, looksAhead } = block;
  return { start: start + by, end: end + by, shift: shift + by, content, looksAhead };
}

/** Characters that are compared at once: much faster than one by one. */
const stride = 4096;

/** Length of the text that two texts begin with both, at most `limit`. */
function commonPrefix(a: string, b: string, limit: number): number {
  let at = 0;
  while (at + stride <= limit && a.slice(at, at + stride) === b.slice(at, at + stride)) {
    at += stride;
  }
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) {
    at++;
  }
  return at;
}

/** Length of the text that two texts end with both, at most `limit`. */
function commonSuffix(a: string, b: string, limit: number): number {
  let [endOfA, endOfB] = [a.length, b.length];
  const end = endOfA - limit;
  while (endOfA - stride >= end && a.slice(endOfA - stride, endOfA) === b.slice(endOfB - stride, endOfB)) {
    endOfA -= stride;
    endOfB -= stride;
  }
  while (endOfA > end && a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)) {
    endOfA--;
    endOfB--;
  }
  return a.length - endOfA;
}
