import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { shownName } from '../text/shown-name';
import { defineRule, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';
import { titleOf } from './support/titles';

export default defineRule({
  id: 'duplicate-key',
  severity: 'information',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'A key is set twice; the later value wins.',
  why: `Objects of the same name are merged, but of two values of one key the later one wins, whether it is written in a block
or dotted (\`agent.git_user\`); a list replaces a list. The earlier line is dead. Not a duplicate: \`x: default\` followed by
\`x: \${?VARIABLE}\`, which keeps the default where the variable is not set, \`+=\`, and a value that refers to the earlier one.`,
  check(context) {
    /** Of each key, what stands further down and can be in force: the last value, and the last object. */
    const later = new Map<string, ConfSetting[]>();
    for (const setting of context.settings.toReversed()) {
      if (!isConfSetting(setting) || !setting.value || setting.target.kind !== 'key') {
        continue;
      }
      const place = `${setting.target.path} ${setting.scope}`;
      const overriding = later.get(place) ?? [];
      const winner = overriding.find(other => !(isObject(setting) && isObject(other)));
      if (winner) {
        reportDead(setting, winner, context);
      }
      if (overrides(setting) && !overriding.some(other => isObject(other) === isObject(setting))) {
        later.set(place, [...overriding, setting]);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  worker_id: a\n  worker_id: b\n}\n',
      at: 'worker_id',
      fixed: ['agent {\n  worker_id: b\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.worker_id = a\nagent { "worker_id" = b }\n',
      at: 'worker_id',
      fixed: ['agent { "worker_id" = b }\n'],
    },
    {
      host: 'conf',
      bad: 'agent { default_docker { image: a, arguments: ["-v"], image: b } }\n',
      at: 'image',
      fixed: ['agent { default_docker { arguments: ["-v"], image: b } }\n'],
    },
    { host: 'conf', good: 'agent.worker_id: a\nagent.worker_id: ${?ID}\n' },
    { host: 'conf', good: 'agent { worker_id: a }\nagent { worker_name: "" }\n' },
    { host: 'conf', good: 'agent.extra_docker_arguments: ["-a"]\nagent.extra_docker_arguments += ["-b"]\n' },
    { host: 'conf', good: 'agent.venvs_dir: /a\nagent.venvs_dir: ${agent.venvs_dir}/b\n' },
    { host: 'conf', good: 'sdk.aws.s3.credentials: [{ bucket: a }, { bucket: b }]\n' },
    { host: 'conf', good: '# agent.worker_id: a\nagent.worker_id: b\n' },
  ],
});

/** True when nothing is left of an earlier value, whatever it is; an object is merged with an earlier object. */
function overrides({ field }: ConfSetting): boolean {
  const parts = field?.value?.parts ?? [];
  return (
    field?.separator?.operator !== '+=' &&
    !field?.swallows &&
    parts.every(part => part.kind !== 'substitution' && part.kind !== 'include' && part.kind !== 'error')
  );
}

function isObject({ value }: ConfSetting): boolean {
  return value!.typed?.kind === 'object';
}

function reportDead(setting: ConfSetting, winner: ConfSetting, context: RuleContext): void {
  context.report({
    at: setting.nameRange,
    message: `${titleOf(setting)} is set again below, and the later value wins.`,
    tags: ['unnecessary'],
    related: [{ at: winner.nameRange, message: 'This value is the one in force.' }],
    fixes: [
      {
        title: `Remove this ${shownName(setting.name)}`,
        edits: [removeSetting(context.document, setting)],
        safe: true,
      },
    ],
  });
}
