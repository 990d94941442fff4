import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const syntaxes = fileURLToPath(new URL('../../syntaxes/', import.meta.url));

/** What VS Code brings, as far as a test needs it: a comment, a string and a name. */
const hosts = ['source.dotenv', 'source.dockerfile'];
const hostGrammar = (scopeName: string) => ({
  scopeName,
  patterns: [
    { match: '^\\s*#.*$', name: 'comment.line' },
    { match: '^\\w+(?==)', name: 'variable.other' },
  ],
});

/** Grammars by their scope names, carried out by the engine of VS Code. */
export function createRegistry(): textmate.Registry {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  const onigLib = oniguruma.loadWASM({ data: wasm }).then(() => ({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));
  const files: Readonly<Record<string, string>> = {
    'source.clearml-conf': 'clearml-conf.tmLanguage.json',
    'clearml-names.injection': 'clearml-names.injection.tmLanguage.json',
  };
  return new textmate.Registry({
    onigLib,
    loadGrammar: async scopeName => {
      const file = files[scopeName];
      return textmate.parseRawGrammar(
        file ? readFileSync(syntaxes + file, 'utf8') : JSON.stringify(hostGrammar(scopeName)),
        `${scopeName}.json`,
      );
    },
    getInjections: scopeName => (hosts.includes(scopeName) ? ['clearml-names.injection'] : undefined),
  });
}

/** The tokens of each line: the text and its scopes, the outermost left out. */
export function tokenize(grammar: IGrammar, text: string): { text: string; scopes: string }[][] {
  let state = textmate.INITIAL;
  return text.split('\n').map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1).join(' '),
    }));
  });
}

/** Tokens in a form that people can compare: the line, and below it each token that has a scope. */
export function describeTokens(lines: ReturnType<typeof tokenize>): string {
  return lines
    .map(tokens => {
      const shown = tokens.filter(({ text, scopes }) => text.trim() !== '' && scopes !== '');
      const details = shown.map(
        ({ text, scopes }) => `    ${text.trim()}    ${scopes.replaceAll('.clearml-conf', '')}\n`,
      );
      return `>${tokens.map(({ text }) => text).join('')}\n${details.join('')}`;
    })
    .join('');
}
