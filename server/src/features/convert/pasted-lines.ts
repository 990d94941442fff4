import { buildDockerfileModel } from '../../model/build-dockerfile-model';
import { buildEnvModel } from '../../model/build-env-model';
import { isDockerfileModel } from '../../model/dockerfile-model';
import { isClearmlName } from '../../model/target';
import type { TextRange } from '../../text/range';
import { pieceAt } from '../dockerfile/stages';
import type { FeatureContext } from '../feature';
import type { Conversion } from './conversion-action';
import { envLine, envPair, exactText } from './written';

/** Longer lines are nothing that somebody has pasted. */
const maxLine = 2000;

/**
 * Lines in the form of the other file, as they are pasted: `CLEARML_X=1` in a Dockerfile becomes an `ENV`, and
 * `ENV CLEARML_X=1` in an env file a line of it.
 */
export function convertPastedLine(context: FeatureContext, range: TextRange): Conversion[] {
  const { document } = context;
  const { lines, text } = document;
  const line = lines.lineRange(lines.lineAt(range.start));
  if (document.host === 'conf' || line.end - line.start > maxLine) {
    return [];
  }
  const written = text.slice(line.start, line.end);
  return document.host === 'env' ? toEnvLines(written, line, context) : toInstruction(written, line, context);
}

function toInstruction(written: string, line: TextRange, context: FeatureContext): Conversion[] {
  const { document, catalogue } = context;
  const piece = isDockerfileModel(document) ? pieceAt(document, line.start) : undefined;
  const isOther = piece?.kind === 'instruction' && piece.body.kind === 'other' && piece.end === line.end;
  if (!isDockerfileModel(document) || !isOther) {
    return [];
  }
  const asEnv = { ...context, document: buildEnvModel('', written, catalogue, { envrc: false, reader: undefined }) };
  const [setting, ...others] = asEnv.document.settings;
  const value = setting && isClearmlName(setting.name) && others.length === 0 ? exactText(setting, asEnv) : undefined;
  const { escapeCharacter } = document.syntax;
  const pair = setting && value !== undefined ? envPair(setting.name, value, catalogue, escapeCharacter) : undefined;
  return pair === undefined
    ? []
    : [{ title: 'Make this line an ENV instruction', edits: [{ range: line, newText: `ENV ${pair}` }] }];
}

function toEnvLines(written: string, line: TextRange, context: FeatureContext): Conversion[] {
  const { document, catalogue } = context;
  if (!/^\s*ENV\s/i.test(written)) {
    return [];
  }
  const asDockerfile = { ...context, document: buildDockerfileModel('', `FROM a\n${written}`, catalogue) };
  const { settings, syntaxProblems } = asDockerfile.document;
  const results = settings.map(setting => {
    const value = exactText(setting, asDockerfile);
    return value === undefined ? undefined : envLine(setting.name, value);
  });
  const isOurs = settings.some(({ name }) => isClearmlName(name)) && syntaxProblems.length === 0;
  const lineBreak = document.lines.lineBreakAt(document.lines.lineAt(line.start));
  return isOurs && results.every(result => result !== undefined)
    ? [{ title: 'Make this line one of an env file', edits: [{ range: line, newText: results.join(lineBreak) }] }]
    : [];
}
