import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadSources } from '../../scripts/generate/load-sources.mjs';
import { round, summarize } from './statistics.mjs';

const warmUp = 60;

/**
 * What the service itself takes, without a connection: the figures that have a budget (hover 1 ms, a key in 1,000 lines 3 ms).
 * @param {import('./hosts.mjs').BenchHost} host
 * @param {string} text a file of 1,000 lines
 * @param {number} repeats
 * @returns {Promise<{ title: string, budget?: number, median: number, p95: number, max: number, samples: number }[]>} in ms
 */
export async function measureInProcess({ id, uri, own, typed }, text, repeats) {
  const sources = await loadSources(`
    export { createService } from './server/src/service';
    export { createCatalogue } from './server/src/catalogue/create-catalogue';
    export { parseDocument } from './server/src/workspace/parse-document';
    export { runRules } from './server/src/rules/engine';
    export { rules } from './server/src/rules/registry';
    export { defaultOptions, unknownSurroundings } from './server/src/model/options';
  `);
  const catalogue = sources.createCatalogue();
  const service = sources.createService({ catalogue });
  const context = { options: sources.defaultOptions, surroundings: sources.unknownSurroundings, hasCommands: true };
  const lines = text.split('\n');
  const names = lines.flatMap((line, index) => (own.test(line) ? [index] : []));
  const middle = names[Math.floor(names.length / 2)];
  const end = lines[middle].length;
  let document = TextDocument.create(uri, id, 1, text);
  const parse = () => sources.parseDocument(uri, document.getText(), catalogue, id, undefined);
  let model = parse();

  /** Types a letter at the end of the middle line, or takes it back. */
  const key = index => {
    const range = { start: { line: middle, character: end }, end: { line: middle, character: end + (index % 2) } };
    const change = { range, text: index % 2 === 0 ? 'x' : '' };
    document = TextDocument.update(document, [change], document.version + 1);
  };
  const measure = (title, budget, action, prepare = () => {}) => {
    const values = [];
    for (let i = 0; i < warmUp + repeats; i++) {
      prepare(i);
      const started = performance.now();
      action(i);
      if (i >= warmUp) {
        values.push(performance.now() - started);
      }
    }
    const { median, p95, max, samples } = summarize(values);
    return { title, budget, median: round(median), p95: round(p95), max: round(max), samples };
  };
  const position = index => {
    const line = names[index % names.length];
    return { line, character: own.exec(lines[line])[0].length - 3 };
  };
  const endOfTyped = index => ({ line: names[index % names.length], character: typed.length });
  const input = () => ({ document: model, catalogue, options: context.options, surroundings: context.surroundings });
  return [
    measure('a key: text, parse and all rules', 3, index => {
      key(index);
      service.diagnostics(document, context);
    }),
    measure('– parse of the whole text alone', undefined, () => {
      model = parse();
    }),
    measure('– rules alone', undefined, () => sources.runRules(sources.rules, input())),
    measure('hover', 1, index => service.hover(document, position(index), context)),
    measure('hover right after a key', undefined, index => service.hover(document, position(index), context), key),
    measure('completion', undefined, index => service.completion(document, endOfTyped(index), context)),
    measure('document symbols', undefined, () => service.symbols(document, context)),
    measure('semantic tokens', undefined, () => service.semanticTokens(document, context)),
  ];
}
