/**
 * The text that a pattern of `${X#pattern}` or `${X%pattern}` stands for; `undefined` when it holds wildcards or
 * escapes. Those are not followed: the value then counts as unknown.
 * @param operator `#` or `%`; doubled at the start of the pattern it asks for the longest match, which is the same here
 */
export function literalPattern(pattern: string, operator: string): string | undefined {
  const text = pattern.startsWith(operator) ? pattern.slice(1) : pattern;
  return /[*?\\]/.test(text) ? undefined : text;
}

export function withoutPrefix(value: string, prefix: string): string {
  return value.startsWith(prefix) ? value.slice(prefix.length) : value;
}

export function withoutSuffix(value: string, suffix: string): string {
  return suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value;
}
