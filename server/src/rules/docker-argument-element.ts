import { itemsOf } from '../model/conf-items';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import type { TextRange } from '../text/range';
import { shlexSplit } from '../values/shlex';
import { defineRule, type RuleContext } from './define-rule';
import { quoted } from './support/conf-edits';
import { titleOf } from './support/titles';

const lists: ReadonlySet<string> = new Set(['agent.extra_docker_arguments', 'agent.default_docker.arguments']);

/** An option of docker with its value behind a blank. */
const optionAndValue = /^(-{1,2}[A-Za-z][\w-]*)[ \t]+(\S.*)$/;

export default defineRule({
  id: 'docker-argument-element',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'Several arguments of docker in one text of a list.',
  why: `Each entry of \`agent.extra_docker_arguments\` and \`agent.default_docker.arguments\` is handed to docker as one argument:
of \`["-e A=B"]\` docker sees one argument with a blank in it, and no variable A. Write \`["-e", "A=B"]\` or \`["-e=A=B"]\`. A
text instead of a list is one argument too; it is not split.`,
  check(context) {
    for (const setting of context.settings) {
      const { target } = setting;
      if (isConfSetting(setting) && target.kind === 'key' && lists.has(target.path)) {
        for (const { range, scalar } of itemsOf(setting, context.document)) {
          report(setting, range, scalar?.text, false, context);
        }
        const { value } = setting;
        if (value?.known && value.typed?.kind === 'string') {
          report(setting, value.rawRange, value.text, true, context);
        }
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent.extra_docker_arguments: ["-e A=B"]\n',
      at: '"-e A=B"',
      fixed: ['agent.extra_docker_arguments: ["-e", "A=B"]\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  default_docker {\n    arguments: ["--ipc=host", "-v /a:/b"]\n  }\n}\n',
      at: '"-v /a:/b"',
      fixed: ['agent {\n  default_docker {\n    arguments: ["--ipc=host", "-v", "/a:/b"]\n  }\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.default_docker.arguments: "--shm-size 8g --ipc=host"\n',
      at: '"--shm-size 8g --ipc=host"',
      fixed: ['agent.default_docker.arguments: ["--shm-size", "8g", "--ipc=host"]\n'],
    },
    { host: 'conf', good: 'agent.extra_docker_arguments: ["-e", "A=B C", "--env=X=a b"]\n' },
    { host: 'conf', good: 'agent.default_docker.match_rules: [{ image: x, arguments: "-e A=B" }]\n' },
    { host: 'conf', good: 'agent.extra_docker_arguments: ${?ARGS}\nagent.default_docker.arguments: "--ipc=host"\n' },
    { host: 'conf', good: 'agent.docker_init_bash_script: ["-e A=B"]\n' },
  ],
});

function report(
  setting: ConfSetting,
  at: TextRange,
  text: string | undefined,
  isWhole: boolean,
  context: RuleContext,
): void {
  if (text === undefined || !optionAndValue.test(text.trim())) {
    return;
  }
  const words = wordsOf(text);
  const literals = words?.map(quoted).join(', ');
  context.report({
    at,
    message: `${titleOf(setting)} hands each text to docker as one argument; this one holds several.`,
    fixes:
      literals === undefined
        ? []
        : [
            {
              title: 'Split into arguments',
              edits: [{ range: { start: at.start, end: at.end }, newText: isWhole ? `[${literals}]` : literals }],
              safe: true,
            },
          ],
  });
}

function wordsOf(text: string): readonly string[] | undefined {
  const { words: split, error } = shlexSplit(text);
  const words = split.map(({ value }) => value);
  return error === undefined && words.length > 1 && !words.some(word => optionAndValue.test(word)) ? words : undefined;
}
