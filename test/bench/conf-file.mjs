import { loadSources } from '../../scripts/generate/load-sources.mjs';

/** One line in 50 is faulty: a key that nothing reads. */
const faultEvery = 50;
/** Values that are right for keys of a kind. */
const right = { bool: 'true', int: '5', string: 'text', path: '"/data/cache"' };

/** Keys with a value that is right, and none that relates to another: they give no problem whatever is beside them. */
async function harmlessKeys() {
  const { createCatalogue } = await loadSources(
    "export { createCatalogue } from './server/src/catalogue/create-catalogue';",
  );
  const catalogue = createCatalogue();
  return catalogue.confKeys
    .filter(({ path, secret, unread, value, knownIssues }) => {
      const alone = catalogue.relationsOf(path).length === 0;
      const free = !value.enum && value.pattern === undefined && value.min === undefined;
      const plain = /^agent\.[a-z_.]+$/.test(path) && free && !knownIssues;
      return plain && alone && !secret && !unread && right[value.kind] !== undefined;
    })
    .map(({ path, value }) => `${path}: ${right[value.kind]}`);
}

/**
 * Makes clearml.conf files: comments, keys of the agent as long as there are different ones, and sections of other
 * programs; 2 % of the lines are faulty. The same number gives the same text.
 * @returns {Promise<(lines: number) => string>}
 */
export async function createConfFiles() {
  const keys = await harmlessKeys();
  return lines => {
    const text = [];
    let next = 0;
    while (text.length < lines) {
      const i = text.length;
      const left = lines - i;
      if (i % faultEvery < 5 && !text.slice(-5).some(line => line.includes('team_option'))) {
        text.push(`agent.team_option_${i}: on`);
      } else if (i % 10 === 0) {
        text.push(`# section ${i}`);
      } else if (next < keys.length && i % 3 !== 0) {
        text.push(keys[next++]);
      } else if (left >= 4) {
        text.push(`team_${i} {`, `  option: "value ${i}"`, `  path: \${HOME}/team-${i}`, '}');
      } else {
        text.push(`team_${i}.option: value ${i}`);
      }
    }
    return `${text.join('\n')}\n`;
  };
}
