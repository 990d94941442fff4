import { isDockerfileSetting } from './dockerfile-setting';
import type { Setting } from './setting';

/**
 * Who sees which settings.
 *
 * Each setting has a scope, and a `Scope` says whose settings are seen in it besides its own. From that come the two
 * questions that rules ask, whatever the file format:
 *
 * - `environmentsOf`: which settings does one process find together? For rules about relations (excludes, requires,
 *   ignored). An env file is one environment. A Dockerfile has one for each image that can come out of it: the `ENV` of
 *   the stage and of the stages it is built from, without the values that are overwritten on the way; and one for each
 *   command of a RUN that sets something itself: what the image and the `ARG`s hold at that place, and its own.
 * - `competingSettingsOf`: which settings would be dead if a later one had the same name? For rules about duplicates.
 *
 * Two images that are built from one stage share its settings, so that a rule can find the same problem twice: the
 * caller keeps one problem for each rule and place.
 */
export interface Scope {
  /** What `Setting.scope` says. */
  readonly id: string;
  /**
   * `global`: the ARGs before the first FROM, which no process sees. `stage`: a build stage. `trigger`: the ONBUILD
   * instructions of a stage, carried out at the start of the stages built from it. `step`: the commands of a RUN.
   * `command`: one of these.
   */
  readonly kind: 'global' | 'stage' | 'trigger' | 'step' | 'command';
  /** The scope whose settings are seen in this one too, unless it sets the same names. */
  readonly parent?: string;
  /** The offset from which on the settings of the parent come too late for a step or command. */
  readonly until?: number;
}

/**
 * The groups of settings that one process sees together, each in the order of the text: of several with the same name
 * the one in force. Names of other programs are left out.
 * @param settings those that are in force, in the order of the file
 * @param scopes `DocumentModel.scopes`
 */
export function environmentsOf(settings: readonly Setting[], scopes?: readonly Scope[]): Setting[][] {
  const ours = settings.filter(setting => setting.target.kind !== 'foreign');
  const own = groupBy(ours, setting => setting.scope);
  if (!scopes) {
    return [...own.values()].map(group => inOrder(inForce(group)));
  }
  return new Environments(own, scopes).all();
}

/**
 * The groups of settings in which a later one takes the place of an earlier one of the same name before anything has
 * seen that: all lines of an env file, the `ENV`s of one stage, the `ARG`s of one stage, the exports of one RUN.
 * An inherited `ENV` that a stage sets anew, `ARG X` with `ENV X`, a value that a RUN uses before it is set again, and
 * two branches of an `if` compete with nothing.
 */
export function competingSettingsOf(settings: readonly Setting[]): Setting[][] {
  const competing = settings.filter(
    setting => !isDockerfileSetting(setting) || (setting.form !== 'mount' && setting.value !== undefined),
  );
  const groups = groupBy(competing, setting =>
    isDockerfileSetting(setting) ? `${setting.scope} ${setting.form}` : setting.scope,
  );
  return [...groups.values()].map(group => {
    const last = inForce(group);
    return group.filter(
      setting =>
        !isDockerfileSetting(setting) || !setting.isUsedBeforeOverwritten || last.get(setting.name) === setting,
    );
  });
}

type ByName = Map<string, Setting>;

/** What a scope hands on: the variables of the image, and the build arguments. */
interface State {
  readonly image: ByName;
  readonly args: ByName;
}

const noSettings: readonly Setting[] = [];

class Environments {
  private readonly states = new Map<string, State>();
  /** How many stages and triggers follow on a stage or trigger. */
  private readonly followers = new Map<string, number>();
  /** Stages and triggers on which a stage is built: they are seen as a part of that. */
  private readonly builtUpon = new Set<string>();
  private readonly steps: Map<string, Scope[]>;
  private readonly found: Setting[][] = [];

  constructor(
    private readonly own: ReadonlyMap<string, readonly Setting[]>,
    private readonly scopes: readonly Scope[],
  ) {
    this.steps = groupBy(
      scopes.filter(({ kind }) => kind === 'step' || kind === 'command'),
      scope => scope.parent ?? '',
    );
    const triggers = new Map<string, Scope>();
    for (const scope of scopes) {
      const { kind, parent } = scope;
      if (kind === 'trigger') {
        triggers.set(scope.id, scope);
      }
      if (parent !== undefined && (kind === 'stage' || kind === 'trigger')) {
        this.followers.set(parent, (this.followers.get(parent) ?? 0) + 1);
      }
      if (parent !== undefined && kind === 'stage') {
        this.builtUpon.add(parent).add(triggers.get(parent)?.parent ?? parent);
      }
    }
  }

  all(): Setting[][] {
    for (const scope of this.scopes) {
      if (scope.kind === 'stage' || scope.kind === 'trigger') {
        this.addStage(scope);
      }
    }
    return this.found;
  }

  private addStage(scope: Scope): void {
    const state = this.inherited(scope);
    const settings = this.own.get(scope.id) ?? noSettings;
    let next = 0;
    for (const step of this.steps.get(scope.id) ?? []) {
      for (; next < settings.length && settings[next]!.range.start < step.until!; next++) {
        apply(settings[next]!, state);
      }
      this.addStep(step, state);
    }
    for (; next < settings.length; next++) {
      apply(settings[next]!, state);
    }
    this.states.set(scope.id, state);
    const addsSomething = scope.kind === 'stage' || settings.some(setting => !isArg(setting));
    if (addsSomething && !this.builtUpon.has(scope.id) && state.image.size > 0) {
      this.found.push(inOrder(state.image));
    }
  }

  /** The parent's state to go on with: a copy, unless nobody else builds on it. */
  private inherited({ parent }: Scope): State {
    const state = parent === undefined ? undefined : this.states.get(parent);
    if (!state) {
      return { image: new Map(), args: new Map() };
    }
    const isOnly = this.followers.get(parent!) === 1;
    return isOnly ? state : { image: new Map(state.image), args: new Map(state.args) };
  }

  private addStep(step: Scope, state: State): void {
    const own = this.own.get(step.id) ?? noSettings;
    const commands = this.steps.get(step.id) ?? [];
    if (own.length === 0 && commands.length === 0) {
      return;
    }
    const seen: ByName = new Map([...state.args, ...state.image]);
    let next = 0;
    for (const command of commands) {
      for (; next < own.length && own[next]!.range.start < command.until!; next++) {
        seen.set(own[next]!.name, own[next]!);
      }
      this.found.push(inOrder(new Map([...seen, ...inForce(this.own.get(command.id) ?? noSettings)])));
    }
    for (; next < own.length; next++) {
      seen.set(own[next]!.name, own[next]!);
    }
    if (own.length > 0) {
      this.found.push(inOrder(seen));
    }
  }
}

function apply(setting: Setting, { image, args }: State): void {
  (isArg(setting) ? args : image).set(setting.name, setting);
}

function isArg(setting: Setting): boolean {
  return isDockerfileSetting(setting) && setting.form === 'arg';
}

function inForce(settings: readonly Setting[]): ByName {
  return new Map(settings.map(setting => [identityOf(setting), setting]));
}

/** What a later setting of the same scope takes the place of: a variable by its name, a key of clearml.conf by its path. */
function identityOf({ name, target }: Setting): string {
  return target.kind === 'key' ? target.path : name;
}

function inOrder(settings: ByName): Setting[] {
  return [...settings.values()].sort((a, b) => a.range.start - b.range.start);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
