import type { HoconFailure } from '../syntax/hocon/nodes';
import type { SourceText } from '../syntax/hocon/source-text';
import { PythonError, recursionError } from './python-error';
import { textRepr } from './python-text';

/** A syntax error of pyparsing. */
export class PyparsingError extends PythonError {
  /** @param char From 0, in code points of the text with expanded tabs. */
  constructor(
    pythonClass: 'ParseException' | 'ParseSyntaxException',
    message: string,
    readonly char: number,
    line: number,
    column: number,
  ) {
    super(pythonClass, `${message}  (at char ${char}), (line:${line}, col:${column})`, line, column);
  }
}

/** What pyhocon raises where the parser says that it gives up. */
export function toPythonError(failure: HoconFailure, source: SourceText): PythonError {
  if (failure.error === 'RecursionError') return recursionError();
  const { char, line, column } = source.positionAt(failure.offset);
  const message = `Expected ${failure.expected}, found ${found(source.text, failure.offset)}`;
  return new PyparsingError(failure.error, message, char, line, column);
}

/** pyparsing takes an IndexError for the end of the text. */
export function errorAtEnd(error: 'ParseException' | 'ParseSyntaxException', source: SourceText): PythonError {
  const { char, line, column } = source.positionAt(source.text.length);
  return new PyparsingError(error, ', found end of text', char, line, column);
}

function found(text: string, offset: number): string {
  if (offset >= text.length) return 'end of text';
  const word = /^[0-9A-Za-z]{1,16}/.exec(text.slice(offset, offset + 16))?.[0];
  return textRepr(word ?? String.fromCodePoint(text.codePointAt(offset)!)).replaceAll('\\\\', '\\');
}
