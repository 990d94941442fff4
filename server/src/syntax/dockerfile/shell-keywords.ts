/** Words that may stand before a command, and what they do to the nesting of compound commands. */
export const keywords: ReadonlyMap<string, number> = new Map([
  ...['if', 'while', 'until', 'for', 'select', 'case', '{'].map(word => [word, 1] as const),
  ...['then', 'elif', 'else', 'do', '!', 'time'].map(word => [word, 0] as const),
  ...['fi', 'done', 'esac', '}'].map(word => [word, -1] as const),
]);

/** Commands that set variables for the command in their arguments. */
export const runners: ReadonlySet<string> = new Set(['env', 'sudo']);
export const declarations: ReadonlySet<string> = new Set(['declare', 'typeset']);
