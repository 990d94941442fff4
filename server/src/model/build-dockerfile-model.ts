import type { Catalogue } from '../catalogue/catalogue';
import type {
  DockerfileProblem,
  Instruction,
  InstructionBody,
  Pair,
  Reference,
  ShellPair,
} from '../syntax/dockerfile/nodes';
import { parseDockerfile } from '../syntax/dockerfile/parser';
import { processWord } from '../syntax/dockerfile/process-word';
import { type Known, nothingKnown } from '../syntax/dockerfile/processed-word';
import { LineIndex } from '../text/line-index';
import type { TextRange } from '../text/range';
import { createStage, type Stage, scopesOfStage, triggerOf } from './build-stages';
import type { DockerfileModel } from './dockerfile-model';
import type { DockerfileForm, DockerfileSetting } from './dockerfile-setting';
import { dockerfileValue } from './dockerfile-value';
import type { SyntaxProblem } from './document-model';
import type { Scope } from './scopes';
import type { SettingValue, Target } from './setting';
import { targetOf } from './target';

/** Builds the model of a Dockerfile. Total: any text has one. */
export function buildDockerfileModel(uri: string, text: string, catalogue: Catalogue): DockerfileModel {
  return new ModelBuilder(uri, text, catalogue).build();
}

type MutableSetting = { -readonly [Key in keyof DockerfileSetting]: DockerfileSetting[Key] };

/** Where a pair stands. */
interface Place {
  readonly form: DockerfileForm;
  readonly scope: string;
  readonly instruction: TextRange;
}

const unset: Known = { kind: 'unset' };
const unknown: Known = { kind: 'unknown' };

class ModelBuilder {
  private readonly settings: MutableSetting[] = [];
  private readonly comments: TextRange[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private readonly targets = new Map<string, Target>();
  private readonly document;
  private readonly hasStages: boolean;
  /** The ARGs before the first FROM; the whole file where it has none. */
  private readonly global: Stage;
  private readonly stages: Stage[] = [];
  private readonly stagesByName = new Map<string, Stage>();
  private current: Stage;

  constructor(
    private readonly uri: string,
    private readonly text: string,
    private readonly catalogue: Catalogue,
  ) {
    this.document = parseDockerfile(text);
    this.hasStages = this.document.pieces.some(piece => piece.kind === 'instruction' && piece.body.kind === 'from');
    const first = createStage(this.hasStages ? 'global' : 'stage:0', undefined, unknown);
    this.global = this.hasStages ? { ...first, scope: { id: 'global', kind: 'global' } } : first;
    this.current = this.global;
  }

  build(): DockerfileModel {
    for (const piece of this.document.pieces) {
      if (piece.kind === 'comment') {
        this.comments.push(piece.comment);
        const place = { form: piece.form, scope: this.current.scope.id, instruction: piece.comment };
        this.addInactive(piece.pairs, place);
      } else if (piece.kind === 'directive') {
        this.comments.push(piece.comment);
        this.addProblems(piece.problems);
      } else if (piece.kind === 'instruction') {
        this.addInstruction(piece);
      }
    }
    const { uri, text, comments, document: syntax } = this;
    return {
      uri,
      host: 'dockerfile',
      text,
      lines: new LineIndex(text),
      settings: this.settings.sort((a, b) => a.range.start - b.range.start),
      scopes: [this.global, ...this.stages].flatMap(scopesOfStage),
      comments: comments.sort((a, b) => a.start - b.start),
      syntaxProblems: this.problems,
      pinnedReaders: [],
      syntax,
    };
  }

  private addProblems(problems: readonly DockerfileProblem[]): void {
    for (const { start, end, name, message } of problems) {
      this.problems.push({ range: { start, end }, name, message });
    }
  }

  private addInstruction(instruction: Instruction): void {
    const { body, problems, comments, commentedPairs } = instruction;
    this.comments.push(...comments);
    this.addProblems(problems);
    if (this.current === this.global && this.hasStages && body.kind === 'env') {
      const message = 'There is no FROM above this instruction: the build fails.';
      this.problems.push({ range: instruction.keyword, name: body.pairs[0]?.nameText, message });
    }
    const range = { start: instruction.keyword.start, end: instruction.end };
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
    const base = processWord(image, 0, image.length, this.document.escapeCharacter, lookup).text;
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
    const added = pairs.map(pair => this.addPair(pair, place, this.valueOf(pair, stage)));
    for (const setting of added) {
      stage.variables.set(setting.name, 'env', knownOf(setting.value), setting);
    }
  }

  private addArg(pair: Pair, stage: Stage, instruction: TextRange): void {
    const place: Place = { form: 'arg', scope: stage.scope.id, instruction };
    const setting = this.addPair(pair, place, this.valueOf(pair, stage));
    if (setting.value) {
      stage.variables.set(setting.name, 'arg', knownOf(setting.value), setting);
    } else if (stage !== this.global) {
      stage.variables.set(setting.name, 'arg', this.global.variables.lookup(setting.name), setting);
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
          command = { id, kind: 'command', parent: step.id, until: pair.start };
          stage.steps.push(command);
        }
        scope = command;
      }
      const value = pair.value && dockerfileValue(pair.value, pair.value.text, pair.value.references.length === 0);
      this.addPair(pair, { form: 'run', scope: scope.id, instruction }, value);
    }
  }

  private valueOf({ value }: Pair, stage: Stage): SettingValue | undefined {
    if (!value || value.references.length === 0) {
      return value && dockerfileValue(value, value.text, true);
    }
    // A trigger sees the variables of a build that is still to come.
    const lookup = stage.scope.kind === 'trigger' ? nothingKnown : stage.variables.lookup;
    const { written } = value;
    const { text, known } = processWord(written, 0, written.length, this.document.escapeCharacter, lookup);
    return dockerfileValue(value, text, known);
  }

  private addInactive(pairs: readonly Pair[], place: Place): void {
    for (const pair of pairs) {
      const value = pair.value && dockerfileValue(pair.value, pair.value.text, pair.value.references.length === 0);
      this.addPair(pair, place, value).active = false;
    }
  }

  private addPair(pair: Pair, place: Place, value: SettingValue | undefined): MutableSetting {
    const name = pair.nameText;
    const target = this.targets.get(name) ?? targetOf(name, this.catalogue);
    this.targets.set(name, target);
    const setting: MutableSetting = {
      name,
      nameRange: pair.name,
      value,
      range: { start: pair.start, end: pair.end },
      host: 'dockerfile',
      scope: place.scope,
      active: true,
      target,
      form: place.form,
      instruction: place.instruction,
      removal: pair.removal,
      references: pair.value?.references.length ? this.namesOf(pair.value.references) : none,
      isUsedBeforeOverwritten: false,
    };
    this.settings.push(setting);
    return setting;
  }

  private namesOf(references: readonly Reference[]): DockerfileSetting['references'] {
    return references.flatMap(({ name }) =>
      name ? [{ name: this.text.slice(name.start, name.end), range: name }] : [],
    );
  }
}

const none: DockerfileSetting['references'] = [];

function formOf(body: InstructionBody): DockerfileForm {
  return body.kind === 'arg' ? 'arg' : 'env';
}

function knownOf(value: SettingValue | undefined): Known {
  return value?.known ? { kind: 'value', text: value.text } : unknown;
}
