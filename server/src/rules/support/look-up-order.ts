import type { Catalogue } from '../../catalogue/catalogue';
import type { Variable } from '../../catalogue/types';

/**
 * The names under which ClearML looks up one variable, first to last. Two rows that name each other as an alternative are
 * one variable to ClearML (`CLEARML_AGENT_K8S_HOST_MOUNT`, `CLEARML_AGENT_DOCKER_HOST_MOUNT`): the catalogue holds them
 * in the order of their look-up.
 */
export function lookUpOrderOf(variable: Variable, catalogue: Catalogue): readonly string[] {
  const twin = variable.aliases
    .filter(({ status }) => status === 'alternative')
    .map(({ name }) => catalogue.variable(name))
    .find(
      match => match && !match.alias && match.variable.aliases.some(({ name }) => name === variable.name),
    )?.variable;
  const first = twin && catalogue.variables.indexOf(twin) < catalogue.variables.indexOf(variable) ? twin : variable;
  return [first.name, ...first.aliases.map(alias => alias.name)];
}
