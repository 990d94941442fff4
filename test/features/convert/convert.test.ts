import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { provideConversions } from '../../../server/src/features/convert/convert-actions';
import { dynamicName, sameKey, sameVariable } from '../../../server/src/features/convert/same-setting';
import { envLine, envPair, hoconText } from '../../../server/src/features/convert/written';
import { buildDockerfileModel } from '../../../server/src/model/build-dockerfile-model';
import { atCursor, type CursorOptions } from '../../support/cursor';
import { withCursors } from '../feature-context';

const catalogue = createCatalogue();
const env: CursorOptions = { uri: 'file:///w/.env' };
const dockerfile: CursorOptions = { uri: 'file:///w/Dockerfile' };
const conf: CursorOptions = { uri: 'file:///w/clearml.conf' };

/** What each action copies, or the text after it, by title; one cursor, or two around a selection. */
function conversions(marked: string, options: CursorOptions): Record<string, string> {
  const { text: plain, offsets } = withCursors(marked);
  const [start = 0, end = start] = offsets;
  const { context, document } = atCursor(`${plain}|`, options);
  const range = { start, end };
  return Object.fromEntries(
    provideConversions(context, range, true).map(({ title, command, edit }) => {
      const [change] = edit?.changes?.[document.uri] ?? [];
      const { lines, text } = document;
      const after =
        change &&
        text.slice(0, lines.offsetAt(change.range.start)) +
          change.newText +
          text.slice(lines.offsetAt(change.range.end));
      return [title, after ?? command?.arguments?.[0]];
    }),
  );
}

