import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import type { Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { replaceWithLiteral } from './support/conf-edits';
import { componentOf } from './support/readings';

const sections = ['environment', 'files'] as const;

export default defineRule({
  id: 'apply-environment',
  severity: 'information',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'An `environment` or `files` section that is not applied.',
  why: `The agent applies the two sections unless \`agent.apply_environment\` or \`agent.apply_files\` is false; the SDK applies
them only with \`sdk.apply_environment\` or \`sdk.apply_files\` set to true, or with
\`CLEARML_ENABLE_ENV_CONFIG_SECTION\`. The rule reports a section that no program applies: the agent's switch is off in the
file and the SDK's is not on, or the file is known to be for the SDK alone (\`clearmlConfig.component\`).`,
  check(context) {
    for (const section of sections) {
      const used = context.settings.find(
        setting => pathOf(setting) === section || pathOf(setting).startsWith(`${section}.`),
      );
      const isEmpty = used?.value?.typed !== undefined && 'isEmpty' in used.value.typed && used.value.typed.isEmpty;
      if (used && isConfSetting(used) && !isEmpty) {
        checkSection(section, used, context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent.apply_environment: false\nenvironment { A: 1 }\n',
      at: 'environment',
      occurrence: 1,
      fixed: ['agent.apply_environment: true\nenvironment { A: 1 }\n'],
    },
    {
      host: 'conf',
      bad: 'environment {\n  A: 1\n}\n',
      at: 'environment',
      options: { component: 'sdk' },
      fixed: ['environment {\n  A: 1\n}\nsdk.apply_environment: true\n'],
    },
    {
      host: 'conf',
      bad: 'files { a { path: "/x", contents: "y" } }\nsdk { apply_files: false }\n',
      at: 'files',
      options: { component: 'sdk' },
      fixed: ['files { a { path: "/x", contents: "y" } }\nsdk { apply_files: true }\n'],
    },
    { host: 'conf', good: 'environment { A: 1 }\nagent.worker_id: ""\n' },
    { host: 'conf', good: 'agent.apply_environment: false\nenvironment { }\n' },
    { host: 'conf', good: 'agent.apply_environment: false\nsdk.apply_environment: true\nenvironment { A: 1 }\n' },
    { host: 'conf', good: 'environment { A: 1 }\nsdk.apply_environment: ${?APPLY}\n', options: { component: 'sdk' } },
  ],
});

function pathOf({ target }: Setting): string {
  return target.kind === 'key' ? target.path : '';
}

type State = 'on' | 'off' | 'unset' | 'unknown';

function checkSection(section: (typeof sections)[number], used: ConfSetting, context: RuleContext): void {
  const find = (path: string) => context.settings.findLast(setting => pathOf(setting) === path);
  const agent = find(`agent.apply_${section}`);
  const sdk = find(`sdk.apply_${section}`);
  const component = componentOf(context);
  const isOffInAgent = stateOf(agent) === 'off';
  const isOffInSdk = stateOf(sdk) === 'off' || stateOf(sdk) === 'unset';
  const isDead = component === 'sdk' ? isOffInSdk : isOffInAgent && (component === 'agent' || isOffInSdk);
  if (isDead) {
    const path = component === 'sdk' ? `sdk.apply_${section}` : `agent.apply_${section}`;
    const segment = used.field!.key.segments[0]!;
    context.report({
      at: pathOf(used) === section ? used.nameRange : { start: segment.start, end: segment.end },
      message: `The ${section} section is not applied: ${path} is ${component === 'sdk' && !sdk ? 'not on by default' : 'off'}.`,
      related: agent && isOffInAgent ? [{ at: agent.nameRange, message: 'It is switched off here.' }] : [],
      fixes: fixesOf(component === 'sdk' ? sdk : agent, path, used, context),
    });
  }
}

function stateOf(setting: Setting | undefined): State {
  const typed = setting?.value?.typed;
  if (!setting) {
    return 'unset';
  }
  return typed && 'value' in typed ? (typed.value ? 'on' : 'off') : 'unknown';
}

function fixesOf(switched: Setting | undefined, path: string, used: ConfSetting, { document }: RuleContext): Fix[] {
  const title = `Set ${path} to true`;
  if (switched && isConfSetting(switched)) {
    return [{ title, edits: [replaceWithLiteral(switched, 'true')] }];
  }
  const { lines, text } = document;
  const line = lines.lineAt(used.range.end);
  const { end } = lines.lineRange(line);
  const start = lines.lineRange(lines.lineAt(used.range.start)).start;
  const isPlain = start === used.range.start && /^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(used.range.end, end));
  return isPlain && used.object.open === undefined
    ? [{ title, edits: [{ range: { start: end, end }, newText: `${lines.lineBreakAt(line)}${path}: true` }] }]
    : [];
}
