import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { sidesOf } from '../../server/src/catalogue/relation-index';
import { allReadings } from './data';

const catalogue = createCatalogue();

describe('relations', () => {
  it('name variables or clearml.conf keys that exist, and no aliases', () => {
    const unknown = catalogue.relations
      .flatMap(sidesOf)
      .map(({ name }) => name)
      .filter(name => {
        const match = catalogue.variable(name);
        return (!match || match.alias !== undefined) && !catalogue.confKey(name);
      });
    expect(unknown).toEqual([]);
  });

  it('have no setting on both sides, and none twice', () => {
    const texts = catalogue.relations.map(relation => {
      const names = sidesOf(relation).map(({ name }) => name);
      expect(new Set(names).size, names.join()).toBe(names.length);
      return `${relation.kind} ${names.join()}`;
    });
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('do not repeat what aliases say', () => {
    for (const relation of catalogue.relations) {
      const [first, second] = sidesOf(relation).map(({ name }) => name);
      expect(catalogue.variable(first!)?.variable.aliases.map(({ name }) => name) ?? []).not.toContain(second);
    }
  });

  it('cover the exclusions and requirements of the rows', () => {
    const missing = allReadings().flatMap(({ name, excludes, requires }) => [
      ...(excludes ?? [])
        .filter(other => !catalogue.relationsOf(name).some(one => one.kind === 'excludes' && has(one, other)))
        .map(other => `${name} excludes ${other}`),
      ...(requires ?? [])
        .filter(other => catalogue.variable(other))
        .filter(other => !catalogue.relationsOf(name).some(one => one.kind === 'requires' && has(one, other)))
        .map(other => `${name} requires ${other}`),
    ]);
    expect(missing).toEqual([]);
  });

  it('say who wins', () => {
    const winner = (a: string, b: string) =>
      catalogue.relationsOf(a).flatMap(one => (one.kind === 'excludes' && has(one, b) ? [one.winner.name] : []));
    expect(winner('CLEARML_AGENT_GIT_USE_AZURE_PAT', 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN')).toEqual([
      'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN',
    ]);
    expect(winner('CLEARML_API_SECRET_KEY', 'CLEARML_AUTH_TOKEN')).toEqual(['CLEARML_AUTH_TOKEN']);
    expect(winner('CLEARML_AGENT_FORCE_UV', 'CLEARML_AGENT_FORCE_POETRY')).toEqual(['CLEARML_AGENT_FORCE_POETRY']);
  });
});

describe('wrong names', () => {
  it('are read by nothing', () => {
    const read = catalogue.wrongNames.filter(({ name }) => catalogue.variable(name) || catalogue.pattern(name));
    expect(read.map(({ name }) => name)).toEqual([]);
  });

  it('lead to a name that is read, and not to an old one', () => {
    const lost = catalogue.wrongNames.filter(({ instead }) => catalogue.variable(instead)?.variable.name !== instead);
    expect(lost).toEqual([]);
  });

  it('are there once each', () => {
    expect(new Set(catalogue.wrongNames.map(({ name }) => name)).size).toBe(catalogue.wrongNames.length);
  });
});

function has(relation: Parameters<typeof sidesOf>[0], name: string): boolean {
  return sidesOf(relation).some(side => side.name === name);
}