describe('an env file', () => {
  it.each([
    ['CLEARML_|WORKER_ID=a b', 'ENV CLEARML_WORKER_ID="a b"\n'],
    ['CLEARML_|WORKER_ID=a:b', 'ENV CLEARML_WORKER_ID=a:b\n'],
    ['CLEARML_|WORKER_ID=', 'ENV CLEARML_WORKER_ID=\n'],
    ['|CLEARML_WORKER_ID=a\n# x\nCLEARML_CACHE_DIR=/b|', 'ENV CLEARML_WORKER_ID=a \\\n    CLEARML_CACHE_DIR=/b\n'],
  ])('%j is copied as ENV', (marked, expected) => {
    const found = Object.entries(conversions(marked, env)).find(([title]) => title.endsWith('as Dockerfile ENV'));
    expect(found?.[1]).toBe(expected);
  });

  it('offers no ENV where readers disagree or the value depends on others', () => {
    expect(conversions('CLEARML_|WORKER_ID="a"', env)).toEqual({});
    expect(Object.keys(conversions('CLEARML_|WORKER_ID="a"', { ...env, options: { envReader: 'compose' } }))).toContain(
      'Copy CLEARML_WORKER_ID as Dockerfile ENV',
    );
    expect(conversions('CLEARML_|WORKER_ID=$X', { ...env, options: { envReader: 'compose' } })).toEqual({});
    expect(conversions('A|=1', env)).toEqual({});
    expect(conversions('# CLEARML_|WORKER_ID=1', env)).toEqual({});
  });

  it.each([
    ['CLEARML_AGENT_GIT_|HOST=git.example.com', 'agent.git_host: "git.example.com"\n'],
    ['CLEARML_AGENT_GIT_USE_|AZURE_PAT=yes', 'agent.git_use_azure_pat: true\n'],
    ['CLEARML_API_|HOST=https://h', 'api.api_server: "https://h"\n'],
    ['CLEARML_AGENT__AGENT__GIT_|HOST=h', 'agent.git_host: "h"\n'],
    ['CLEARML_AGENT__AGENT__REPORTER_|X=3.50', 'agent.reporter_x: 3.5\n'],
  ])('%s is copied as a key', (marked, expected) => {
    const found = Object.entries(conversions(marked, env)).find(([title]) =>
      title.endsWith('as a key of clearml.conf'),
    );
    expect(found?.[1]).toBe(expected);
  });

  it('offers no key that would do something else', () => {
    const titles = (marked: string) =>
      Object.keys(conversions(marked, env)).filter(title => title.includes('clearml.conf'));
    // A flag for a choice, a list, a value without effect, an off that is no off, a shared name.
    expect(titles('CLEARML_AGENT_|FORCE_UV=1')).toEqual([]);
    expect(titles('CLEARML_AGENT_|EXTRA_DOCKER_ARGS=-v')).toEqual([]);
    expect(titles('CLEARML_AGENT_|FORCE_SYSTEM_SITE_PACKAGES=1')).toEqual([]);
    expect(titles('CLEARML_|SKIP_GIT_INST=1')).toEqual([]);
    expect(titles('AWS_|PROFILE=x\nCLEARML_X=1')).toEqual([]);
    expect(titles('CLEARML_AGENT_GIT_USE_|AZURE_PAT=maybe')).toEqual([]);
  });

  it('renames between the dynamic and the plain name where both read the same', () => {
    expect(conversions('CLEARML_AGENT_GIT_|HOST=h', env)).toMatchObject({
      'Rename CLEARML_AGENT_GIT_HOST to CLEARML_AGENT__AGENT__GIT_HOST': 'CLEARML_AGENT__AGENT__GIT_HOST=h',
    });
    expect(conversions('CLEARML_AGENT__AGENT__GIT_|HOST=h', env)).toMatchObject({
      'Rename CLEARML_AGENT__AGENT__GIT_HOST to CLEARML_AGENT_GIT_HOST': 'CLEARML_AGENT_GIT_HOST=h',
    });
    const renames = (marked: string) =>
      Object.keys(conversions(marked, env)).filter(title => title.startsWith('Rename'));
    expect(renames('CLEARML_AGENT_GIT_|HOST=3')).toEqual([]);
    expect(renames('CLEARML_AGENT_GIT_|USER=a#b')).toEqual([]);
    expect(renames('CLEARML_AGENT_GIT_|HOST=h\nA=${CLEARML_AGENT_GIT_HOST}')).toEqual([]);
    expect(renames('CLEARML_AGENT_GIT_|HOST=h\nCLEARML_AGENT__AGENT__GIT_HOST=h')).toEqual([]);
  });

  it('takes a pasted ENV', () => {
    expect(conversions('A=1\nENV |CLEARML_WORKER_ID=a CLEARML_CACHE_DIR="/b"\nC=1', env)).toMatchObject({
      'Make this line one of an env file': 'A=1\nCLEARML_WORKER_ID=a\nCLEARML_CACHE_DIR=/b\nC=1',
    });
    expect(conversions('ENV |X=1', env)).toEqual({});
    expect(conversions('ENV |CLEARML_WORKER_ID=$A', env)).toEqual({});
  });

  it('has no secret in a title, and copies only where the editor can', () => {
    const secret = conversions('CLEARML_API_|SECRET_KEY=hunter2', env);
    expect(Object.keys(secret).join()).not.toContain('hunter2');
    expect(secret['Copy CLEARML_API_SECRET_KEY as Dockerfile ENV']).toContain('hunter2');
    const { context, offset } = atCursor('CLEARML_WORKER|_ID=1', env);
    expect(provideConversions(context, { start: offset, end: offset }, false)).toEqual([]);
  });
});

