/**
 * A text as Markdown that shows exactly it, on one line. Stretches in backticks stay code, everything else that
 * Markdown or HTML would interpret is escaped.
 */
export function prose(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

/** Escapes what Markdown or HTML would interpret inside a line; an underscore inside a word is harmless. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~&]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])/g, run => run.replace(/_/g, '\\_'));
}

/** Inline code that shows exactly `text`, whatever backticks it holds; line breaks are shown as `⏎`. */
export function inlineCode(text: string): string {
  const line = text.replace(/\r\n|\r|\n/g, '⏎');
  if (!line.includes('`')) {
    // A space at both ends would be taken for padding.
    return line.startsWith(' ') && line.endsWith(' ') && line.trim() ? `\` ${line} \`` : `\`${line}\``;
  }
  const longest = Math.max(...line.match(/`+/g)!.map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** Our Markdown as plain text, for the command line and for editors that show none. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/ {2}$/gm, '')
    .replace(/^---$/gm, '')
    .replace(
      /(`+)( ?)([^\n]*?[^`\n])\2\1(?!`)|[^`]+/g,
      (all, _fence, _padding, code?: string) => code ?? withoutMarks(all),
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Links, emphasis and escapes of a text without code. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/(?<!\\)\*\*|(?<![\\*])\*(?!\*)/g, '')
    .replace(/\\([\\`*_[\]<>|~&])/g, '$1');
}
