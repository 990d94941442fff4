import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { Setting } from '../../model/setting';
import { overlaps, type TextRange } from '../../text/range';
import type { FeatureContext } from '../feature';
import { confKeyToVariable } from './conf-key-to-variable';
import type { Conversion, Converter } from './conversion-action';
import { renameDynamic } from './dynamic-name';
import { convertPastedLine } from './pasted-lines';
import { toConfKey } from './to-conf-key';
import { toDockerfileEnv } from './to-dockerfile-env';
import { toEnvLine } from './to-env-line';

/** The kind of the actions that turn a setting into another form. */
export const convertKind = `${CodeActionKind.RefactorRewrite}.clearml-config`;

/** The command of the VS Code extension that copies its first argument. */
export const copyCommand = 'clearmlConfig.copyText';

const converters: readonly Converter[] = [toDockerfileEnv, toEnvLine, toConfKey, confKeyToVariable, renameDynamic];

/** More settings than these are not converted at once. */
const maxSettings = 200;

/**
 * Conversions of the settings at `range`: between env file and Dockerfile, between variables and keys of clearml.conf.
 * Those that copy text need the editor's command.
 */
export function provideConversions(context: FeatureContext, range: TextRange, hasCommands: boolean): CodeAction[] {
  const settings = settingsAt(context, range);
  const conversions = [
    ...(settings.length > 0 ? converters.flatMap(converter => converter(settings, context)) : []),
    ...convertPastedLine(context, range),
  ];
  return conversions.flatMap(conversion => toActions(conversion, context, hasCommands));
}

/** The settings of ClearML that the selection touches; an object of a clearml.conf only by its key. */
function settingsAt({ document }: FeatureContext, range: TextRange): Setting[] {
  const found = document.settings.filter(({ active, target, nameRange, value, range: own }) => {
    const isSection = value?.typed?.kind === 'object';
    return active && target.kind !== 'foreign' && overlaps(isSection ? nameRange : own, range);
  });
  return found.length > maxSettings ? [] : found;
}

function toActions(conversion: Conversion, { document }: FeatureContext, hasCommands: boolean): CodeAction[] {
  const { title } = conversion;
  if ('edits' in conversion) {
    const changes = conversion.edits.map(({ range, newText }) => ({ range: document.lines.rangeOf(range), newText }));
    return [{ title, kind: convertKind, edit: { changes: { [document.uri]: changes } } }];
  }
  return hasCommands
    ? [{ title, kind: convertKind, command: { title, command: copyCommand, arguments: [conversion.copy] } }]
    : [];
}
