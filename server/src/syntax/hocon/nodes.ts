import type { TextRange } from '../../text/range';

/*
 * The concrete tree of a clearml.conf. All offsets are UTF-16 and absolute, and refer to the text as it is; that pyhocon
 * expands tabs first (R3) is for `source-text.ts` to say. A node's range has no blanks around it.
 */

/**
 * Where pyhocon itself gives up, so that acceptance can be compared. Only the first one of a document matters: nodes
 * carry theirs so that a reader of the tree knows where to stop.
 */
export interface HoconFailure {
  /** The Python exception. */
  readonly error: 'ParseException' | 'ParseSyntaxException' | 'RecursionError';
  /** Where it is reported, which is seldom where the mistake is. */
  readonly offset: number;
  /** What pyhocon says that it expects there. */
  readonly expected: string;
}

export type HoconProblemCode =
  | 'byte-order-mark'
  | 'illegal-character'
  | 'include-syntax'
  | 'invalid-key'
  | 'missing-key'
  | 'missing-separator'
  | 'missing-value'
  | 'mixed-kinds'
  | 'nesting'
  | 'text-after-root'
  | 'unclosed'
  | 'unclosed-string'
  | 'unexpected-close';

/** A mistake, at the place where a human would correct it. */
export interface HoconProblem extends TextRange {
  readonly code: HoconProblemCode;
  readonly message: string;
}

/** From `#` or `//` to the end of the line, without blanks at the end. */
export interface HoconComment extends TextRange {
  readonly kind: 'comment';
}

export interface HoconComma extends TextRange {
  readonly kind: 'comma';
}

/** Text that has no meaning here. pyhocon takes its container as complete in front of the first one, and fails there. */
export interface HoconError extends TextRange {
  readonly kind: 'error';
}

/** One element of a key path. */
export interface HoconSegment extends TextRange {
  /** As it is kept in memory: a quoted key with a special character keeps its quotes (R22). */
  readonly name: string;
}

/** R21–R23. */
export interface HoconKey extends TextRange {
  readonly kind: 'word' | 'quoted' | 'number' | 'invalid';
  /** As pyhocon sees it: tabs expanded, quotes and blanks inside kept. */
  readonly text: string;
  /** Empty segments are left out (`a..b` is `a.b`). One segment for a number. */
  readonly segments: readonly HoconSegment[];
}

export type HoconOperator = ':' | '=' | '+=';

/** R4. */
export interface HoconSeparator extends TextRange {
  readonly operator: HoconOperator;
}

export interface HoconField extends TextRange {
  readonly kind: 'field';
  readonly key: HoconKey;
  /** Absent for `key { … }` and where it is missing. */
  readonly separator: HoconSeparator | undefined;
  /** Absent only where a key stands alone; an empty value is a value without parts. */
  readonly value: HoconValue | undefined;
  /** Comments between key, separator and value. */
  readonly comments: readonly HoconComment[];
  /** Text between key and separator that belongs to no key. */
  readonly error: HoconError | undefined;
  /** R5: the value starts on a later line, which looks like a field of its own. */
  readonly swallows: TextRange | undefined;
  /** pyhocon fails behind the key, or, for an `invalid` key, takes the container as complete in front of this field. */
  readonly failure: HoconFailure | undefined;
}

/** A concatenation of parts (R25); none for an empty value, which is right behind its separator. */
export interface HoconValue extends TextRange {
  readonly kind: 'value';
  readonly parts: readonly HoconPart[];
  /** pyhocon ends the value in front of its first error part; what contains the value then fails like this. */
  readonly failure: HoconFailure | undefined;
}

/** One word of an unquoted text (R10, R12); blanks behind it belong to the text unless it is the last part. */
export interface HoconUnquoted extends TextRange {
  readonly kind: 'unquoted';
}

/** `"…"` (R12, R14). */
export interface HoconQuoted extends TextRange {
  readonly kind: 'quoted';
}

/** `"""…"""` (R15). */
export interface HoconTripleQuoted extends TextRange {
  readonly kind: 'triple-quoted';
}

/** R18. */
export interface HoconNumber extends TextRange {
  readonly kind: 'number';
}

/** R20: only as the last text of a file. */
export interface HoconDuration extends TextRange {
  readonly kind: 'duration';
  readonly amount: TextRange;
  readonly unit: TextRange;
}

/** R16. */
export interface HoconBoolean extends TextRange {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** R17. */
export interface HoconNull extends TextRange {
  readonly kind: 'null';
}

/** `${path}` or `${?path}` (R27–R29). */
export interface HoconSubstitution extends TextRange {
  readonly kind: 'substitution';
  readonly optional: boolean;
  /** What stands between the braces, without `?`; blanks count. */
  readonly path: TextRange;
}

/** A backslash at the end of a line with the line breaks behind it (R12). */
export interface HoconContinuation extends TextRange {
  readonly kind: 'continuation';
  readonly failure: HoconFailure | undefined;
}

/** R32. */
export interface HoconInclude extends TextRange {
  readonly kind: 'include';
  readonly required: TextRange | undefined;
  /** `file` or `url`. */
  readonly function: TextRange | undefined;
  /** The quoted string; absent while it is not typed yet. */
  readonly target: HoconQuoted | undefined;
  readonly failure: HoconFailure | undefined;
}

export type HoconScalar =
  | HoconUnquoted
  | HoconQuoted
  | HoconTripleQuoted
  | HoconNumber
  | HoconDuration
  | HoconBoolean
  | HoconNull;

export type HoconPart =
  | HoconScalar
  | HoconSubstitution
  | HoconObject
  | HoconArray
  | HoconInclude
  | HoconContinuation
  | HoconError;

export type HoconMember = HoconField | HoconInclude | HoconComment | HoconComma | HoconError;

/** An object: in braces, or the root of a file without. */
export interface HoconObject extends TextRange {
  readonly kind: 'object';
  readonly open: TextRange | undefined;
  readonly close: TextRange | undefined;
  readonly members: readonly HoconMember[];
  /** R34, or that it is never closed. */
  readonly failure: HoconFailure | undefined;
}

export type HoconItem = HoconValue | HoconComma | HoconComment | HoconError;

export interface HoconArray extends TextRange {
  readonly kind: 'array';
  readonly open: TextRange;
  readonly close: TextRange | undefined;
  /** Entries are separated by commas or line breaks (R8); an empty one is left out, as it has no value in pyhocon either. */
  readonly items: readonly HoconItem[];
  /** R34, or that it is never closed. */
  readonly failure: HoconFailure | undefined;
}

export interface HoconDocument {
  readonly text: string;
  /** Comments, and commas in front of comments, before a root in brackets or braces. */
  readonly leading: readonly (HoconComment | HoconComma)[];
  readonly root: HoconObject | HoconArray;
  /** What stands behind a root in brackets or braces; only comments and commas may (R1). */
  readonly trailing: readonly HoconMember[];
  /** In the order of the text. */
  readonly problems: readonly HoconProblem[];
  /** The syntax error at which pyhocon stops reading. Resolving may fail earlier, with another error. */
  readonly failure: HoconFailure | undefined;
}
