import { describe, expect, it } from 'vitest';
import { familyOf } from '../../server/src/catalogue/components';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';

const catalogue = createCatalogue();

describe('catalogue', () => {
  it('is built once', () => {
    expect(createCatalogue()).toBe(catalogue);
  });

  it('finds a variable by its name and by its aliases', () => {
    const own = catalogue.variable('CLEARML_AGENT_GIT_USER');
    expect(own?.alias).toBeUndefined();
    const old = catalogue.variable('TRAINS_AGENT_GIT_USER');
    expect(old).toEqual({ variable: own?.variable, alias: 'deprecated' });
    expect(catalogue.variable('CUDA_VERSION')).toMatchObject({
      variable: { name: 'CLEARML_CUDA_VERSION' },
      alias: 'alternative',
    });
  });

  it('finds nothing by another letter case or by part of a name', () => {
    expect(catalogue.variable('clearml_agent_git_user')).toBeUndefined();
    expect(catalogue.variable('CLEARML_AGENT_GIT_USE')).toBeUndefined();
    expect(catalogue.variable('constructor')).toBeUndefined();
  });

  it('keeps the two names of one setting apart and tells each of the other', () => {
    const { variable, alias } = catalogue.variable('CLEARML_AGENT_DOCKER_HOST_MOUNT')!;
    expect(variable.name).toBe('CLEARML_AGENT_DOCKER_HOST_MOUNT');
    expect(alias).toBeUndefined();
    expect(variable.aliases).toContainEqual({ name: 'CLEARML_AGENT_K8S_HOST_MOUNT', status: 'alternative' });
    expect(catalogue.variable('TRAINS_AGENT_DOCKER_HOST_MOUNT')?.variable).toBe(variable);
  });

  it('gives each name once, with all readings, the agent first', () => {
    const names = catalogue.variables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const { variable } = catalogue.variable('CLEARML_API_HOST')!;
    expect(variable.readings.map(({ component }) => component).slice(0, 2)).toEqual(['agent-api', 'sdk']);
    expect(variable.primary).toBe(variable.readings[0]);
    expect(catalogue.readings(variable, 'sdk').map(({ component }) => component)).toEqual(['sdk']);
    expect(catalogue.readings(variable, 'session')).toEqual(
      variable.readings.filter(({ component }) => component === 'session'),
    );
  });

  it('takes a variable as secret when one reading does', () => {
    expect(catalogue.variable('CLEARML_AGENT_GIT_PASS')?.variable.secret).toBe(true);
    expect(catalogue.variable('CLEARML_AGENT_GIT_USER')?.variable.secret).toBe(false);
  });

  it('finds dynamic names by their prefix, the longest first', () => {
    expect(catalogue.pattern('CLEARML_AGENT__AGENT__GIT_USER')?.prefix).toBe('CLEARML_AGENT__');
    expect(catalogue.pattern('CLEARML__apiserver__log_calls')?.reading.component).toBe('server');
    expect(catalogue.pattern('CLEARML_TRITON_MODEL')?.prefix).toBe('CLEARML_TRITON_');
    expect(catalogue.pattern('CLEARML_AGENT__')).toBeUndefined();
    expect(catalogue.pattern('clearml_agent__AGENT__X')).toBeUndefined();
    expect(catalogue.variables.filter(({ name }) => /[<*]/.test(name))).toEqual([]);
  });

  it('finds the variables of a clearml.conf key', () => {
    expect(catalogue.variablesOf('agent.git_user').map(({ name }) => name)).toEqual(['CLEARML_AGENT_GIT_USER']);
    expect(catalogue.variablesOf('agent.nothing')).toEqual([]);
  });

  it('knows wrong names, keys and relations', () => {
    expect(catalogue.wrongName('CLEARML_ACCESS_KEY')?.instead).toBe('CLEARML_API_ACCESS_KEY');
    expect(catalogue.wrongName('CLEARML_API_ACCESS_KEY')).toBeUndefined();
    expect(catalogue.confKey('agent.git_user')?.section).toBe('agent');
    expect(catalogue.serverKey('secure.auth.token_secret')?.addressable).toBe(true);
    expect(catalogue.relationsOf('CLEARML_NOTHING')).toEqual([]);
  });

  it('finds relations by variable, alias and clearml.conf key', () => {
    const relations = catalogue.relationsOf('CLEARML_AGENT_GIT_PASS');
    expect(relations.length).toBeGreaterThan(3);
    expect(catalogue.relationsOf('agent.git_pass')).toEqual(relations);
    expect(catalogue.relationsOf('TRAINS_AGENT_GIT_PASS')).toEqual(relations);
    expect(catalogue.relationsOf('agent.force_git_ssh_protocol').map(({ kind }) => kind)).toContain('ignored');
  });

  it('has the 41 core variables of the agent', () => {
    const core = catalogue.variables.filter(({ readings }) => readings.some(reading => reading.core));
    expect(core).toHaveLength(41);
  });

  it('names the family of each component', () => {
    expect(familyOf('agent-snug')).toBe('agent');
    expect(familyOf('integration')).toBe('sdk');
    expect(familyOf('helm')).toBe('server');
  });
});
