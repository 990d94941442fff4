import type { Setting } from '../model/setting';
import { parentOf } from '../workspace/uri';
import { defineRule, type RuleContext } from './define-rule';
import { setValue } from './support/set-value';

const configFile = 'CLEARML_CONFIG_FILE';

export default defineRule({
  id: 'config-path',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary:
    'A configuration path that depends on the current directory, or with a variable that ClearML does not expand.',
  why: `\`CLEARML_CONFIG_FILE\` is opened as it is: \`~\` is expanded, \`$VAR\` is not, and a relative path is looked up in the
directory in which the process happens to start. A file that is not found is no error: ClearML silently goes on with its
defaults (executed).`,
  check(context) {
    for (const setting of context.settings) {
      const { value, target } = setting;
      if (target.kind !== 'variable' || target.variable.name !== configFile || !value?.known || !value.text.trim()) {
        continue;
      }
      const path = value.text.trim();
      if (/\$(?:\w+|\{\w+\})/.test(path)) {
        context.report({
          at: value.range,
          severity: 'warning',
          message: `${configFile} is not expanded: ClearML looks for a path with a dollar sign, finds none and goes on with its defaults.`,
        });
      } else if (!/^(?:[/~\\]|[A-Za-z]:[\\/])/.test(path)) {
        context.report({
          at: value.range,
          message: `A relative path is looked up in the directory in which the process starts; if it is not there, ClearML silently uses its defaults.`,
          fixes: absolute(path, folderOf(setting, context)).flatMap(to =>
            setValue(`Change to ${to}`, setting, to, context),
          ),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_CONFIG_FILE=clearml.conf\n',
      at: 'clearml.conf',
      fixed: ['CLEARML_CONFIG_FILE=/workspace/clearml.conf\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_CONFIG_FILE="./conf/clearml.conf"\n',
      at: './conf/clearml.conf',
      fixed: ['CLEARML_CONFIG_FILE="/workspace/conf/clearml.conf"\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_CONFIG_FILE=$HOME/clearml.conf\n',
      at: '$HOME/clearml.conf',
      severity: 'warning',
      options: { envReader: 'docker' },
      fixed: [],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nWORKDIR /app\nENV CLEARML_CONFIG_FILE=conf/clearml.conf\n',
      at: 'conf/clearml.conf',
      fixed: ['FROM a\nWORKDIR /app\nENV CLEARML_CONFIG_FILE=/app/conf/clearml.conf\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a AS b\nWORKDIR /app\nFROM c\nENV CLEARML_CONFIG_FILE=clearml.conf\n',
      at: 'clearml.conf',
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_CONFIG_FILE=/etc/clearml.conf\n' },
    { host: 'env', good: 'CLEARML_CONFIG_FILE=~/clearml.conf\n' },
    { host: 'env', good: 'CLEARML_CONFIG_FILE=C:\\clearml\\clearml.conf\n' },
    { host: 'env', good: 'CLEARML_CONFIG_FILE=${HOME}/clearml.conf\n' },
  ],
});

/** The folder that a relative path is meant from: the folder of an env file, the working directory of a build stage. */
function folderOf(setting: Setting, { document }: RuleContext): string | undefined {
  if (setting.host !== 'dockerfile') {
    return /^file:\/\/(\/[\w./-]*)$/.exec(parentOf(document.uri) ?? '')?.[1];
  }
  const stage = document.text
    .slice(0, setting.range.start)
    .split(/^[ \t]*FROM[ \t]/im)
    .at(-1)!;
  return [...stage.matchAll(/^[ \t]*WORKDIR[ \t]+["']?(\/[\w./-]*)["']?[ \t]*$/gim)].at(-1)?.[1];
}

/** The path seen from `folder`, where that is a plain POSIX path below it. */
function absolute(path: string, folder: string | undefined): string[] {
  const below = path.replace(/^(?:\.\/)+/, '');
  return folder === undefined || below.startsWith('..') ? [] : [`${folder.replace(/\/$/, '')}/${below}`];
}
