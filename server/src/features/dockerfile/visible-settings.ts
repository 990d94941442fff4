import type { DockerfileModel } from '../../model/dockerfile-model';
import { type DockerfileSetting, isDockerfileSetting } from '../../model/dockerfile-setting';
import { pieceAt, scopesById, stageScopeAt } from './stages';

/** Stages that are followed from one to the one it is built from. */
const maxAncestors = 200;

/** The active settings of each scope, in the order of the file. */
type ByScope = ReadonlyMap<string, readonly DockerfileSetting[]>;

const cache = new WeakMap<DockerfileModel, ByScope>();

function byScope(document: DockerfileModel): ByScope {
  let known = cache.get(document);
  if (!known) {
    const groups = new Map<string, DockerfileSetting[]>();
    for (const setting of document.settings) {
      if (setting.active && isDockerfileSetting(setting)) {
        const group = groups.get(setting.scope);
        if (group) {
          group.push(setting);
        } else {
          groups.set(setting.scope, [setting]);
        }
      }
    }
    known = groups;
    cache.set(document, known);
  }
  return known;
}

/** The ids of a scope, of the stage it belongs to, of the one that is built from, and so on. */
export function scopeChain(document: DockerfileModel, scope: string): string[] {
  const scopes = scopesById(document);
  const chain: string[] = [];
  for (let id: string | undefined = scope; id !== undefined && chain.length < maxAncestors; ) {
    chain.push(id);
    id = scopes.get(id)?.parent;
  }
  return chain;
}

/** The scope in which the text at an offset is read: that of its RUN where this sets something, else its stage's. */
export function scopeAt(document: DockerfileModel, offset: number): string {
  const piece = pieceAt(document, offset);
  const stage = stageScopeAt(document, offset);
  if (piece?.kind !== 'instruction') {
    return stage;
  }
  if (piece.body.kind === 'from') {
    return 'global';
  }
  return stepAt(document, piece.keyword.start) ?? (piece.body.kind === 'onbuild' ? triggerOf(document, stage) : stage);
}

function stepAt(document: DockerfileModel, instruction: number): string | undefined {
  return stepStarts(document).get(instruction);
}

const steps = new WeakMap<DockerfileModel, ReadonlyMap<number, string>>();

function stepStarts(document: DockerfileModel): ReadonlyMap<number, string> {
  let starts = steps.get(document);
  if (!starts) {
    const found = (document.scopes ?? []).filter(({ kind }) => kind === 'step');
    starts = new Map(found.map(({ id, until }) => [until!, id]));
    steps.set(document, starts);
  }
  return starts;
}

function triggerOf(document: DockerfileModel, stage: string): string {
  return scopesById(document).has(`${stage}/onbuild`) ? `${stage}/onbuild` : stage;
}

/**
 * The settings that the text at `offset` sees, by name: those of its stage above it (an ENV does not see its own
 * pairs), those of the stages it is built from, and the exports above it in the same RUN. An `ARG NAME` without a value
 * stands for the one above the first FROM.
 */
export function settingsSeenAt(document: DockerfileModel, offset: number): ReadonlyMap<string, DockerfileSetting> {
  const seen = new Map<string, DockerfileSetting>();
  const groups = byScope(document);
  const own = pieceAt(document, offset)?.start ?? offset;
  const [scope, ...ancestors] = scopeChain(document, scopeAt(document, offset));
  const isInStep = scope !== undefined && scopesById(document).get(scope)?.kind === 'step';
  const stage = isInStep ? ancestors.shift() : scope;
  for (const id of ancestors.reverse()) {
    for (const setting of groups.get(id) ?? []) {
      seen.set(setting.name, setting);
    }
  }
  for (const setting of (stage !== undefined && groups.get(stage)) || []) {
    const isAbove = setting.instruction.start < own || (setting.form === 'arg' && setting.range.end < offset);
    if (isAbove) {
      seen.set(setting.name, setting);
    }
  }
  for (const setting of (isInStep && groups.get(scope)) || []) {
    if (setting.range.end < offset || setting.form === 'mount') {
      seen.set(setting.name, setting);
    }
  }
  return seen;
}

/** The `ARG` above the first FROM from which an `ARG NAME` of a stage takes its value, if there is one. */
export function globalArgOf(document: DockerfileModel, setting: DockerfileSetting): DockerfileSetting | undefined {
  return setting.form === 'arg' && setting.scope !== 'global' && !setting.value
    ? byScope(document)
        .get('global')
        ?.findLast(({ name }) => name === setting.name)
    : undefined;
}
