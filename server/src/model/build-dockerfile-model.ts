import type { Catalogue } from '../catalogue/catalogue';
import { EndMarks } from '../syntax/dockerfile/heredocs';
import { movePiece } from '../syntax/dockerfile/move-piece';
import type { DockerfileDocument } from '../syntax/dockerfile/nodes';
import { type Directives, parseDirectives } from '../syntax/dockerfile/parser';
import { type Block, type BlockedText, readBlocks } from '../text/blocks';
import { LineIndex } from '../text/line-index';
import { type DockerfileBlock, readDockerfileBlock } from './dockerfile-block';
import { buildDockerfileContents, type DockerfileContents } from './dockerfile-contents';
import type { DockerfileModel } from './dockerfile-model';
import type { DockerfileSetting } from './dockerfile-setting';
import type { DocumentModel } from './document-model';
import type { Setting } from './setting';

/** The pieces hold words of the text that they were read from: with few blocks, few old texts are kept alive. */
const mostBlocks = 64;
const shortestBlock = 2048;

/**
 * Builds the model of a Dockerfile. Total: any text has one.
 * @param previous the model before an edit, made with the same catalogue: what the edit did not touch is not read again
 */
export function buildDockerfileModel(
  uri: string,
  text: string,
  catalogue: Catalogue,
  previous?: DocumentModel,
): DockerfileModel {
  const directives = parseDirectives(text);
  const { escapeCharacter, end } = directives;
  const marks = new EndMarks(text);
  const blocks = readBlocks(
    text,
    end,
    (start, enough) => readDockerfileBlock(text, start, enough, escapeCharacter, marks),
    previous instanceof Model && previous.directives.escapeCharacter === escapeCharacter ? previous : undefined,
    Math.max(shortestBlock, text.length / mostBlocks),
  );
  return new Model(uri, text, directives, blocks, catalogue);
}

/** What only few ask for (all settings of a large file, its tree) is made when somebody does. */
class Model implements DockerfileModel, BlockedText<DockerfileBlock> {
  readonly host = 'dockerfile';
  readonly lines: LineIndex;
  readonly pinnedReaders = [];
  readonly ownSettings: readonly Setting[];
  readonly scopes: DockerfileContents['scopes'];
  readonly comments: DockerfileContents['comments'];
  readonly syntaxProblems: DockerfileContents['syntaxProblems'];
  private all: readonly DockerfileSetting[] | undefined;
  private tree: DockerfileDocument | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly directives: Directives,
    readonly blocks: readonly Block<DockerfileBlock>[],
    private readonly catalogue: Catalogue,
  ) {
    this.lines = new LineIndex(text);
    const own = buildDockerfileContents(text, directives, blocks, catalogue, false);
    this.ownSettings = own.settings;
    this.scopes = own.scopes;
    this.comments = own.comments;
    this.syntaxProblems = own.syntaxProblems;
  }

  get settings(): readonly Setting[] {
    if (!this.all) {
      const { text, directives, blocks, catalogue, ownSettings } = this;
      const { settings } = buildDockerfileContents(text, directives, blocks, catalogue, true);
      let next = 0;
      // Those that exist already stay the same objects.
      this.all = settings.map(setting =>
        setting.target.kind === 'foreign' ? setting : (ownSettings[next++] as DockerfileSetting),
      );
    }
    return this.all;
  }

  get syntax(): DockerfileDocument {
    this.tree ??= {
      text: this.text,
      escapeCharacter: this.directives.escapeCharacter,
      pieces: [
        ...this.directives.pieces,
        ...this.blocks.flatMap(({ content, shift }) => content.pieces.map(piece => movePiece(piece, shift))),
      ],
    };
    return this.tree;
  }
}
