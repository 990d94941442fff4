import type { TextRange } from '../../text/range';
import type { DockerfileValue, ShellPair } from './nodes';
import { readScript } from './shell';
import type { ShellAssignment } from './shell-script';
import { unquoteShell } from './shell-word';

type ToRange = (start: number, end: number) => TextRange;

/**
 * The assignments of a script as pairs.
 * @param toRange turns offsets of `text` into a range of the file
 * @param firstCommand number of the script's first command: several scripts of one RUN share no number
 * @param comments gets the script's comments
 */
export function shellPairs(
  text: string,
  from: number,
  to: number,
  toRange: ToRange,
  firstCommand: number,
  comments?: TextRange[],
): ShellPair[] {
  const script = readScript(text, from, to);
  comments?.push(...script.comments.map(({ start, end }) => toRange(start, end)));
  return script.assignments.map(assignment => {
    const { kind, name, separator, removal, command } = assignment;
    return {
      kind,
      ...toRange(assignment.start, assignment.end),
      name: toRange(name.start, name.end),
      nameText: text.slice(name.start, name.end),
      separator: toRange(separator.start, separator.end),
      value: makeShellValue(text, assignment, toRange),
      removal: removal && toRange(removal.start, removal.end),
      command: command === undefined ? undefined : command + firstCommand,
    };
  });
}

function makeShellValue(text: string, { value, isAppend }: ShellAssignment, toRange: ToRange): DockerfileValue {
  const { start, end, quote, references } = value;
  const written = text.slice(start, end);
  // A tilde becomes a home directory; what `+=` appends to is not looked up.
  const isPlain = value.isClosed && !isAppend && !/^~|:~/.test(written);
  return {
    range: quote ? toRange(start + 1, end - 1) : toRange(start, end),
    rawRange: toRange(start, end),
    quote,
    written,
    text: references.length > 0 || !value.isClosed ? written : unquoteShell(text, start, end),
    references: references.map(reference => ({
      ...toRange(reference.start, reference.end),
      name: reference.name && toRange(reference.name.start, reference.name.end),
    })),
    isPlain,
  };
}
