import type { EnvReader } from '../../model/setting';
import { parseDotenv } from '../../syntax/dotenv/parser';
import { namedReaders } from '../../syntax/dotenv/readers';
import { LineIndex } from '../../text/line-index';
import { placeOf } from './field-places';
import type { EnvAssignment, Place } from './types';

/** What a reader takes from an env file. */
export interface EnvText {
  readonly assignments: readonly EnvAssignment[];
  /** Lines that the reader does not understand. */
  readonly rejected: readonly { readonly place: Place; readonly message: string }[];
  /** The reader takes nothing from a file with such a line. */
  readonly isRefused: boolean;
}

/** These stop at a line that they reject; the others go on with the next one (facts: env-readers.md). */
const STRICT: readonly EnvReader[] = ['docker', 'compose', 'shell'];

/**
 * The variables of an env file as a program reads it.
 * @param outer The variables that references can see besides those of the file.
 */
export function readEnvText(
  uri: string,
  text: string,
  reader: EnvReader,
  outer: readonly EnvAssignment[] = [],
): EnvText {
  const known = new Map(outer.map(assignment => [assignment.name, assignment]));
  const values = new Map(outer.map(({ name, value }) => [name, value]));
  const assignments: EnvAssignment[] = [];
  const rejected: EnvText['rejected'][number][] = [];
  const lines = new LineIndex(text);
  for (const statement of parseDotenv(text).statements) {
    if (statement.kind === 'blank' || statement.kind === 'comment') continue;
    const { name, seen } = namedReaders[reader](text.slice(statement.start, statement.fullEnd), values, 'empty');
    const from = placeOf(uri, lines, statement);
    if (seen.kind === 'error') rejected.push({ place: from, message: seen.message });
    if (name === undefined || name === '') continue;
    const inherited = statement.kind === 'name' ? known.get(name) : undefined;
    if (inherited && (seen.kind === 'value' || seen.kind === 'inherited')) assignments.push(inherited);
    else if (seen.kind === 'value') assignments.push({ name, value: seen.value, from });
    else continue;
    const added = assignments.at(-1)!;
    known.set(name, added);
    values.set(name, added.value);
  }
  return { assignments, rejected, isRefused: rejected.length > 0 && STRICT.includes(reader) };
}
