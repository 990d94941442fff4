/** The words that ClearML reads as true, in lower case. */
export const TRUE_WORDS: readonly string[] = ['y', 'yes', 't', 'true', 'on', '1'];

/** The words that ClearML reads as false, in lower case. */
export const FALSE_WORDS: readonly string[] = ['n', 'no', 'f', 'false', 'off', '0'];

const LONGEST_WORD = 5;

/**
 * `strtobool` (clearml_agent/helper/environment/converters.py, clearml/backend_config/converters.py): one of the words,
 * in any letter case, not trimmed.
 * @returns undefined where it raises ValueError.
 */
export function strtobool(text: string): boolean | undefined {
  if (text.length > LONGEST_WORD) return undefined;
  const word = text.toLowerCase();
  if (TRUE_WORDS.includes(word)) return true;
  if (FALSE_WORDS.includes(word)) return false;
  return undefined;
}

/**
 * `safe_text_to_bool` (same files): as `strtobool`, but every other text is true unless it is empty. Not trimmed.
 */
export function safeTextToBool(text: string): boolean {
  return strtobool(text) ?? text !== '';
}
