/** A value as ClearML holds it after parsing. */
export type ClearmlValue = string | number | boolean | null | readonly string[];

/** What ClearML makes of a text. */
export type Conversion =
  /** Accepted. */
  | { readonly outcome: 'value'; readonly value: ClearmlValue }
  /** As if the variable were not there: the next alias, clearml.conf or the default is used. */
  | { readonly outcome: 'unset' }
  /** A Python exception of this class: the command, the task or the start-up fails. */
  | { readonly outcome: 'raises'; readonly exception: string }
  /** A complaint is printed, the default is used, later aliases are not tried. */
  | { readonly outcome: 'rejected' };

/** A way in which ClearML turns the text of an environment variable into a value. Total: never throws. */
export type Parser = (text: string) => Conversion;
