import type { DockerfileModel } from '../../model/dockerfile-model';
import { type DockerfileSetting, isDockerfileSetting } from '../../model/dockerfile-setting';
import type { Instruction } from '../../syntax/dockerfile/nodes';
import type { Place } from '../places';
import type { Reference } from '../references';
import { scopesById } from './stages';
import { referencesInText } from './text-references';
import { scopeAt } from './visible-settings';

/** Stages that are followed from one to the one it is built from. */
const maxAncestors = 200;

/** The places of variables in a Dockerfile: ENV, ARG, RUN, and what all other instructions refer to. */
export function dockerfilePlaces(document: DockerfileModel): Place[] {
  const homes = new Homes(document);
  const places: Place[] = [];
  for (const setting of document.settings) {
    if (!isDockerfileSetting(setting)) {
      continue;
    }
    const { name } = setting;
    places.push({ name, range: setting.nameRange, kind: 'write', home: homes.of(name, setting.scope), setting });
    if (setting.form === 'env' || setting.form === 'arg') {
      for (const reference of setting.references) {
        places.push({ ...reference, kind: 'read', home: homes.of(reference.name, setting.scope), setting });
      }
    }
  }
  for (const piece of document.syntax.pieces) {
    if (piece.kind === 'instruction' && hasText(piece)) {
      const scope = scopeAt(document, piece.keyword.start);
      for (const { name, range } of referencesOfInstruction(document, piece)) {
        places.push({ name, range, kind: 'read', home: homes.of(name, scope), setting: undefined });
      }
    }
  }
  return places.sort((a, b) => a.range.start - b.range.start);
}

/** The references of ENV and ARG are those of their values. */
function hasText({ body, hasDollar, heredocs }: Instruction): boolean {
  const own = body.kind === 'onbuild' ? (body.trigger ?? body) : body;
  return own.kind !== 'env' && own.kind !== 'arg' && (hasDollar || heredocs.length > 0);
}

function referencesOfInstruction({ text, syntax }: DockerfileModel, piece: Instruction): Reference[] {
  const { keyword, heredocs, comments } = piece;
  const { escapeCharacter } = syntax;
  const head = { start: keyword.end, end: heredocs[0]?.body.start ?? piece.end };
  const rules = { escapeCharacter, comments, hasQuotes: true };
  const found = piece.hasDollar ? referencesInText(text, head, rules) : [];
  for (const { opener, body, isScript } of heredocs) {
    const expands = isScript || !/['"\\]/.test(text.slice(opener.start, opener.end));
    if (expands && text.slice(body.start, body.end).includes('$')) {
      found.push(...referencesInText(text, body, { ...rules, hasQuotes: isScript }));
    }
  }
  return found;
}

/** Finds out which places of a name mean the same variable. */
class Homes {
  /** For each name the scopes that set it, with the way they do; for RUNs the scope of the step. */
  private readonly writers = new Map<string, Map<string, DockerfileSetting['form']>>();
  private readonly known = new Map<string, string>();
  private readonly scopes;

  constructor(document: DockerfileModel) {
    this.scopes = scopesById(document);
    for (const setting of document.settings) {
      if (isDockerfileSetting(setting)) {
        const writers = this.writers.get(setting.name) ?? new Map<string, DockerfileSetting['form']>();
        writers.set(this.stepOf(setting.scope), setting.form);
        this.writers.set(setting.name, writers);
      }
    }
  }

  of(name: string, scope: string): string {
    const writers = this.writers.get(name);
    const place = this.stepOf(scope);
    if (!writers) {
      return place;
    }
    const key = `${place} ${name}`;
    let home = this.known.get(key);
    if (home === undefined) {
      home = this.find(writers, place);
      this.known.set(key, home);
    }
    return home;
  }

  /** The scope highest up that sets the name; the global one where an ARG on the way takes its value from there. */
  private find(writers: ReadonlyMap<string, DockerfileSetting['form']>, place: string): string {
    let home = place;
    let isArgument = false;
    let scope: string | undefined = place;
    for (let count = 0; scope !== undefined && count < maxAncestors; count++) {
      const form = writers.get(scope);
      if (form) {
        home = scope;
        isArgument ||= form === 'arg';
      }
      scope = this.scopes.get(scope)?.parent;
    }
    return isArgument && writers.has('global') ? 'global' : home;
  }

  /** The step of a command of a RUN; any other scope as it is. */
  private stepOf(scope: string): string {
    const found = this.scopes.get(scope);
    return found?.kind === 'command' ? (found.parent ?? scope) : scope;
  }
}
