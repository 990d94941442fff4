import type { TextRange } from '../../text/range';
import type { HoconFailure, HoconProblem, HoconProblemCode } from './nodes';
import { Scanner } from './scanner';
import { SourceText } from './source-text';

/** Deepest nesting that becomes a tree. pyhocon gives up much earlier (R34). */
export const MAX_DEPTH = 200;

/**
 * Frames of Python's recursion limit that the grammar may take, and those that each kind of nesting takes (measured: 61
 * lists in lists, 59 behind a key, 45 where they are no first entries, 31 objects behind `:`, 43 without).
 */
const PYTHON_FRAMES = 976;
export const FRAMES = { firstEntry: 16, laterEntry: 21, fieldWithSeparator: 17, field: 8, object: 13.5 } as const;

/** What a value, a field or a member stands in; it decides how pyhocon fails there. */
export type Container = 'root' | 'object' | 'array';

const EXPECTED: Readonly<Record<Container, string>> = { root: 'end of text', object: "'}'", array: "']'" };

/** The state of one run of the parser. */
export class ParseContext {
  readonly scanner: Scanner;
  readonly source: SourceText;
  readonly problems: HoconProblem[] = [];
  failure: HoconFailure | undefined;
  /** The offset up to which the text has been read. */
  at = 0;
  /** Open brackets and braces around `at`. */
  depth = 0;
  openArrays = 0;
  openObjects = 0;
  /** Inside the object being read: the `{` of the first object whose `}` stands further left than the line that opened it. */
  suspect: TextRange | undefined;
  /** Estimated Python frames that pyhocon has on the stack at `at`. */
  frames = 0;

  constructor(readonly text: string) {
    this.scanner = new Scanner(text);
    this.source = new SourceText(text);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  report(code: HoconProblemCode, range: TextRange, message: string): void {
    this.problems.push({ code, message, start: range.start, end: range.end });
  }

  /** pyhocon reaches `offset` and must find `expected` there: an error that nothing can avert any more. */
  failCommitted(offset: number, expected: string): HoconFailure {
    return this.fail({ error: 'ParseSyntaxException', offset, expected });
  }

  /** pyhocon takes what it has read as complete, and finds something else at `offset` than the container's end. */
  failAtEnd(container: Container, offset: number): HoconFailure {
    const error = container === 'root' ? 'ParseException' : 'ParseSyntaxException';
    return this.fail({ error, offset, expected: EXPECTED[container] });
  }

  /** R34. */
  failIfTooDeep(offset: number): HoconFailure | undefined {
    if (this.frames <= PYTHON_FRAMES) return undefined;
    return this.fail({ error: 'RecursionError', offset, expected: '' });
  }

  private fail(failure: HoconFailure): HoconFailure {
    this.failure ??= failure;
    return failure;
  }
}
