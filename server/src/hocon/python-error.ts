import type { SourceText } from '../syntax/hocon/source-text';

/** A Python exception that ClearML's loader raises. */
export class PythonError extends Error {
  /**
   * @param pythonClass Name of the exception's class, without its module.
   * @param line From 1, `column` too: a position in the words of pyhocon, where the exception has one.
   */
  constructor(
    readonly pythonClass: string,
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
    this.name = 'PythonError';
  }
}

/** `list index out of range`: what an empty path leads to. pyparsing takes it for a syntax error at the end of the text. */
export function indexError(): PythonError {
  return new PythonError('IndexError', 'list index out of range');
}

/** R34. */
export function recursionError(): PythonError {
  return new PythonError('RecursionError', 'maximum recursion depth exceeded');
}

/**
 * A place in a text for messages. What `+=` makes up has none (R26): `false` or `true` stand in the place of the text,
 * and asking for the position is an AttributeError.
 */
export interface Origin {
  readonly source: SourceText | boolean;
  /** In the original text; only asked for when a message needs it. */
  readonly offset: () => number;
}

/** `lineno` and `col` of pyparsing. */
export function positionOf({ source, offset }: Origin): { line: number; column: number } {
  if (typeof source === 'boolean') {
    throw new PythonError('AttributeError', "'bool' object has no attribute 'count'");
  }
  return source.positionAt(offset());
}
