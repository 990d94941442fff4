import type { NamedReader, Reading } from './reader';
import { rejected, skipped } from './reader';
import { isGoSpace, skipSpaces, withoutByteOrderMark } from './spaces';

/** Go's `bufio.MaxScanTokenSize`: a longer line stops the scanner. */
const maxLineBytes = 64 * 1024;

const carriageReturn = 13;

/**
 * `docker run --env-file`, and `podman` and `kubectl create … --from-env-file`, which read values alike: everything
 * behind the first `=`, as it is. Line by line: of a value that goes over several lines only the first one is seen,
 * and the others are statements of their own, each of which may fail the whole file.
 * From docker/cli `pkg/kvfile/kvfile.go`.
 */
export const readAsDocker: NamedReader = (statement, environment) => {
  const text = withoutByteOrderMark(statement);
  let first: Reading | undefined;
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const reading = readLine(text.slice(start, end), environment);
    if (reading?.seen.kind === 'error') {
      return reading;
    }
    first ??= reading;
    start = end + 1;
  }
  return first ?? skipped;
};

function readLine(rawLine: string, environment: ReadonlyMap<string, string>): Reading | undefined {
  if (rawLine.length * 3 >= maxLineBytes && new TextEncoder().encode(rawLine).length >= maxLineBytes) {
    return rejected('the line is longer than 64 KiB');
  }
  const end = rawLine.charCodeAt(rawLine.length - 1) === carriageReturn ? rawLine.length - 1 : rawLine.length;
  const line = rawLine.slice(skipSpaces(rawLine, 0, isGoSpace), end);
  if (line === '' || line[0] === '#') {
    return undefined;
  }
  const equals = line.indexOf('=');
  const name = equals < 0 ? line : line.slice(0, equals);
  if (name === '') {
    return rejected('no variable name on the line');
  }
  if (name.includes(' ') || name.includes('\t')) {
    return rejected(`variable '${withoutValue(name)}' contains whitespaces`, name.trim());
  }
  if (equals >= 0) {
    return { name, seen: { kind: 'value', value: line.slice(equals + 1) } };
  }
  const inherited = environment.get(name);
  return { name, seen: inherited === undefined ? { kind: 'inherited' } : { kind: 'value', value: inherited } };
}

const harmless = /^(?:export[ \t]+)?[\w.-]+[ \t]*$/;

/** docker quotes everything before `=`, which is the whole line, value included, when there is none (`KEY: secret`). */
function withoutValue(name: string): string {
  return harmless.test(name) ? name : `${name.slice(0, name.search(/[ \t]/))} …`;
}
