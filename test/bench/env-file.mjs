import { loadSources } from '../../scripts/generate/load-sources.mjs';

/** Part of the lines that are faulty. */
const faultRate = 0.02;
/** Gets a value that is no truth value. */
const wrongBoolean = 'CLEARML_AGENT_FORCE_UV';

/** Variables with a value that is right, and none that relates to another: they give no problem whatever is beside them. */
async function harmlessAssignments() {
  const { createCatalogue } = await loadSources(
    "export { createCatalogue } from './server/src/catalogue/create-catalogue';",
  );
  const catalogue = createCatalogue();
  return catalogue.variables
    .filter(({ name, readings, primary, secret }) => {
      const plain = readings.every(({ noEffect, knownIssues, hostRole }) => !noEffect && !knownIssues && !hostRole);
      const alone = catalogue.relationsOf(name).length === 0;
      return (
        name.startsWith('CLEARML_') && plain && alone && !secret && primary.setBy === 'user' && name !== wrongBoolean
      );
    })
    .flatMap(({ name, primary: { value } }) => {
      const right = { bool: '1', flag: '1', int: '5', seconds: '30', float: '1.5', string: 'text' }[value.kind];
      const text = value.enum?.[0]?.value ?? right;
      return text === undefined ? [] : [`${name}=${text}`];
    });
}

/**
 * Makes env files: a tenth comments and blank lines, up to half ClearML variables as long as there are different ones,
 * the rest variables of other programs; 2 % are faulty. The same number gives the same text.
 * @returns {Promise<(lines: number) => string>}
 */
export async function createEnvFiles() {
  const assignments = await harmlessAssignments();
  return lines => {
    const text = [];
    let next = 0;
    const faultEvery = Math.round(1 / faultRate);
    for (let i = 0; i < lines; i++) {
      const isFault = i % faultEvery === Math.min(7, lines - 1);
      if (isFault) {
        text.push(i === 7 ? `${wrongBoolean}=maybe` : `CLEARML_TEAM_OPTION_${i}=on`);
      } else if (i % 10 === 0) {
        text.push(i % 20 === 0 ? `# section ${i}` : '');
      } else if (i % 2 === 1 && next < assignments.length) {
        text.push(assignments[next++]);
      } else {
        text.push(i % 7 === 0 ? `APP_OPTION_${i}="quoted \${HOME} value ${i}"` : `APP_OPTION_${i}=value-${i}`);
      }
    }
    return `${text.join('\n')}\n`;
  };
}
