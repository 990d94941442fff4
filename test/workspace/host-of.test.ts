import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { fileNames } from '../../client/src/file-names';
import { hostOf } from '../../server/src/workspace/host-of';
import { dockerfileNames, otherNames } from '../syntax/dockerfile/file-names';

const envNames = ['.env', '.env.local', '.env.example', 'agent.env', 'a.env.prod', 'env.list', '.envrc', '.ENV'];
const confNames = [
  ...['clearml.conf', '.clearml.conf', 'trains.conf', 'clearml-agent.conf', 'clearml_gpu.conf', 'ClearML.conf'],
  ...[
    'clearml.conf.example',
    'clearml.conf.dist',
    'clearml.conf.sample',
    'clearml.conf.template',
    'clearml.conf.local',
  ],
  ...['my-agent.conf', 'agent.conf', 'agent.conf.example', '.clearml-gpu.conf', 'clearml.conf.example.bak'],
];
/** The client asks the server about these; the server says no, by the ending. */
const lookAlikes = [
  '.env.d.ts',
  'config.env.ts',
  'clearml.conf.py',
  'clearml.conf.md',
  'dockerfile.py',
  'Dockerfile.md',
  'dockerfile-parser.js',
];
const strangers = ['nginx.conf', 'Dockerfiles', 'MyDockerfile', 'docker-compose.yml', 'environment', 'clearml.yaml'];

/** As VS Code does: dots are nothing special, letter case matters. */
const isAsked = (name: string) => fileNames.some(pattern => picomatch.isMatch(name, pattern, { dot: true }));

describe('the format of a file, by its name', () => {
  it.each(envNames)('%s is an env file', name => expect(hostOf(name)).toBe('env'));
  it.each([...dockerfileNames, 'dev.env.Dockerfile', 'Dockerfile.j2'])('%s is a Dockerfile', name =>
    expect(hostOf(name)).toBe('dockerfile'),
  );
  it.each(confNames)('%s is a clearml.conf', name => expect(hostOf(name)).toBe('conf'));
  it.each([...otherNames, ...lookAlikes, ...strangers])('%s is none of ours', name =>
    expect(hostOf(name)).toBeUndefined(),
  );

  it('takes a URI or a path, and tells an env file of a Dockerfile from a Dockerfile', () => {
    expect(hostOf('file:///w/a%20b/Dockerfile_0?x#y')).toBe('dockerfile');
    expect(hostOf('C:\\w\\agent.Dockerfile')).toBe('dockerfile');
    expect(hostOf('file:///w/Dockerfile/readme.txt')).toBeUndefined();
    expect(hostOf('Dockerfile.env')).toBe('env');
    expect(hostOf('agent.Dockerfile.dockerignore')).toBeUndefined();
  });
});

describe('the names that the VS Code extension asks the server about', () => {
  it.each([...envNames, ...dockerfileNames, ...confNames])('has %s', name => expect(isAsked(name)).toBe(true));
  it.each(lookAlikes)('has %s, which the server leaves alone', name => expect(isAsked(name)).toBe(true));
  it.each(strangers)('has not %s', name => expect(isAsked(name)).toBe(false));
});
