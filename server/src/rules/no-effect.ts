import type { NoEffect } from '../catalogue/types';
import { isBuildArgument } from '../model/dockerfile-setting';
import type { Setting } from '../model/setting';
import { convert } from '../values/parsers';
import { isOn } from '../values/truth';
import { defineRule, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';
import { ownReadingsOf } from './support/readings';

export default defineRule({
  id: 'no-effect',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A variable that nothing reads although it exists, or a value that changes nothing.',
  why: `\`CLEARML_CPU_ONLY\` is documented to force CPU mode, but its declaration in \`clearml_agent/definitions.py\` swallows
the name, so no release since 0.17 has ever read it (executed). \`CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES=1\` is the
default and changes nothing; \`0\` is the override. The message names the way that works, where there is one.`,
  supersedes: ['invalid-value', 'always-on-flag', 'cannot-disable'],
  check(context) {
    for (const setting of context.settings) {
      if (isBuildArgument(setting)) {
        continue;
      }
      const effect = effectOf(setting, context);
      if (effect) {
        context.report({
          at: setting.nameRange,
          message: `${setting.name} has no effect. ${effect.text}${effect.instead ? ` Instead: ${effect.instead}` : ''}`,
          tags: ['unnecessary'],
          fixes: [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_CPU_ONLY=1\nB=2\n', at: 'CLEARML_CPU_ONLY', fixed: ['B=2\n'] },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES=true\n',
      at: 'CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES',
      fixed: [''],
    },
    { host: 'env', bad: 'CLEARML_AGENT_SNUG_DEBUG_LOG=1\n', at: 'CLEARML_AGENT_SNUG_DEBUG_LOG', fixed: [''] },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES=0\n' },
    { host: 'env', good: 'CLEARML_NO_DEFAULT_SERVER=1\n' },
    { host: 'dockerfile', good: 'FROM scratch\nARG CLEARML_CPU_ONLY\n' },
    { host: 'env', good: 'NVIDIA_VISIBLE_DEVICES=none\n' },
  ],
});

/** The statement that holds for every program that may read the setting. */
function effectOf(setting: Setting, context: RuleContext): NoEffect | undefined {
  const readings = ownReadingsOf(setting, context);
  let found: NoEffect | undefined;
  for (const reading of readings) {
    found = reading.noEffect?.find(effect => matches(effect, setting, reading.value.parser));
    if (!found) {
      return undefined;
    }
  }
  return found;
}

function matches({ values }: NoEffect, { value }: Setting, parser: Parameters<typeof convert>[0]): boolean {
  if (values === 'all') {
    return true;
  }
  if (!value?.known || value.text === '') {
    return false;
  }
  if (typeof values === 'string') {
    return isOn(convert(parser, value.text)) === (values === 'true');
  }
  return values.includes(value.text.trim());
}
