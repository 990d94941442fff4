import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { accept, completionAt, itemAt, labelsAt } from '../support/cursor';

const catalogue = createCatalogue();
const core = catalogue.variables.filter(variable => variable.readings.some(reading => reading.core));

describe('completion of names', () => {
  it('has the whole catalogue in one list, without documentation', () => {
    const list = completionAt('CLEARML_|');
    const labels = new Set(list.items.map(item => item.label));
    const missing = catalogue.variables.filter(({ name }) => !name.startsWith('TRAINS_') && !labels.has(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(list.isIncomplete).toBe(false);
    expect(list.items.some(item => item.documentation !== undefined)).toBe(false);
    expect(labels.size).toBe(list.items.length);
  });

  it("has the 41 variables of ClearML's agent page", () => {
    expect(core).toHaveLength(41);
    const labels = new Set(labelsAt('CLEARML_|'));
    expect(core.filter(({ name }) => !labels.has(name))).toEqual([]);
  });

  it.each(core.map(({ name }) => name))('writes %s with its value', name => {
    expect(accept('CLEARML_|', name)).toMatch(new RegExp(`^${name}=`));
  });

  it('writes a choice, a default or the place for a value', () => {
    expect(accept('FORCE_UV|', 'CLEARML_AGENT_FORCE_UV')).toBe('CLEARML_AGENT_FORCE_UV=${1|1,0|}');
    expect(accept('CLEARML_|', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE')).toBe(
      'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=${1|pip,none,direct|}',
    );
    expect(accept('CLEARML_|', 'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT')).toBe(
      'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT=${1:180}',
    );
    expect(accept('CLEARML_|', 'CLEARML_DOCKER_SKIP_GPUS_FLAG')).toBe('CLEARML_DOCKER_SKIP_GPUS_FLAG=1');
    expect(accept('CLEARML_|', 'CLEARML_WORKER_NAME')).toBe('CLEARML_WORKER_NAME=$0');
    expect(accept('CLEARML_|', 'CLEARML_AGENT_GIT_PASS')).toBe('CLEARML_AGENT_GIT_PASS=$0');
  });

  it('does not put first a value that changes nothing', () => {
    expect(accept('CLEARML_|', 'CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES')).toContain('${1|0,1|}');
  });

  it.each([
    ['an empty line', '|', 'CLEARML_WORKER_ID=$0'],
    ['a blank start', '  CLEARML_W|', '  CLEARML_WORKER_ID=$0'],
    ['an export', 'export CLEARML_W|', 'export CLEARML_WORKER_ID=$0'],
    ['a comment', '# CLEARML_W|', '# CLEARML_WORKER_ID=$0'],
    ['a commented assignment', '#CLEARML_W|=x', '#CLEARML_WORKER_ID=x', true],
    ['CRLF', 'A=1\r\nCLEARML_W|\r\nB=2', 'A=1\r\nCLEARML_WORKER_ID=$0\r\nB=2'],
    ['a byte order mark', '\uFEFFCLEARML_W|', '\uFEFFCLEARML_WORKER_ID=$0'],
    ['the middle of a name', 'CLEARML_W|ORKER=', 'CLEARML_WORKER_ID=', true],
    ['a name with a value', 'CLEARML_WORKER|_NAME=me', 'CLEARML_WORKER_ID=me', true],
    ['a name with a value, inserting', 'CLEARML_|=me', 'CLEARML_WORKER_ID=me'],
  ])('works at %s', (_, marked, expected, replace = false) => {
    expect(accept(marked, 'CLEARML_WORKER_ID', { replace })).toBe(expected);
  });

  it.each([
    ['prose in a comment', '# see the CLEARML_|'],
    ['an empty comment', '# |'],
    ['a quoted value of several lines', 'A="x\nCLEARML_|\ny"\n'],
    ['a value of another name', 'A=CLEARML_|'],
  ])('offers nothing in %s', (_, marked) => {
    expect(labelsAt(marked)).toEqual([]);
  });

  it('exports in an .envrc', () => {
    const options = { uri: 'file:///w/.envrc' };
    expect(accept('CLEARML_W|', 'CLEARML_WORKER_ID', options)).toBe('export CLEARML_WORKER_ID=$0');
    expect(accept('export CLEARML_W|', 'CLEARML_WORKER_ID', options)).toBe('export CLEARML_WORKER_ID=$0');
  });

  it('hides what is set, but not the name at the cursor', () => {
    expect(labelsAt('CLEARML_WORKER_ID=a\nCLEARML_|')).not.toContain('CLEARML_WORKER_ID');
    expect(labelsAt('TRAINS_WORKER_ID=a\nCLEARML_|')).not.toContain('CLEARML_WORKER_ID');
    expect(labelsAt('# CLEARML_WORKER_ID=a\nCLEARML_|')).toContain('CLEARML_WORKER_ID');
    expect(labelsAt('CLEARML_WORKER|_ID=a')).toContain('CLEARML_WORKER_ID');
  });

  it('offers old names, struck through, only to who types one', () => {
    expect(labelsAt('CLEARML_|').filter(label => label.startsWith('TRAINS_'))).toEqual([]);
    expect(itemAt('TRAINS_|', 'TRAINS_API_HOST')?.tags).toEqual([1]);
    expect(labelsAt('T|')).toContain('TRAINS_API_HOST');
  });

  it('demotes what a setting excludes that is really on', () => {
    const name = 'CLEARML_AGENT_GIT_USE_AZURE_PAT';
    const other = 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN';
    const plain = itemAt('CLEARML_|', name);
    const demoted = itemAt(`${other}=yes\nCLEARML_|`, name);
    expect(demoted?.labelDetails?.detail).toContain(other);
    expect(demoted!.sortText! > plain!.sortText!).toBe(true);
    expect(itemAt(`${other}=0\nCLEARML_|`, name)).toEqual(plain);
    expect(itemAt(`# ${other}=1\nCLEARML_|`, name)).toEqual(plain);
  });

  it("puts what ClearML sets itself last, and the file's own program first", () => {
    const sorted = (surroundings: { component?: 'agent' | 'sdk' }) =>
      [...completionAt('CLEARML_|', { surroundings }).items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    const agent = sorted({ component: 'agent' });
    expect(agent[0]?.labelDetails?.description).toMatch(/^agent/);
    expect(sorted({ component: 'sdk' })[0]?.labelDetails?.description).toMatch(/^SDK/);
    const last = catalogue.variable(agent.filter(item => item.kind !== 15).at(-1)!.label)!.variable;
    expect(last.readings.every(reading => reading.setBy === 'clearml')).toBe(true);
  });
});

describe('completion of dynamic names', () => {
  it('goes through the keys of clearml.conf step by step', () => {
    const sections = labelsAt('CLEARML_AGENT__|');
    expect(sections).toEqual(
      expect.arrayContaining(['CLEARML_AGENT__AGENT__', 'CLEARML_AGENT__SDK__', 'CLEARML_AGENT__API__']),
    );
    expect(accept('CLEARML_AGENT__A|', 'CLEARML_AGENT__AGENT__')).toBe('CLEARML_AGENT__AGENT__');
    expect(accept('CLEARML_AGENT__AGENT__GIT_U|', 'CLEARML_AGENT__AGENT__GIT_USER')).toMatch(
      /^CLEARML_AGENT__AGENT__GIT_USER=/,
    );
    expect(accept('CLEARML_AGENT__AGENT__PACKAGE_MANAGER__T|', 'CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE')).toMatch(
      /=\$\{1\|.*uv.*\|\}$/,
    );
    expect(completionAt('CLEARML_AGENT__|').isIncomplete).toBe(true);
  });

  it('offers no entry of a list', () => {
    expect(labelsAt('CLEARML_AGENT__AGENT__GIT__EXTRA_CREDENTIALS__|')).toEqual([]);
  });

  it('goes through the keys of the server, in their spelling', () => {
    expect(labelsAt('CLEARML__|')).toContain('CLEARML__apiserver__');
    expect(labelsAt('CLEARML__apiserver__auth__|').length).toBeGreaterThan(0);
  });

  it('writes no published secret as a default', () => {
    for (const item of completionAt('CLEARML__secure__auth__|').items) {
      expect(item.textEditText).not.toMatch(/=\$\{1:"/);
    }
  });
});
