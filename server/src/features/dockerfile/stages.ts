import type { DockerfileModel } from '../../model/dockerfile-model';
import type { Scope } from '../../model/scopes';
import type { Piece } from '../../syntax/dockerfile/nodes';
import type { TextRange } from '../../text/range';

/** A build stage as it is written. */
export interface WrittenStage {
  /** The id of its scope. */
  readonly id: string;
  /** Counted from 0. */
  readonly index: number;
  /** `AS name`. */
  readonly name: string | undefined;
  readonly image: string;
  /** The FROM instruction. */
  readonly from: TextRange;
  /** The name, else the image, else the keyword. */
  readonly label: TextRange;
  /** From its FROM to the end of its last instruction or comment. */
  readonly range: TextRange;
}

const cache = new WeakMap<DockerfileModel, readonly WrittenStage[]>();
const scopeCache = new WeakMap<DockerfileModel, ReadonlyMap<string, Scope>>();

/** The stages of a Dockerfile in order; none where it has no FROM. */
export function stagesOf(document: DockerfileModel): readonly WrittenStage[] {
  let stages = cache.get(document);
  if (!stages) {
    stages = findStages(document);
    cache.set(document, stages);
  }
  return stages;
}

function findStages({ syntax }: DockerfileModel): WrittenStage[] {
  const stages: { -readonly [Key in keyof WrittenStage]: WrittenStage[Key] }[] = [];
  for (const piece of syntax.pieces) {
    if (piece.kind === 'instruction' && piece.body.kind === 'from') {
      const { image, stage, stageText } = piece.body;
      const index = stages.length;
      const from = { start: piece.keyword.start, end: piece.end };
      const label = stage ?? image ?? piece.keyword;
      stages.push({
        id: `stage:${index}`,
        index,
        name: stageText,
        image: image?.written ?? '',
        from,
        label: { start: label.start, end: label.end },
        range: from,
      });
    } else if (stages.length > 0 && piece.kind !== 'blank') {
      const stage = stages[stages.length - 1]!;
      stage.range = { start: stage.range.start, end: piece.end };
    }
  }
  return stages;
}

/** The stage that holds an offset; `undefined` above the first FROM. */
export function stageAt(document: DockerfileModel, offset: number): WrittenStage | undefined {
  const stages = stagesOf(document);
  return stages[lastBefore(stages.length, index => stages[index]!.from.start <= offset)];
}

/** The last index of an ordered list for which `isBefore` holds; -1 when it holds for none. */
function lastBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return high;
}

/** The id of the stage's scope for an offset: `global` above the first FROM, unless there is none. */
export function stageScopeAt(document: DockerfileModel, offset: number): string {
  const stages = stagesOf(document);
  return stages.length === 0 ? 'stage:0' : (stageAt(document, offset)?.id ?? 'global');
}

/** How a stage is called in texts for people: `stage base`, `stage 2`. */
export function stageLabel(document: DockerfileModel, scope: string): string | undefined {
  if (scope === 'global') {
    return 'above the first FROM';
  }
  const index = Number(/^stage:(\d+)/.exec(scope)?.[1] ?? Number.NaN);
  const stages = stagesOf(document);
  const stage = stages.length > 1 ? stages[index] : undefined;
  return stage && `stage ${stage.name ?? index}`;
}

/** The scopes of a Dockerfile by their ids. */
export function scopesById(document: DockerfileModel): ReadonlyMap<string, Scope> {
  let scopes = scopeCache.get(document);
  if (!scopes) {
    scopes = new Map((document.scopes ?? []).map(scope => [scope.id, scope]));
    scopeCache.set(document, scopes);
  }
  return scopes;
}

/**
 * The piece that holds an offset, its end included. The last line of an instruction that is still to go on holds the
 * line behind it too.
 */
export function pieceAt({ syntax: { pieces } }: DockerfileModel, offset: number): Piece | undefined {
  const piece = pieces[lastBefore(pieces.length, index => pieces[index]!.start <= offset)];
  return piece && offset <= (goesOn(piece) ? piece.fullEnd : piece.end) ? piece : undefined;
}

function goesOn(piece: Piece): boolean {
  const last = piece.kind === 'instruction' ? piece.gaps[piece.gaps.length - 1] : undefined;
  return last?.kind === 'continuation' && last.end >= piece.end;
}
