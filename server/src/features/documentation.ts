import type { Catalogue, NameMatch } from '../catalogue/catalogue';
import { familyOf } from '../catalogue/components';
import type { ComponentFamily, Variable, VariablePattern } from '../catalogue/types';
import { escapeMarkdown, inlineCode, prose } from '../text/markdown';
import {
  badValueSection,
  confSection,
  differencesSection,
  linkSection,
  notesSection,
  readersSection,
  relationsSection,
  valueSection,
} from './documentation/reading-sections';

const cache = new WeakMap<Variable, Map<string, string>>();

/**
 * What is known of a variable, as Markdown: what it does; type, values and default; what a bad value does; the
 * clearml.conf key that does the same and which wins; who reads it and since when; relations; pitfalls; ClearML's page.
 * `family` chooses the program whose reading is told in full; the others follow where they differ.
 */
export function variableDocumentation(variable: Variable, catalogue: Catalogue, family?: ComponentFamily): string {
  let texts = cache.get(variable);
  if (!texts) {
    texts = new Map();
    cache.set(variable, texts);
  }
  let text = texts.get(family ?? '');
  if (text === undefined) {
    text = createDocumentation(variable, catalogue, family);
    texts.set(family ?? '', text);
  }
  return text;
}

/** As `variableDocumentation`, for a name: an alias is told apart, with the name that it stands for. */
export function nameDocumentation(
  name: string,
  match: NameMatch,
  catalogue: Catalogue,
  family?: ComponentFamily,
): string {
  const text = variableDocumentation(match.variable, catalogue, family);
  if (!match.alias) {
    return text;
  }
  const status = match.alias === 'deprecated' ? 'deprecated name' : 'another name';
  return `${inlineCode(name)} is a ${status} of ${inlineCode(match.variable.name)}.\n\n${text}`.replace(
    'is a another',
    'is another',
  );
}

/** What is known of the variables of a pattern, such as `CLEARML_TRITON_<ARG>`. */
export function patternDocumentation({ reading }: VariablePattern, catalogue: Catalogue): string {
  const { name, aliases, secret } = reading;
  return createDocumentation({ name, readings: [reading], primary: reading, aliases, secret }, catalogue, undefined);
}

/** One line that says what a variable is. */
export function shortDocumentation({ name, primary }: Variable): string {
  return `**${escapeMarkdown(name)}** ${prose(primary.summary)}`;
}

function createDocumentation(variable: Variable, catalogue: Catalogue, family: ComponentFamily | undefined): string {
  const reading = variable.readings.find(({ component }) => familyOf(component) === family) ?? variable.primary;
  const page = reading.page ?? variable.readings.find(other => other.page)?.page;
  const differences = differencesSection(variable, reading);
  const relations = relationsSection(variable, reading, catalogue);
  const notes = notesSection(reading);
  const others = variable.aliases.map(
    alias => inlineCode(alias.name) + (alias.status === 'deprecated' ? ' (old)' : ''),
  );
  return paragraphs([
    [`**${escapeMarkdown(variable.name)}**`],
    [prose(reading.summary)],
    valueSection(reading),
    badValueSection(reading),
    [...confSection(reading), ...(others.length > 0 ? [`**Also read as** ${others.join(', ')}`] : [])],
    readersSection(variable),
    differences.length > 0 ? ['**Other programs**', ...differences] : [],
    relations,
    notes.length > 0 ? ['**Good to know**', ...notes] : [],
    linkSection(page),
  ]);
}

/** Joins sections; inside one, lines follow each other without a gap and lists stay lists. */
export function paragraphs(sections: readonly (readonly string[])[]): string {
  return sections
    .filter(section => section.length > 0)
    .map(section =>
      section
        .map((line, index) => {
          const next = section[index + 1];
          if (next === undefined) {
            return line;
          }
          const list = line.startsWith('- ');
          const nextList = next.startsWith('- ');
          // A blank line ends a list; two spaces break a line.
          return list !== nextList ? `${line}\n\n` : list ? `${line}\n` : `${line}  \n`;
        })
        .join(''),
    )
    .join('\n\n');
}