describe('a Dockerfile', () => {
  it.each([
    ['FROM a\nENV CLEARML_|WORKER_ID="a b"', 'CLEARML_WORKER_ID=a b\n'],
    ['FROM a\nENV CLEARML_|WORKER_ID a b', 'CLEARML_WORKER_ID=a b\n'],
    ['FROM a\nARG N=x\nENV CLEARML_|WORKER_ID=a-$N', 'CLEARML_WORKER_ID=a-x\n'],
    ['FROM a\n|ENV CLEARML_WORKER_ID=a \\\n  CLEARML_CACHE_DIR=b|', 'CLEARML_WORKER_ID=a\nCLEARML_CACHE_DIR=b\n'],
  ])('%j is copied as lines of an env file', (marked, expected) => {
    const found = Object.entries(conversions(marked, dockerfile)).find(([title]) => title.includes('of an env file'));
    expect(found?.[1]).toBe(expected);
  });

  it('offers nothing that an env file cannot say', () => {
    expect(conversions('FROM a\nENV CLEARML_|WORKER_ID=$X', dockerfile)).toEqual({});
    expect(Object.keys(conversions("FROM a\nENV CLEARML_|WORKER_ID='a $b'", dockerfile)).join()).not.toContain(
      'env file',
    );
  });

  it('takes a pasted line', () => {
    expect(conversions('FROM a\nCLEARML_|WORKER_ID=a b\nRUN x', dockerfile)).toEqual({
      'Make this line an ENV instruction': 'FROM a\nENV CLEARML_WORKER_ID="a b"\nRUN x',
    });
    expect(conversions('FROM a\nX|=1', dockerfile)).toEqual({});
  });
});

describe('a clearml.conf', () => {
  it.each([
    ['agent { git_|host: "h" }', 'environment variable', 'CLEARML_AGENT_GIT_HOST=h\n'],
    ['agent.git_use_azure_|pat: true', 'environment variable', 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n'],
    ['agent { git_|host: "h" }', 'dynamic variable of the agent', 'CLEARML_AGENT__AGENT__GIT_HOST=h\n'],
    ['agent { translate_|ssh: false }', 'dynamic variable of the agent', 'CLEARML_AGENT__AGENT__TRANSLATE_SSH=false\n'],
  ])('%s is copied as %s', (marked, what, expected) => {
    const found = Object.entries(conversions(marked, conf)).find(([title]) => title.endsWith(what));
    expect(found?.[1]).toBe(expected);
  });

  it('offers nothing for texts that would be read otherwise, for lists and sections', () => {
    expect(Object.keys(conversions('agent { git_|host: "3" }', conf)).join()).not.toContain('dynamic');
    expect(conversions('agent { git_|host: ${?X} }', conf)).toEqual({});
    expect(conversions('agent { extra_docker_|arguments: ["a"] }', conf)).toEqual({});
    expect(conversions('ag|ent { git_host: "h" }', conf)).toEqual({});
  });
});

describe('pairs of variable and key', () => {
  it('are the same in both directions', () => {
    const pairs = catalogue.variables.map(variable => sameKey(variable, catalogue)).filter(same => same !== undefined);
    for (const { variable, key } of pairs) {
      expect([key.path, sameVariable(key, catalogue)?.variable.name]).toEqual([key.path, variable.name]);
      expect(dynamicName(key.path)).toBeDefined();
    }
    expect(pairs.length).toBeGreaterThan(15);
  });
});

describe('written values', () => {
  const values = [
    '',
    'a',
    'a b',
    ' a ',
    '"',
    "'",
    '$X',
    '${X}',
    '\\',
    'C:\\new',
    '#a',
    'a #b',
    '=',
    'ä',
    '`',
    'it\'s "$5"',
    'a\tb',
  ];

  it.each(values)('%j is read as it was meant, or not written', value => {
    const pair = envPair('CLEARML_X', value, catalogue);
    if (pair !== undefined) {
      expect(buildDockerfileModel('', `FROM a\nENV ${pair}`, catalogue).settings[0]?.value?.text).toBe(value);
    }
    const line = envLine('CLEARML_X', value);
    expect(line === undefined || line.startsWith('CLEARML_X=')).toBe(true);
    const text = hoconText(value);
    expect(text === undefined || text.startsWith('"')).toBe(true);
  });

  it('are written where they can be', () => {
    expect(values.filter(value => envPair('CLEARML_X', value, catalogue) === undefined)).toEqual([]);
    expect(values.filter(value => hoconText(value) === undefined)).toEqual([]);
    expect(envPair('CLEARML_X', 'a\nb', catalogue)).toBeUndefined();
    expect(envPair('CLEARML_X', 'a $b', catalogue, '`')).toBe('CLEARML_X="a `$b"');
  });
});
