import { familyOf } from '../catalogue/components';
import type { ComponentFamily } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { renameFixes } from './support/edits';
import { componentOf } from './support/readings';

const titles: Readonly<Record<ComponentFamily, string>> = {
  agent: 'the agent',
  sdk: 'the SDK',
  server: 'the server',
  serving: 'ClearML Serving',
  session: 'ClearML Session',
};

/** The programs that see the environment of a component: an agent's tasks run with the SDK, and agents run SDK tasks. */
const environmentOf: Readonly<Record<ComponentFamily, readonly ComponentFamily[]>> = {
  agent: ['agent', 'sdk', 'session'],
  sdk: ['sdk', 'agent', 'session'],
  server: ['server'],
  serving: ['serving', 'sdk'],
  session: ['session', 'sdk', 'agent'],
};

export default defineRule({
  id: 'wrong-component',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A variable of another ClearML program than the one that runs with this file.',
  why: `\`CLEARML__…\` is read by the server only, \`CLEARML_AGENT__…\` by the agent only, and the SDK reads neither of them
(executed); a server variable on an agent does nothing. The rule needs to know which program runs: from
\`clearmlConfig.component\`, \`--component\` or evidence in the workspace. Without it, it says nothing.`,
  supersedes: ['dynamic-path'],
  check(context) {
    const component = componentOf(context);
    if (component === undefined) {
      return;
    }
    for (const setting of context.settings) {
      const families = familiesOf(setting);
      const readers = setting.target.kind === 'dynamic' ? [component] : environmentOf[component];
      if (families.length > 0 && !families.some(family => readers.includes(family))) {
        context.report({
          at: setting.nameRange,
          message: `${setting.name} is read by ${[...new Set(families)].map(family => titles[family]).join(' and ')}, not by ${titles[component]}.`,
          fixes: conversion(setting, component, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML__API__API_SERVER=https://api.clear.ml\n',
      at: 'CLEARML__API__API_SERVER',
      options: { component: 'sdk' },
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_ELASTIC_SERVICE_HOST=elastic\n',
      at: 'CLEARML_ELASTIC_SERVICE_HOST',
      options: { component: 'agent' },
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML__agent__git_host=git.example.com\n',
      at: 'CLEARML__agent__git_host',
      surroundings: { component: 'agent' },
      fixed: ['CLEARML_AGENT_GIT_HOST=git.example.com\n'],
    },
    {
      host: 'env',
      good: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PASS}\n',
      options: { component: 'agent' },
    },
    { host: 'env', good: 'CLEARML_DEFAULT_OUTPUT_URI=s3://bucket\n', options: { component: 'agent' } },
    { host: 'env', good: 'CLEARML_ELASTIC_SERVICE_HOST=elastic\n' },
    { host: 'env', good: 'CLEARML_HOST_IP=10.0.0.1\n', options: { component: 'agent' } },
  ],
});

/** The programs that read a setting; for a dynamic variable the one that its prefix names. */
function familiesOf({ target }: Setting): ComponentFamily[] {
  switch (target.kind) {
    case 'variable':
      return target.variable.readings.map(reading => familyOf(reading.component));
    case 'dynamic':
      return [target.component];
    default:
      return [];
  }
}

/** The plain variable of the same clearml.conf key, where there is exactly one that the component reads. */
function conversion(setting: Setting, component: ComponentFamily, context: RuleContext): Fix[] {
  if (setting.target.kind !== 'dynamic') {
    return [];
  }
  const names = context.catalogue
    .variablesOf(setting.target.path)
    .filter(variable => variable.readings.some(reading => familyOf(reading.component) === component))
    .map(variable => variable.name);
  const [name] = names;
  return name !== undefined && names.length === 1 ? renameFixes(`Rename to ${name}`, setting, name, context) : [];
}
