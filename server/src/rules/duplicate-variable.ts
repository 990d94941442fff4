import { competingSettingsOf, environmentsOf } from '../model/scopes';
import type { Setting } from '../model/setting';
import { isShared } from '../model/target';
import { defineRule, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';
import { lookUpOrderOf } from './support/look-up-order';
import { isReferredTo } from './support/referred-names';

export default defineRule({
  id: 'duplicate-variable',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'One variable is set twice, under the same name or under two of its names.',
  why: `Of two lines with the same name every reader of env files takes the last one. Of two names of one variable
ClearML takes the first in its look-up order that is not empty: \`CLEARML_*\` before \`TRAINS_*\`, and
\`CLEARML_AGENT_K8S_HOST_MOUNT\` before \`CLEARML_AGENT_DOCKER_HOST_MOUNT\`. The other line is dead.`,
  supersedes: ['deprecated-name'],
  check(context) {
    for (const settings of competingSettingsOf(context.settings)) {
      reportSameName(settings, context);
    }
    for (const settings of environmentsOf(context.settings, context.document.scopes)) {
      reportAliases(settings, context);
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_WORKER_ID=a\nOTHER=1\nCLEARML_WORKER_ID=b\n',
      at: 'CLEARML_WORKER_ID',
      fixed: ['OTHER=1\nCLEARML_WORKER_ID=b\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_CACHE_DIR=/a\nTRAINS_CACHE_DIR=/b\n',
      at: 'TRAINS_CACHE_DIR',
      fixed: ['CLEARML_CACHE_DIR=/a\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_DOCKER_HOST_MOUNT=/a:/b\nCLEARML_AGENT_K8S_HOST_MOUNT=/c:/d\n',
      at: 'CLEARML_AGENT_DOCKER_HOST_MOUNT',
      fixed: ['CLEARML_AGENT_K8S_HOST_MOUNT=/c:/d\n'],
    },
    { host: 'env', good: 'CLEARML_WORKER_ID=a\n# CLEARML_WORKER_ID=b\n' },
    { host: 'env', good: 'CLEARML_CACHE_DIR=\nTRAINS_CACHE_DIR=/b\n' },
    { host: 'env', good: 'DATABASE=1\nDATABASE=2\n' },
    {
      host: 'env',
      good: 'CLEARML_AGENT_EXTRA_PYTHON_PATH=/a\nCLEARML_AGENT_EXTRA_PYTHON_PATH=${CLEARML_AGENT_EXTRA_PYTHON_PATH}:/b\n',
    },
    { host: 'env', good: 'CLEARML_WORKER_ID=a\nFIRST=$CLEARML_WORKER_ID\nCLEARML_WORKER_ID=b\n' },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_WORKER_ID=a OTHER=1\nENV CLEARML_WORKER_ID=b\n',
      at: 'CLEARML_WORKER_ID',
      fixed: ['FROM a\nENV OTHER=1\nENV CLEARML_WORKER_ID=b\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_WORKER_ID a\nENV CLEARML_WORKER_ID=b\n',
      at: 'CLEARML_WORKER_ID',
      fixed: ['FROM a\nENV CLEARML_WORKER_ID=b\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a AS base\nENV CLEARML_CACHE_DIR=/a\nFROM base\nENV TRAINS_CACHE_DIR=/b\n',
      at: 'TRAINS_CACHE_DIR',
      fixed: ['FROM a AS base\nENV CLEARML_CACHE_DIR=/a\nFROM base\n'],
    },
    { host: 'dockerfile', good: 'FROM a AS base\nENV CLEARML_WORKER_ID=a\nFROM base\nENV CLEARML_WORKER_ID=b\n' },
    { host: 'dockerfile', good: 'FROM a\nARG CLEARML_WORKER_ID=a\nENV CLEARML_WORKER_ID=$CLEARML_WORKER_ID\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_WORKER_ID=a\nFROM b\nENV CLEARML_WORKER_ID=b\n' },
  ],
});

/** Reports all but the last setting of each name. */
function reportSameName(settings: readonly Setting[], context: RuleContext): void {
  const last = new Map<string, Setting>();
  for (const setting of settings) {
    if (setting.target.kind !== 'foreign' && !isShared(setting.target)) {
      last.set(setting.name, setting);
    }
  }
  for (const setting of settings) {
    const winner = last.get(setting.name);
    if (winner && winner !== setting && !isReadBetween(setting, winner, context)) {
      reportDead(setting, winner, `${setting.name} is set again below, and the last line wins.`, context);
    }
  }
}

/** `A=${A}:more`, or `B=${A}` before it: the value is not dead. Steps of a Dockerfile have been told apart before. */
function isReadBetween({ name, range, host }: Setting, winner: Setting, { document }: RuleContext): boolean {
  return host === 'env' && isReferredTo(name, document, range.end, winner.range.end);
}

/** Reports each name of a variable that is not looked at because an earlier one of the look-up order is set. */
function reportAliases(settings: readonly Setting[], context: RuleContext): void {
  const groups = new Map<string, { readonly order: readonly string[]; readonly named: Setting[] }>();
  for (const setting of settings) {
    if (setting.target.kind !== 'variable' || setting.value?.text.trim() === '') {
      continue;
    }
    const order = lookUpOrderOf(setting.target.variable, context.catalogue);
    const group = groups.get(order[0]!);
    if (group) {
      group.named.push(setting);
    } else {
      groups.set(order[0]!, { order, named: [setting] });
    }
  }
  for (const { order, named } of groups.values()) {
    const [winner, ...dead] = named.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
    for (const setting of dead) {
      const message = `${setting.name} and ${winner!.name} are the same variable; ClearML looks up ${winner!.name} first.`;
      reportDead(setting, winner!, message, context);
    }
  }
}

function reportDead(setting: Setting, winner: Setting, message: string, context: RuleContext): void {
  context.report({
    at: setting.nameRange,
    message,
    tags: ['unnecessary'],
    related: [{ at: winner.nameRange, message: 'This line is the one in force.' }],
    fixes: [{ title: `Remove this ${setting.name}`, edits: [removeSetting(context.document, setting)], safe: true }],
  });
}
