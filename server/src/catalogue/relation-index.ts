import type { Relation, RelationSide } from './relation-types';
import type { Variable } from './types';

/** Every side of a relation, the excused ones (`unless`) included. */
export function sidesOf(relation: Relation): readonly RelationSide[] {
  switch (relation.kind) {
    case 'excludes':
      return [relation.winner, relation.loser];
    case 'requires':
      return [relation.subject, ...relation.needs, ...(relation.unless ?? [])];
    case 'ignored':
      return [relation.subject, ...relation.by];
  }
}

/**
 * An index of relations by the name of a setting. A setting is known by the name in the relation (a variable or a
 * clearml.conf path), by the aliases of that variable and by the clearml.conf key that does the same.
 * @param variableOf The variable of a name, if the name is one.
 * @returns A look-up that takes a variable name or a clearml.conf path.
 */
export function createRelationIndex(
  relations: readonly Relation[],
  variableOf: (name: string) => Variable | undefined,
): (name: string) => readonly Relation[] {
  const index = new Map<string, Relation[]>();
  for (const relation of relations) {
    const names = new Set<string>();
    for (const { name } of sidesOf(relation)) {
      names.add(name);
      const variable = variableOf(name);
      for (const alias of variable?.aliases ?? []) names.add(alias.name);
      for (const reading of variable?.readings ?? []) if (reading.confKey) names.add(reading.confKey);
    }
    for (const name of names) {
      const list = index.get(name);
      if (list) list.push(relation);
      else index.set(name, [relation]);
    }
  }
  return name => index.get(name) ?? [];
}
