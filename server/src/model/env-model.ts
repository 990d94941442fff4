import type { Block, BlockedText } from '../text/blocks';
import { LineIndex } from '../text/line-index';
import { shifted, type TextRange } from '../text/range';
import type { DocumentModel, SyntaxProblem } from './document-model';
import { type EnvBlock, settingNodeOf } from './env-block';
import { EnvSetting } from './env-setting';
import type { EnvReader, Setting, Target } from './setting';

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
      for (const { node, active, target } of content.own) {
        own.push(new EnvSetting(node, active, target, text, shift, readers));
      }
      for (const comment of content.comments) {
        comments.push(shifted(comment, shift));
      }
      for (const { range, name, message } of content.problems) {
        problems.push({
          range: shifted(range, shift),
          name: name && text.slice(name.start + shift, name.end + shift),
          message,
        });
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
    const { text, readers } = this;
    const settings: Setting[] = [];
    let ownBefore = 0;
    for (const { content, shift } of this.blocks) {
      let next = 0;
      for (const statement of content.statements) {
        const node = settingNodeOf(statement);
        if (node && content.own[next]?.node === node) {
          settings.push(this.ownSettings[ownBefore + next++]!);
        } else if (node) {
          settings.push(new EnvSetting(node, statement.kind !== 'comment', foreign, text, shift, readers));
        }
      }
      ownBefore += content.own.length;
    }
    return settings;
  }
}
