/**
 * Output of the process. Whoever reads it may stop reading (`| head`): that is no error. Everything is handed to the
 * stream at once and the process ends by itself, so that a slow reader gets all of it.
 */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }
}

/** Writes to standard output. */
export function print(text: string): void {
  if (text !== '') {
    process.stdout.write(text);
  }
}

/** Writes one line to standard error. */
export function complain(message: string): void {
  process.stderr.write(`clearml-config: ${printable(message)}\n`);
}

/** The text on one line and without control characters, which a terminal would obey. */
export function printable(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, character => {
      const code = character.charCodeAt(0).toString(16);
      return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
    });
}
