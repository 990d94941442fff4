import type { Component, ComponentFamily } from './types';

/** The components in the order in which their readings of one name are told: the first is the most telling. */
export const componentOrder: readonly Component[] = [
  'agent',
  'agent-api',
  'agent-k8s-glue',
  'agent-snug',
  'sdk',
  'server',
  'serving',
  'session',
  'compose',
  'helm',
  'integration',
];

const families: Readonly<Record<Component, ComponentFamily>> = {
  agent: 'agent',
  'agent-api': 'agent',
  'agent-k8s-glue': 'agent',
  'agent-snug': 'agent',
  sdk: 'sdk',
  integration: 'sdk',
  server: 'server',
  compose: 'server',
  helm: 'server',
  serving: 'serving',
  session: 'session',
};

/** The family that a user means when a component of it runs with the files: all parts of the agent are the agent. */
export function familyOf(component: Component): ComponentFamily {
  return families[component];
}
