import type { Assignment, NameAlone } from '../syntax/dotenv/nodes';
import { shifted, type TextRange } from '../text/range';
import { EnvValue, seenBy } from './env-value';
import type { EnvReader, Setting, Target } from './setting';

/** All assignments of an env file are seen by one process. */
const scope = 'file';

/** A setting of an env file. A large file has very many: what few ask for is made when they do. */
export class EnvSetting implements Setting {
  readonly host = 'env';
  readonly scope = scope;
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  private made: EnvValue | undefined;

  /**
   * @param text of the file
   * @param shift to be added to the offsets of `node`
   * @param readers those by whose eyes the value is seen; none: any may come
   */
  constructor(
    private readonly node: Assignment | NameAlone,
    readonly active: boolean,
    readonly target: Target,
    private readonly text: string,
    private readonly shift: number,
    private readonly readers: readonly EnvReader[],
  ) {
    this.nameRange = shifted(node.name, shift);
    this.name = text.slice(this.nameRange.start, this.nameRange.end);
    // Without the byte order mark and the blanks before it.
    this.range = { start: (node.exportRange ?? node.name).start + shift, end: node.end + shift };
  }

  get value(): EnvValue | undefined {
    if (!this.made && this.node.kind === 'assignment') {
      this.made = new EnvValue(this.text, this.node, this.shift, () => this.statement(), this.readers);
    }
    return this.made;
  }

  get seenBy(): Setting['seenBy'] {
    return reader => seenBy(reader, this.statement());
  }

  private statement(): string {
    return this.text.slice(this.node.start + this.shift, this.node.fullEnd + this.shift);
  }
}
