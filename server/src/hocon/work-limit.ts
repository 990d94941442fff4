import { PythonError, recursionError } from './python-error';

/** Steps that one load may take, and how many more for each character; an honest file takes fewer than one each. */
const STEPS = 100_000;
const STEPS_PER_CHARACTER = 100;

/** Values in values beyond which Python's recursion limit is hit while it copies or searches them (measured). */
const MAX_DEPTH = 240;

/** Characters that the texts put together by one load may have, and how many more for each character of the file. */
const CHARACTERS = 1_000_000;
const GROWTH_PER_CHARACTER = 100;

/** Bounds a load: substitutions can double a value with each line, and pyhocon would go on until memory ends. */
export class WorkLimit {
  private steps: number;
  private characters: number;

  /** @param length Of the text that is loaded. */
  constructor(length: number) {
    this.steps = STEPS + STEPS_PER_CHARACTER * length;
    this.characters = CHARACTERS + GROWTH_PER_CHARACTER * length;
  }

  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw tooLarge();
  }

  /** @throws PythonError when a value is nested deeper than Python can follow. */
  checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw recursionError();
  }

  grow(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) throw tooLarge();
  }
}

function tooLarge(): PythonError {
  return new PythonError('MemoryError', 'The substitutions of this file make its value too large.');
}
