import type { Catalogue } from '../../catalogue/catalogue';
import type { ComponentFamily, ParserId } from '../../catalogue/types';
import type { Environment } from '../../hocon/resolve';
import type { Conversion } from '../../values/conversion';
import { convert } from '../../values/parsers';
import { type EnvAssignment, type Origin, variableOrigin } from './types';

/** The environment of a process, and where each variable of it was given. */
export class Variables {
  readonly env: Environment;
  private readonly given = new Map<string, EnvAssignment[]>();

  /** @param assignments A later one of the same name wins. */
  constructor(readonly assignments: readonly EnvAssignment[]) {
    // Without a prototype no name is there that nobody gave.
    const env: Record<string, string> = Object.create(null);
    for (const assignment of assignments) {
      env[assignment.name] = assignment.value;
      const same = this.given.get(assignment.name);
      if (same) same.unshift(assignment);
      else this.given.set(assignment.name, [assignment]);
    }
    this.env = env;
  }

  /** Where the variable was given, the place that counts first. */
  originsOf(name: string): Origin[] {
    return (this.given.get(name) ?? []).map(variableOrigin);
  }

  /** Where a set variable was given. */
  originOf(name: string): Origin {
    return this.originsOf(name)[0]!;
  }

  /** All places in which these names have a text, without the one that counts. */
  losersAgainst(winner: string, names: readonly string[]): Origin[] {
    const others = names.filter(name => name !== winner && this.env[name]).flatMap(name => this.originsOf(name));
    return [...this.originsOf(winner).slice(1), ...others];
  }
}

/** One variable as a component reads it: its names in the order of the look-up. */
export interface Reading {
  readonly names: readonly string[];
  readonly path: string | undefined;
  readonly parser: ParserId;
}

/** How a component reads a variable, by the catalogue. */
export function readingOf(name: string, family: ComponentFamily, catalogue: Catalogue): Reading {
  const variable = catalogue.variable(name)!.variable;
  const reading = catalogue.readings(variable, family)[0]!;
  return {
    names: [variable.name, ...reading.aliases.map(alias => alias.name)],
    path: reading.confKey,
    parser: reading.value.parser,
  };
}

/** What came of a look-up: which name counted, and what was made of its text. */
export interface LookUp {
  readonly name: string;
  readonly conversion: Conversion;
}

/** The first name that has a text counts, whatever is made of it (facts: agent-env.md and sdk-env.md, parsing). */
export function lookUp({ names, parser }: Reading, env: Environment): LookUp | undefined {
  for (const name of names) {
    const text = env[name];
    if (!text) continue;
    const conversion = convert(parser, text);
    if (conversion.outcome !== 'unset') return { name, conversion };
  }
  return undefined;
}
