import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { convert } from '../../server/src/values/parsers';
import { accept, completionAt, itemAt, labelsAt } from '../support/cursor';

const catalogue = createCatalogue();
const core = catalogue.variables.filter(variable => variable.readings.some(reading => reading.core));
const nothingKnown = new Set(
  core
    .filter(
      ({ secret, primary: { value } }) => secret || (!value.enum && !value.examples && value.default === undefined),
    )
    .map(({ name }) => name),
);

describe('completion of values', () => {
  it('offers booleans as ClearML reads them, with what each does', () => {
    expect(labelsAt('CLEARML_AGENT_FORCE_UV=|').slice(0, 4)).toEqual(['1', '0', 'true', 'false']);
    expect(itemAt('CLEARML_AGENT_FORCE_UV=|', '0')?.labelDetails?.description).toContain('does not switch');
    expect(itemAt('CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES=|', '1')?.labelDetails?.description).toContain('no effect');
  });

  it('offers only 1 where any text is on', () => {
    expect(labelsAt('CLEARML_DOCKER_SKIP_GPUS_FLAG=|')).toEqual(['1']);
  });

  it('offers enums with their meaning, the default preselected', () => {
    expect(labelsAt('CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|')).toEqual(['none', 'pip', 'direct']);
    expect(itemAt('CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|', 'pip')?.preselect).toBe(true);
    expect(labelsAt('CLEARML_MULTI_NODE_SINGLE_TASK=|')).toEqual(['-1', '0', '1', '2']);
  });

  it('offers paths of the configuration file', () => {
    expect(labelsAt('CLEARML_CONFIG_FILE=|')).toEqual(expect.arrayContaining(['~/clearml.conf', '/etc/clearml.conf']));
  });

  it('offers addresses by role, those that follow from the other ones first', () => {
    expect(labelsAt('CLEARML_FILES_HOST=|')).toContain('https://files.clear.ml');
    expect(labelsAt('CLEARML_API_HOST=https://api.ml.example.com\nCLEARML_FILES_HOST=|')[0]).toBe(
      'https://files.ml.example.com',
    );
    expect(labelsAt('CLEARML_API_HOST=http://ml:8008\nCLEARML_WEB_HOST=|')[0]).toBe('http://ml:8080');
  });

  it.each([
    ['a part', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=di|', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=direct'],
    ['quotes', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE="p|ip"', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE="direct"'],
    ['single quotes', "CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE='|'", "CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE='direct'"],
    ['a comment', '# CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|', '# CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=direct'],
    [
      'an export',
      'export CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|',
      'export CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=direct',
    ],
    ['CRLF', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=|\r\nA=1', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=direct\r\nA=1'],
    ['a blank', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE= |', 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE= direct'],
  ])('replaces only the value: %s', (_, marked, expected) => {
    expect(accept(marked, 'direct', { replace: true })).toBe(expected);
  });

  it('quotes only for a shell', () => {
    const value = '--ipc=host -v /mnt/data:/data';
    const marked = 'CLEARML_AGENT_EXTRA_DOCKER_ARGS=|';
    expect(accept(marked, value)).toBe(`CLEARML_AGENT_EXTRA_DOCKER_ARGS=${value}`);
    expect(accept(marked, value, { options: { envReader: 'shell' } })).toBe(
      `CLEARML_AGENT_EXTRA_DOCKER_ARGS='${value}'`,
    );
  });

  it('offers nothing for secrets, for other programs and behind a value', () => {
    expect(labelsAt('CLEARML_AGENT_GIT_PASS=|')).toEqual([]);
    expect(labelsAt('DATABASE_URL=|')).toEqual([]);
    expect(labelsAt('CLEARML_AGENT_FORCE_UV="1" |')).toEqual([]);
  });

  it.each(core.map(({ name }) => name))('has values for %s that ClearML accepts', name => {
    const labels = labelsAt(`${name}=|`);
    const { primary } = catalogue.variable(name)!.variable;
    expect(labels.length > 0 || nothingKnown.has(name)).toBe(true);
    for (const label of labels) {
      expect(['raises', 'rejected']).not.toContain(convert(primary.value.parser, label).outcome);
    }
  });
});

describe('completion of references', () => {
  it('offers the names of the file and known ones, and closes the brace', () => {
    const marked = 'HOST=ml\nCLEARML_API_HOST=http://${H|\n';
    expect(completionAt(marked).items.map(item => item.label)).toEqual(
      expect.arrayContaining(['HOST', 'HOME', 'CLEARML_WEB_HOST']),
    );
    expect(labelsAt(marked)).not.toContain('CLEARML_API_HOST');
    expect(accept(marked, 'HOST')).toBe('HOST=ml\nCLEARML_API_HOST=http://${HOST}\n');
    expect(accept('A=1\nB=${|}', 'A')).toBe('A=1\nB=${A}');
    expect(accept('A=1\nB="$|"', 'A')).toBe('A=1\nB="$A"');
  });

  it('offers nothing where nothing is replaced', () => {
    expect(labelsAt("A=1\nB='${|}'")).toEqual([]);
    expect(labelsAt('A=1\nB=\\$|')).toEqual([]);
    expect(labelsAt('A=1\nB=${|', { options: { envReader: 'docker' } })).toEqual([]);
  });
});
