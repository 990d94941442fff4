import type { Assignment, DotenvValue } from '../syntax/dotenv/nodes';
import { type Environment, readers } from '../syntax/dotenv/readers';
import { shifted, type TextRange } from '../text/range';
import { isTemplate } from '../text/template';
import type { EnvReader, Seen, SettingValue } from './setting';

/** What surrounds the reading process is not known while a file is being edited. */
const nothingKnown: Environment = new Map();

/** What `reader` makes of a statement of which only the text is known. */
export function seenBy(reader: EnvReader, statement: string): Seen {
  return readers[reader](statement, nothingKnown, 'unknown');
}

/** Where no reader is named, the value is that of the first of these that accepts the statement. */
const commonReaders: readonly EnvReader[] = ['python-dotenv', 'compose', 'npm-dotenv'];
/** A reference that one of these would expand makes the value unknown. */
const likelyReaders: readonly EnvReader[] = ['python-dotenv', 'compose'];

interface Outcome {
  readonly text: string;
  readonly known: boolean;
}

/** The value of an assignment in an env file. What ClearML will see of it is computed when somebody asks. */
export class EnvValue implements SettingValue {
  readonly range: TextRange;
  readonly rawRange: TextRange;
  readonly quote: '"' | "'" | '`' | undefined;
  private outcome: Outcome | undefined;

  /**
   * @param shift to be added to the offsets of `node`
   * @param statement the assignment's text, line break included
   * @param pinned the readers that the file or the user names; none: any reader may come
   */
  constructor(
    private readonly source: string,
    private readonly node: Assignment,
    private readonly shift: number,
    private readonly statement: () => string,
    private readonly pinned: readonly EnvReader[],
  ) {
    this.range = shifted(node.value.range, shift);
    this.rawRange = node.value.rawRange === node.value.range ? this.range : shifted(node.value.rawRange, shift);
    this.quote = node.value.quote;
  }

  get text(): string {
    return this.evaluate().text;
  }

  get known(): boolean {
    return this.evaluate().known;
  }

  private evaluate(): Outcome {
    if (!this.outcome) {
      const { text, known } = this.pinned.length > 0 ? this.pinnedOutcome() : this.commonOutcome();
      this.outcome = { text, known: known && !isTemplate(text) };
    }
    return this.outcome;
  }

  private pinnedOutcome(): Outcome {
    const statement = this.statement();
    const seen = this.pinned.map(reader => seenBy(reader, statement));
    const first = seen[0]!;
    return first.kind === 'value'
      ? { text: first.value, known: seen.every(each => each.kind !== 'unknown') }
      : { text: this.written(), known: false };
  }

  private commonOutcome(): Outcome {
    const written = this.written();
    if (isSameToAll(this.source, this.node, this.shift, written)) {
      return { text: written, known: true };
    }
    if (mayBeExpanded(this.node.value)) {
      return { text: written, known: false };
    }
    const statement = this.statement();
    const seen = commonReaders.map(reader => seenBy(reader, statement));
    if (seen.some((each, index) => each.kind === 'unknown' && likelyReaders.includes(commonReaders[index]!))) {
      return { text: written, known: false };
    }
    const accepted = seen.findIndex(each => each.kind === 'value');
    const value = seen[accepted];
    return value?.kind === 'value'
      ? { text: value.value, known: likelyReaders.includes(commonReaders[accepted]!) }
      : { text: written, known: false };
  }

  private written(): string {
    return this.source.slice(this.range.start, this.range.end);
  }
}

/** References count in single quotes too, where the parser gives none; backticks are a command to a shell. */
function mayBeExpanded(value: DotenvValue): boolean {
  return value.references.length > 0 || value.quote === '`';
}

/** The common case, without asking the readers: characters that mean nothing to any dotenv reader, behind `=`. */
function isSameToAll(source: string, node: Assignment, shift: number, written: string): boolean {
  if (node.problem || source[node.separator.start + shift] !== '=' || node.value.quote === '`') {
    return false;
  }
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    // Space to `~`, but none of `"`, `#`, `$`, `'`, `\`, backtick.
    if (code < 32 || code > 126 || (code >= 34 && code <= 36) || code === 39 || code === 92 || code === 96) {
      return false;
    }
  }
  return true;
}
