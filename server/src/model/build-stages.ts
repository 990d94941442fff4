import type { Known, Lookup } from '../syntax/dockerfile/processed-word';
import type { Scope } from './scopes';

/** Stages that are followed from one to the one it is built from when a variable is looked up. */
const maxAncestors = 200;

const unknown: Known = { kind: 'unknown' };

/** A setting while the file is read: it is not known yet whether something uses its value. */
export interface Usable {
  isUsedBeforeOverwritten: boolean;
}

interface Variable {
  readonly known: Known;
  readonly form: 'env' | 'arg';
  readonly setting: Usable;
  /** When it was set, on the clock of the stage. */
  readonly tick: number;
}

/** The variables of a build stage (or of the triggers of one, or before the first FROM) while the file is read. */
export class StageVariables {
  private readonly own = new Map<string, Variable>();
  private tick = 0;
  private lastUse = 0;

  /** @param root what a variable is that no stage sets: of an image that we do not see it is unknown, of `scratch` unset */
  constructor(
    private readonly parent: StageVariables | undefined,
    private readonly root: Known,
  ) {}

  /** Looks a variable up as an instruction of this stage does, which is a use of it. */
  readonly lookup: Lookup = name => {
    const variable = this.own.get(name);
    if (variable) {
      variable.setting.isUsedBeforeOverwritten = true;
      return variable.known;
    }
    return this.inherited(name);
  };

  set(name: string, form: 'env' | 'arg', known: Known, setting: Usable): void {
    const before = this.own.get(name);
    if (before && before.tick < this.lastUse) {
      before.setting.isUsedBeforeOverwritten = true;
    }
    // Docker's documentation says that ENV wins over a later ARG, BuildKit does the opposite.
    const isDisputed = form === 'arg' && before?.form === 'env';
    this.own.set(name, { known: isDisputed ? unknown : known, form, setting, tick: this.tick++ });
  }

  /** An instruction that may use any variable. */
  useAll(): void {
    this.lastUse = ++this.tick;
    this.tick++;
  }

  private inherited(name: string): Known {
    let stage = this.parent;
    for (let count = 0; stage && count < maxAncestors; count++) {
      const variable = stage.own.get(name);
      if (variable) {
        return variable.known;
      }
      if (!stage.parent) {
        return stage.root;
      }
      stage = stage.parent;
    }
    return stage ? unknown : this.root;
  }
}

/** A build stage, or what stands for one where a file has no FROM. */
export interface Stage {
  readonly scope: Scope;
  readonly variables: StageVariables;
  /** The scopes of its RUN instructions. */
  readonly steps: Scope[];
  trigger: Stage | undefined;
}

/** Creates a stage on top of another; its triggers are carried out first. */
export function createStage(id: string, base: Stage | undefined, root: Known): Stage {
  const parent = base?.trigger ?? base;
  return {
    scope: { id, kind: 'stage', ...(parent && { parent: parent.scope.id }) },
    variables: new StageVariables(parent?.variables, root),
    steps: [],
    trigger: undefined,
  };
}

/** The triggers (ONBUILD) of a stage. Their values are those of the build that will carry them out. */
export function triggerOf(stage: Stage): Stage {
  stage.trigger ??= {
    scope: { id: `${stage.scope.id}/onbuild`, kind: 'trigger', parent: stage.scope.id },
    variables: new StageVariables(stage.variables, unknown),
    steps: [],
    trigger: undefined,
  };
  return stage.trigger;
}

/** The scopes of a stage in the order that `DocumentModel.scopes` asks for. */
export function scopesOfStage({ scope, steps, trigger }: Stage): Scope[] {
  return [scope, ...steps, ...(trigger ? scopesOfStage(trigger) : [])];
}
