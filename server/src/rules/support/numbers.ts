/** The number of a text that Python's `int` or `float` takes; `undefined` when it is none. */
export function decimalOf(text: string): number | undefined {
  return /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}

/** A size as ClearML reads it: a number with a unit. */
export function isSize(text: string): boolean {
  return /^\s*-?\d+(?:\.\d+)?\s*(?:[kmgtp]?i?b?|bytes?)\s*$/i.test(text);
}

/** The number of seconds in a text such as `30s` or `10 minutes`; `undefined` when it is no time span. */
export function secondsOf(text: string): number | undefined {
  const match = /^\s*(\d+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|w|weeks?)\s*$/i.exec(text);
  if (!match) {
    return undefined;
  }
  const factor = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[match[2]![0]!.toLowerCase()];
  return factor === undefined ? undefined : Number(match[1]) * factor;
}
