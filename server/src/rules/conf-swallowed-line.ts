import { membersOf } from '../model/conf-keys';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import type { HoconUnquoted } from '../syntax/hocon/nodes';
import { defineRule, type RuleContext } from './define-rule';
import { titleOf } from './support/titles';

export default defineRule({
  id: 'conf-swallowed-line',
  severity: 'error',
  since: '0.1.0',
  hosts: ['conf'],
  summary:
    'A key without a value that takes the next line as its value, or a missing comma that makes two keys one value.',
  why: `In this dialect a value may stand on the next line. So \`git_user:\` followed by a line \`git_pass: x\` sets the git user to
the text "git_pass: x", without an error, and there is no git password (executed). A comment behind the colon does not help.
On one line a missing comma does the same: \`{ cpu: 1 gpu: 2 }\` sets cpu to "1 gpu: 2".`,
  supersedes: ['invalid-value', 'retyped-value', 'host-shape'],
  check(context) {
    for (const setting of context.settings) {
      if (!isConfSetting(setting) || !setting.field) {
        continue;
      }
      if (setting.field.swallows) {
        reportLine(setting, context);
      } else {
        reportComma(setting, context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  git_pass:\n  git_host: git.example.com\n}\n',
      at: 'git_pass:',
      fixed: ['agent {\n  git_pass: ""\n  git_host: git.example.com\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.worker_id =  # the host name\nagent.worker_name = "gpu"\n',
      at: 'agent.worker_id =',
      fixed: ['agent.worker_id = ""  # the host name\nagent.worker_name = "gpu"\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3 { key: ${?K} secret: ${?S}, region: "" }\n',
      at: 'secret',
      fixed: ['sdk.aws.s3 { key: ${?K}, secret: ${?S}, region: "" }\n'],
    },
    {
      host: 'conf',
      bad: 'agent { venvs_dir: a worker_name: b }\n',
      at: 'worker_name',
      fixed: ['agent { venvs_dir: a, worker_name: b }\n'],
    },
    {
      host: 'conf',
      bad: 'api {\n  web_server: https://app.clear.ml api_server: https://api.clear.ml\n}\n',
      at: 'api_server',
      fixed: ['api {\n  web_server: https://app.clear.ml, api_server: https://api.clear.ml\n}\n'],
    },
    { host: 'conf', good: 'agent { worker_id: a, worker_name: b }\n' },
    { host: 'conf', good: 'agent {\n  worker_id: ""\n  worker_name: b\n  python_binary:\n}\n' },
    { host: 'conf', good: 'agent.default_docker.image:\n  "nvidia/cuda:12.6.3"\n' },
    { host: 'conf', good: 'api.api_server:\n  https://api.clear.ml\n' },
    { host: 'conf', good: 'agent.default_docker.image: nvidia/cuda:12 --ipc host\n' },
  ],
});

function reportLine(setting: ConfSetting, context: RuleContext): void {
  const { key, separator } = setting.field!;
  const end = separator?.end ?? key.end;
  context.report({
    at: { start: key.start, end },
    message: `${titleOf(setting)} has no value, so ClearML takes the next line as its value.`,
    fixes: [{ title: 'Insert an empty text', edits: [{ range: { start: end, end }, newText: ' ""' }], safe: true }],
  });
}

/** A word in the middle of a value that is a key of the same object, with a colon. */
function reportComma(setting: ConfSetting, context: RuleContext): void {
  const { target, field } = setting;
  const parts = field?.value?.parts ?? [];
  if (target.kind !== 'key' || parts.length < 2) {
    return;
  }
  const { text } = context.document;
  const members = membersOf(target.path.split('.').slice(0, -1), context.catalogue);
  const names = members.kind === 'known' ? members.names : [];
  const word = parts.slice(1).find((part): part is HoconUnquoted => {
    const name = part.kind === 'unquoted' ? /^([\w-]+):/.exec(text.slice(part.start, part.end))?.[1] : undefined;
    return name !== undefined && names.includes(name) && /[ \t]/.test(text[part.start - 1]!);
  });
  if (!word) {
    return;
  }
  const previous = parts[parts.indexOf(word) - 1]!;
  const name = /^[\w-]+/.exec(text.slice(word.start, word.end))![0];
  context.report({
    at: { start: word.start, end: word.start + name.length },
    message: `A comma is missing before ${name}: it is read as a part of the value of ${titleOf(setting)}.`,
    fixes: [
      {
        title: 'Insert a comma',
        edits: [{ range: { start: previous.end, end: previous.end }, newText: ',' }],
        safe: true,
      },
    ],
  });
}
