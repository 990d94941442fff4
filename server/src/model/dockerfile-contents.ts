import type { Catalogue } from '../catalogue/catalogue';
import type {
  DockerfileProblem,
  Instruction,
  InstructionBody,
  Pair,
  Piece,
  ShellPair,
} from '../syntax/dockerfile/nodes';
import type { Directives } from '../syntax/dockerfile/parser';
import { processWord } from '../syntax/dockerfile/process-word';
import { type Known, nothingKnown } from '../syntax/dockerfile/processed-word';
import type { Block } from '../text/blocks';
import { shifted, type TextRange } from '../text/range';
import { createStage, type Stage, scopesOfStage, triggerOf, type Usable } from './build-stages';
import type { DockerfileBlock } from './dockerfile-block';
import type { DockerfileForm, DockerfileSetting } from './dockerfile-setting';
import { knownOf, type Outcome, referencesOf, settingValue, unknown, writtenOutcome } from './dockerfile-value';
import type { SyntaxProblem } from './document-model';
import type { Scope } from './scopes';
import type { Target } from './setting';
import { isClearmlName, targetOf } from './target';

/** What the pieces of a Dockerfile come to. */
export interface DockerfileContents {
  readonly settings: readonly DockerfileSetting[];
  readonly scopes: readonly Scope[];
  readonly comments: readonly TextRange[];
  readonly syntaxProblems: readonly SyntaxProblem[];
}

/**
 * Goes through a Dockerfile from top to bottom, as a build does.
 * @param everything false: without settings whose names are other programs'
 */
export function buildDockerfileContents(
  text: string,
  directives: Directives,
  blocks: readonly Block<DockerfileBlock>[],
  catalogue: Catalogue,
  everything: boolean,
): DockerfileContents {
  return new Builder(text, directives, blocks, catalogue, everything).build();
}

type MutableSetting = { -readonly [Key in keyof DockerfileSetting]: DockerfileSetting[Key] };

/** Where a pair stands. */
interface Place {
  readonly form: DockerfileForm;
  readonly scope: string;
  readonly instruction: TextRange;
}

const unset: Known = { kind: 'unset' };

