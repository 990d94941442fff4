import type { Assignment, NameAlone } from '../syntax/dotenv/nodes';
import type { Block, BlockedText } from '../text/blocks';
import { LineIndex } from '../text/line-index';
import { shifted, type TextRange } from '../text/range';
import type { DocumentModel, SyntaxProblem } from './document-model';
import { type EnvBlock, type EnvEntry, entriesOf } from './env-block';
import { EnvValue, seenBy } from './env-value';
import type { EnvReader, Setting, Target } from './setting';

/** All assignments of an env file are seen by one process. */
const scope = 'file';

const foreign: Target = { kind: 'foreign' };

/** The model of an env file. The settings of other programs, of which there may be very many, are made when asked for. */
export class EnvModel implements DocumentModel, BlockedText<EnvBlock> {
  readonly host = 'env';
  readonly lines: LineIndex;
  readonly ownSettings: readonly Setting[];
  readonly comments: readonly TextRange[];
  readonly syntaxProblems: readonly SyntaxProblem[];
  private all: readonly Setting[] | undefined;

  /** @param readers those by whose eyes values are seen; none: any may come */
  constructor(
    readonly uri: string,
    readonly text: string,
    readonly envrc: boolean,
    readonly blocks: readonly Block<EnvBlock>[],
    readonly pinnedReaders: readonly EnvReader[],
    private readonly readers: readonly EnvReader[],
  ) {
    this.lines = new LineIndex(text);
    const own: Setting[] = [];
    const comments: TextRange[] = [];
    const problems: SyntaxProblem[] = [];
    for (const { content, shift } of blocks) {
      for (const entry of content.own) {
        own.push(this.settingOf(entry, shift));
      }
      for (const comment of content.comments) {
        comments.push(shifted(comment, shift));
      }
      for (const { range, name, message } of content.problems) {
        problems.push({ range: shifted(range, shift), name: name && this.sliceOf(name, shift), message });
      }
    }
    this.ownSettings = own;
    this.comments = comments;
    this.syntaxProblems = problems;
  }

  get settings(): readonly Setting[] {
    this.all ??= this.allSettings();
    return this.all;
  }

  private allSettings(): Setting[] {
    const settings: Setting[] = [];
    let ownBefore = 0;
    for (const { content, shift } of this.blocks) {
      let next = 0;
      for (const statement of content.statements) {
        for (const entry of entriesOf(statement)) {
          const isOwn = content.own[next]?.node === entry.node;
          settings.push(
            isOwn ? this.ownSettings[ownBefore + next++]! : this.settingOf({ ...entry, target: foreign }, shift),
          );
        }
      }
      ownBefore += content.own.length;
    }
    return settings;
  }

  private settingOf({ node, active, target }: EnvEntry, shift: number): Setting {
    const { text } = this;
    const statement = () => text.slice(node.start + shift, node.fullEnd + shift);
    return {
      name: this.sliceOf(node.name, shift),
      nameRange: shifted(node.name, shift),
      value: node.kind === 'assignment' ? new EnvValue(text, node, shift, statement, this.readers) : undefined,
      range: { start: startOfContent(node) + shift, end: node.end + shift },
      host: 'env',
      scope,
      active,
      target,
      seenBy: reader => seenBy(reader, statement()),
    };
  }

  private sliceOf(range: TextRange, shift: number): string {
    return this.text.slice(range.start + shift, range.end + shift);
  }
}

/** Without the byte order mark and the blanks before it. */
function startOfContent(node: Assignment | NameAlone): number {
  return (node.exportRange ?? node.name).start;
}
