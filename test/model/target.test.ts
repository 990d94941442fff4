import { expect, it } from 'vitest';
import { targetOf } from '../../server/src/model/target';
import { fakeCatalogue } from '../support/fake-catalogue';

const catalogue = fakeCatalogue({
  variables: { CLEARML_API_HOST: ['TRAINS_API_HOST'] },
  patterns: ['CLEARML_AGENT__', 'CLEARML__', 'TRAINS__', 'CLEARML_TRITON_'],
});

const dynamic: readonly (readonly [string, string, string])[] = [
  ['CLEARML_AGENT__AGENT__GIT_PASS', 'agent', 'agent.git_pass'],
  ['CLEARML_AGENT__agent__git_user', 'agent', 'agent.git_user'],
  ['CLEARML_AGENT__AGENT___X', 'agent', 'agent._x'],
  ['CLEARML_AGENT__AGENT____X', 'agent', 'agent.x'],
  ['CLEARML_AGENT__AGENT__X__', 'agent', 'agent.x'],
  ['CLEARML_AGENT__AGENT__MY-KEY', 'agent', 'agent.my-key'],
  ['CLEARML_AGENT__A.B', 'agent', 'a.b'],
  ['CLEARML_AGENT__', 'agent', ''],
  ['CLEARML__apiserver__log_calls', 'server', 'apiserver.log_calls'],
  ['CLEARML__APISERVER__LOG_CALLS', 'server', 'apiserver.log_calls'],
  ['CLEARML__services___elastic__x', 'server', 'services._elastic.x'],
  ['TRAINS__apiserver__x', 'server', 'apiserver.x'],
];

for (const [name, component, path] of dynamic) {
  it(`${name} is dynamic`, () => {
    expect(targetOf(name, catalogue)).toMatchObject({ kind: 'dynamic', component, path });
  });
}

const others: readonly (readonly [string, string])[] = [
  ['CLEARML_API_HOST', 'variable'],
  ['TRAINS_API_HOST', 'variable'],
  ['CLEARML_TRITON_POLL', 'variable'],
  ['clearml_api_host', 'foreign'],
  ['clearml_agent__AGENT__X', 'foreign'],
  ['CLEARML_NOPE', 'unknown'],
  ['TRAINS_NOPE', 'unknown'],
  ['CLEARMLX', 'foreign'],
  ['HOME', 'foreign'],
  ['', 'foreign'],
];

for (const [name, kind] of others) {
  it(`${name || 'an empty name'} is ${kind}`, () => {
    expect(targetOf(name, catalogue).kind).toBe(kind);
  });
}