class Builder {
  private readonly settings: MutableSetting[] = [];
  private readonly comments: TextRange[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private readonly hasStages: boolean;
  /** The ARGs before the first FROM; the whole file where it has none. */
  private readonly global: Stage;
  private readonly stages: Stage[] = [];
  private readonly stagesByName = new Map<string, Stage>();
  private current: Stage;
  /** To be added to the offsets of the piece at hand. */
  private shift = 0;
  private targets: Map<string, Target> = new Map();

  constructor(
    private readonly text: string,
    private readonly directives: Directives,
    private readonly blocks: readonly Block<DockerfileBlock>[],
    private readonly catalogue: Catalogue,
    private readonly everything: boolean,
  ) {
    this.hasStages = blocks.some(({ content }) => content.hasFrom);
    const first = createStage(this.hasStages ? 'global' : 'stage:0', undefined, unknown);
    this.global = this.hasStages ? { ...first, scope: { id: 'global', kind: 'global' } } : first;
    this.current = this.global;
  }

  build(): DockerfileContents {
    for (const { comment, problems } of this.directives.pieces) {
      this.comments.push(comment);
      this.addProblems(problems);
    }
    for (const { content, shift } of this.blocks) {
      this.shift = shift;
      this.targets = content.targets;
      for (const piece of content.pieces) {
        this.addPiece(piece);
      }
    }
    return {
      settings: this.settings.sort((a, b) => a.range.start - b.range.start),
      scopes: [this.global, ...this.stages].flatMap(scopesOfStage),
      comments: this.comments.sort((a, b) => a.start - b.start),
      syntaxProblems: this.problems,
    };
  }

  private addPiece(piece: Piece): void {
    if (piece.kind === 'comment') {
      const comment = this.here(piece.comment);
      this.comments.push(comment);
      this.addInactive(piece.pairs, { form: piece.form, scope: this.current.scope.id, instruction: comment });
    } else if (piece.kind === 'instruction') {
      this.addInstruction(piece);
    }
  }

  private here(range: TextRange): TextRange {
    return shifted(range, this.shift);
  }

  private addProblems(problems: readonly DockerfileProblem[]): void {
    for (const { start, end, name, message } of problems) {
      this.problems.push({ range: this.here({ start, end }), name, message });
    }
  }

  private addInstruction(instruction: Instruction): void {
    const { body, problems, comments, commentedPairs } = instruction;
    for (const comment of comments) {
      this.comments.push(this.here(comment));
    }
    this.addProblems(problems);
    if (this.current === this.global && this.hasStages && body.kind === 'env') {
      const message = 'There is no FROM above this instruction: the build fails.';
      const names = body.pairs.map(({ nameText }) => nameText);
      const name = names.find(isClearmlName) ?? names[0];
      this.problems.push({ range: this.here(instruction.keyword), name, message });
    }
    const range = this.here({ start: instruction.keyword.start, end: instruction.end });
    const trigger = body.kind === 'onbuild' ? body.trigger : undefined;
    const stage = trigger && 'pairs' in trigger ? triggerOf(this.current) : this.current;
    this.addInactive(commentedPairs, { form: formOf(trigger ?? body), scope: stage.scope.id, instruction: range });
    if (trigger) {
      this.addBody(trigger, trigger.kind === 'other' ? stage : triggerOf(this.current), range);
      return;
    }
    if (body.kind === 'run' || (instruction.hasDollar && body.kind !== 'env' && body.kind !== 'arg')) {
      this.current.variables.useAll();
    }
    this.addBody(body, stage, range);
  }

  private addBody(body: InstructionBody, stage: Stage, instruction: TextRange): void {
    switch (body.kind) {
      case 'from':
        this.addStage(body.image?.written ?? '', body.stageText);
        break;
      case 'env':
        this.addEnv(body.pairs, stage, instruction);
        break;
      case 'arg':
        for (const pair of body.pairs) {
          this.addArg(pair, stage, instruction);
        }
        break;
      case 'run':
        if (body.assignments.length > 0 || body.mounts.length > 0) {
          this.addRun(body.assignments, body.mounts, stage, instruction);
        }
        break;
      default:
        break;
    }
  }

  private addStage(image: string, name: string | undefined): void {
    const { lookup } = this.global.variables;
    const base = processWord(image, 0, image.length, this.directives.escapeCharacter, lookup).text;
    const stage = createStage(
      `stage:${this.stages.length}`,
      this.stagesByName.get(base.toLowerCase()),
      base.toLowerCase() === 'scratch' ? unset : unknown,
    );
    this.stages.push(stage);
    this.current = stage;
    if (name !== undefined) {
      this.stagesByName.set(name.toLowerCase(), stage);
    }
  }

  /** The pairs of one ENV do not see each other. */
  private addEnv(pairs: readonly Pair[], stage: Stage, instruction: TextRange): void {
    const place: Place = { form: 'env', scope: stage.scope.id, instruction };
    const added = pairs.map(pair => {
      const outcome = this.outcomeOf(pair, stage);
      return { known: knownOf(outcome), setting: this.addPair(pair, place, outcome) };
    });
    for (let i = 0; i < pairs.length; i++) {
      stage.variables.set(pairs[i]!.nameText, 'env', added[i]!.known, added[i]!.setting);
    }
  }

  private addArg(pair: Pair, stage: Stage, instruction: TextRange): void {
    const place: Place = { form: 'arg', scope: stage.scope.id, instruction };
    const outcome = this.outcomeOf(pair, stage);
    const setting = this.addPair(pair, place, outcome);
    if (pair.value) {
      stage.variables.set(pair.nameText, 'arg', knownOf(outcome), setting);
    } else if (stage !== this.global) {
      stage.variables.set(pair.nameText, 'arg', this.global.variables.lookup(pair.nameText), setting);
    }
  }

  private addRun(
    assignments: readonly ShellPair[],
    mounts: readonly Pair[],
    stage: Stage,
    instruction: TextRange,
  ): void {
    const step: Scope = {
      id: `${stage.scope.id}/run:${stage.steps.length}`,
      kind: 'step',
      parent: stage.scope.id,
      until: instruction.start,
    };
    stage.steps.push(step);
    for (const mount of mounts) {
      this.addPair(mount, { form: 'mount', scope: step.id, instruction }, undefined);
    }
    let command: Scope | undefined;
    for (const pair of assignments) {
      let scope = step;
      if (pair.command !== undefined) {
        const id = `${step.id}/command:${pair.command}`;
        if (command?.id !== id) {
          command = { id, kind: 'command', parent: step.id, until: pair.start + this.shift };
          stage.steps.push(command);
        }
        scope = command;
      }
      this.addPair(pair, { form: 'run', scope: scope.id, instruction }, pair.value && writtenOutcome(pair.value));
    }
  }

  private outcomeOf({ value }: Pair, stage: Stage): Outcome | undefined {
    if (!value || value.references.length === 0) {
      return value && writtenOutcome(value);
    }
    // A trigger sees the variables of a build that is still to come.
    const lookup = stage.scope.kind === 'trigger' ? nothingKnown : stage.variables.lookup;
    const { written } = value;
    const { text, known } = processWord(written, 0, written.length, this.directives.escapeCharacter, lookup);
    return { text, known: known && value.isPlain };
  }

  private addInactive(pairs: readonly Pair[], place: Place): void {
    for (const pair of pairs) {
      this.addPair(pair, place, pair.value && writtenOutcome(pair.value), false);
    }
  }

  /** @returns the setting, or what stands for one that is not wanted */
  private addPair(pair: Pair, place: Place, outcome: Outcome | undefined, active = true): Usable {
    const target = this.targetOf(pair.nameText);
    if (!this.everything && target.kind === 'foreign') {
      return { isUsedBeforeOverwritten: false };
    }
    const { value } = pair;
    const setting: MutableSetting = {
      name: pair.nameText,
      nameRange: this.here(pair.name),
      value: value && outcome && settingValue(value, outcome, this.shift),
      range: this.here({ start: pair.start, end: pair.end }),
      host: 'dockerfile',
      scope: place.scope,
      active,
      target,
      form: place.form,
      instruction: place.instruction,
      removal: pair.removal && this.here(pair.removal),
      references: referencesOf(value, this.text, this.shift),
      isUsedBeforeOverwritten: false,
    };
    this.settings.push(setting);
    return setting;
  }

  private targetOf(name: string): Target {
    let target = this.targets.get(name);
    if (!target) {
      target = targetOf(name, this.catalogue);
      this.targets.set(name, target);
    }
    return target;
  }
}

function formOf(body: InstructionBody): DockerfileForm {
  return body.kind === 'arg' ? 'arg' : 'env';
}
