import { loadText } from '../../hocon/load-text';
import { PythonError } from '../../hocon/python-error';
import type { DocumentModel } from '../../model/document-model';
import type { TextRange } from '../../text/range';

/** Stands for the value of every environment variable: which ones are set cannot be known. */
const someValue = '?';

/** An environment in which each variable is set. */
export const anyEnvironment: Readonly<Record<string, string>> = new Proxy<Record<string, string>>(
  {},
  {
    get: () => someValue,
    has: () => true,
    getOwnPropertyDescriptor: () => ({ value: someValue, enumerable: true, configurable: true, writable: true }),
  },
);

/** Longer files are not loaded on every change. */
const maxLength = 1_000_000;

/**
 * Why a file without syntax errors does not load all the same, whatever the environment is: kinds of values that cannot
 * be joined, substitutions in a circle. What depends on other files is left out.
 */
export function loadErrorOf({ hocon, text, lines }: DocumentModel): { at: TextRange; message: string } | undefined {
  if (!hocon || text.length > maxLength) {
    return undefined;
  }
  try {
    loadText(hocon, { env: anyEnvironment });
    return undefined;
  } catch (error) {
    if (!(error instanceof PythonError)) {
      throw error;
    }
    const what = describe(error);
    if (what === undefined) {
      return undefined;
    }
    const line = Math.min((error.line ?? 1) - 1, lines.lineAt(text.length));
    const { start, end } = lines.lineRange(line);
    const content = text.slice(start, end);
    const from = start + content.length - content.trimStart().length;
    return { at: { start: from, end: Math.max(from, start + content.trimEnd().length) }, message: what };
  }
}

function describe({ pythonClass, message, line }: PythonError): string | undefined {
  switch (pythonClass) {
    case 'ConfigWrongTypeException':
      return line === undefined
        ? 'A substitution looks into a value that is no object: the file does not load.'
        : 'Values of different kinds are joined here (text, list, object): the file does not load.';
    case 'ConfigSubstitutionException':
      return /[Cc]heck for cycles/.test(message)
        ? 'Substitutions refer to each other in a circle: the file does not load.'
        : undefined;
    case 'RecursionError':
      return 'This file is nested too deeply for ClearML: it does not load.';
    default:
      return undefined;
  }
}
