import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { Relation } from '../../server/src/catalogue/relation-types';
import type { Variable } from '../../server/src/catalogue/types';

/** One slip of the pen in a name. */
export function mistyped(name: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(name.length - 1), fc.constantFrom('drop', 'double', 'swap', 'lower')).map(([at, slip]) => {
    const character = name[at]!;
    const [head, tail] = [name.slice(0, at), name.slice(at + 1)];
    switch (slip) {
      case 'drop':
        return head + tail;
      case 'double':
        return head + character + character + tail;
      case 'swap':
        return head + tail.slice(0, 1) + character + tail.slice(1);
      default:
        return head + character.toLowerCase() + tail;
    }
  });
}

/** The names on both sides of a relation: files that hold several of them are where the relations show. */
function namesOf(relation: Relation): string[] {
  switch (relation.kind) {
    case 'excludes':
      return [relation.winner.name, relation.loser.name];
    case 'requires':
      return [relation.subject.name, ...relation.needs.map(side => side.name)];
    case 'ignored':
      return [relation.subject.name, ...relation.by.map(side => side.name)];
  }
}

/** A name and, where ClearML reads it, its variable. */
export interface Named {
  readonly name: string;
  readonly variable: Variable | undefined;
}

/** Names of all kinds: most of them ClearML's, some of them mistyped, unknown or of other programs. */
export function namesFrom(catalogue: Catalogue): fc.Arbitrary<Named> {
  const named = (name: string): Named => ({ name, variable: catalogue.variable(name)?.variable });
  const all = catalogue.variables.flatMap(variable => [variable.name, ...variable.aliases.map(alias => alias.name)]);
  const related = catalogue.relations.flatMap(namesOf);
  const core = catalogue.variables.filter(({ primary }) => primary.core).map(({ name }) => name);
  // biome-ignore format: a list of short texts
  const dynamic = [
    ...catalogue.confKeys.filter(({ section }) => section === 'agent').map(({ path }) => `CLEARML_AGENT__${path.replaceAll('.', '__')}`),
    ...catalogue.confKeys.slice(0, 50).map(({ path }) => `CLEARML_AGENT__${path.toUpperCase().replaceAll('.', '__')}`),
    ...catalogue.serverKeys.map(({ path }) => `CLEARML__${path.replaceAll('.', '__')}`),
    'CLEARML_AGENT__', 'CLEARML__', 'CLEARML_AGENT__AGENT', 'CLEARML_AGENT__AGENT__', 'CLEARML_AGENT____X', 'CLEARML_AGENT__API__CREDENTIALS__SECRET_KEY',
  ];
  const patterns = catalogue.patterns.map(({ prefix }) => `${prefix}SOMETHING`);
  const from = (names: readonly string[]) => (names.length > 0 ? fc.constantFrom(...names) : fc.constant('CLEARML_X'));
  return fc.oneof(
    { weight: 5, arbitrary: from(all).map(named) },
    { weight: 4, arbitrary: from(core).map(named) },
    { weight: 4, arbitrary: from(related).map(named) },
    { weight: 2, arbitrary: from(dynamic).map(named) },
    { weight: 1, arbitrary: from(patterns).map(named) },
    { weight: 2, arbitrary: from(catalogue.wrongNames.map(({ name }) => name)).map(named) },
    { weight: 2, arbitrary: from(all).chain(mistyped).map(named) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          'CLEARML_',
          'CLEARML_OUR_TEAM',
          'TRAINS_X',
          'PATH',
          'DATABASE_URL',
          'AWS_SECRET_ACCESS_KEY',
          'a.b-c',
          '',
        )
        .map(named),
    },
  );
}
