import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { Alias, Variable, VariablePattern, VariableReading } from '../../server/src/catalogue/types';

/** A row with nothing in it but its name. */
export function fakeReading(name: string, aliases: readonly Alias[] = []): VariableReading {
  return {
    name,
    component: 'agent',
    summary: '',
    aliases,
    setBy: 'user',
    value: {
      kind: 'string',
      parser: 'raw',
      parsed: '',
      invalid: { effect: 'unchecked', text: '' },
      empty: { effect: 'unset', text: '' },
    },
    secret: false,
    facts: [],
    pitfalls: [],
    verified: 'read',
    source: [],
  } as VariableReading;
}

export interface FakeNames {
  /** Names of variables, each with its deprecated aliases. */
  readonly variables?: Readonly<Record<string, readonly string[]>>;
  /** Prefixes of patterns. */
  readonly patterns?: readonly string[];
}

/** A catalogue that knows a few names and nothing about them. */
export function fakeCatalogue({ variables = {}, patterns = [] }: FakeNames): Catalogue {
  const all = Object.entries(variables).map(([name, old]): Variable => {
    const aliases = old.map(alias => ({ name: alias, status: 'deprecated' as const }));
    const reading = fakeReading(name, aliases);
    return { name, readings: [reading], primary: reading, aliases, secret: false };
  });
  const allPatterns = patterns.map((prefix): VariablePattern => ({ prefix, reading: fakeReading(`${prefix}<X>`) }));
  const known: Partial<Catalogue> = {
    variables: all,
    patterns: allPatterns,
    variable(name) {
      const own = all.find(variable => variable.name === name);
      const old = all.find(({ aliases }) => aliases.some(alias => alias.name === name));
      return own ? { variable: own } : old && { variable: old, alias: 'deprecated' };
    },
    pattern: name =>
      allPatterns.filter(({ prefix }) => name.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0],
  };
  return known as Catalogue;
}
