/**
 * Breaks long lines at blanks. The lines of a list go on below their text; lines that are indented by four blanks
 * (examples) stay as they are.
 * @param width in characters; a longer word stays whole
 */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => (line.startsWith('    ') ? line : wrapLine(line, width)))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const indent = /^\s*(?:- )?/.exec(line)![0];
  const rest = ' '.repeat(indent.length);
  const lines: string[] = [];
  let current = '';
  for (const word of line.slice(indent.length).split(' ')) {
    if (current !== '' && indent.length + current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.map((part, index) => (index === 0 ? indent : rest) + part).join('\n');
}
