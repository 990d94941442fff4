import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { toPlainText } from '../../server/src/text/markdown';
import { completionAt, hoverAt, labelsAt } from '../support/cursor';

const catalogue = createCatalogue();
const core = catalogue.variables.filter(variable => variable.readings.some(reading => reading.core));

/** The parts of a hover in the order that a reader wants them. */
const order = [
  '**Type**',
  '**Default**',
  '**Bad value**',
  '**clearml.conf**',
  '**Read by**',
  '**Good to know**',
  '[ClearML documentation]',
  '**This line**',
];

describe('hover on a name', () => {
  it.each(core.map(({ name }) => name))('%s is complete and in order', name => {
    const { markdown, token } = hoverAt(`|${name}=1`)!;
    const { primary } = catalogue.variable(name)!.variable;
    expect(token).toBe(name);
    const has = (part: string) => markdown.includes(part);
    expect(has('**Type**') && has('**Bad value**') && has('**Read by**') && has('**This line**')).toBe(true);
    expect(has('**Default**')).toBe(!primary.secret);
    expect(has('**clearml.conf**')).toBe(primary.confKey !== undefined);
    expect(has('**Good to know**')).toBe(primary.pitfalls.length + primary.facts.length > 0);
    expect(has('https://clear.ml/docs/latest/docs/')).toBe(primary.page !== undefined);
    expect(has('**Ignored when**')).toBe(primary.ignoredWhen !== undefined);
    if (primary.since) {
      expect(markdown).toContain(`since ${primary.since.replace(/^v/, '')}`);
    }
    const found = order.map(part => markdown.indexOf(part)).filter(index => index >= 0);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(markdown.length).toBeLessThan(5000);
  });

  it('says what ClearML makes of the value', () => {
    expect(hoverAt('|CLEARML_AGENT_FORCE_UV=yes')?.markdown).toContain('ClearML reads: `true`');
    expect(hoverAt('|CLEARML_AGENT_FORCE_UV=enabled')?.markdown).toContain('raises `ValueError');
    expect(hoverAt('|CLEARML_DOCKER_SKIP_GPUS_FLAG=0')?.markdown).toContain('ClearML reads: `true`');
    expect(hoverAt('|CLEARML_AGENT_FORCE_UV=')?.markdown).toContain('as if it were unset');
  });

  it('tells agent and SDK apart where they differ', () => {
    const { markdown } = hoverAt('|CLEARML_API_HOST_VERIFY_CERT=maybe')!;
    expect(markdown).toContain('**SDK**');
    expect(hoverAt('CLEARML_API_HOST=\n|AWS_ACCESS_KEY_ID=')?.markdown).toContain('the key wins');
  });

  it('works on comments, aliases, dynamic names and patterns', () => {
    expect(hoverAt('# |CLEARML_WORKER_ID=a')?.token).toBe('CLEARML_WORKER_ID');
    expect(hoverAt('|TRAINS_WORKER_ID=a')?.markdown).toContain('deprecated name of `CLEARML_WORKER_ID`');
    expect(hoverAt('|CLEARML_AGENT__AGENT__GIT_USER=a')?.markdown).toContain('agent.git_user');
    expect(hoverAt('|CLEARML__apiserver__log_calls=true')?.markdown).toContain('apiserver.log_calls');
  });

  it('names what an unknown name is near to, and is silent on other programs', () => {
    expect(hoverAt('|CLEARML_WORKER_NMAE=a')?.markdown).toContain('`CLEARML_WORKER_NAME`');
    expect(hoverAt('|DATABASE_URL=a')).toBeUndefined();
    expect(hoverAt('|AWS_ACCESS_KEY_ID=a')).toBeUndefined();
  });
});

describe('hover on a value', () => {
  it('begins with the value', () => {
    const { markdown, token } = hoverAt('CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE=di|rect')!;
    expect(token).toBe('direct');
    expect(markdown).toMatch(/^\*\*This line\*\* ClearML reads: `direct` \(/);
    expect(markdown.split('\n\n')).toHaveLength(2);
  });

  it('says what each reader makes of it when they disagree', () => {
    const { markdown } = hoverAt('CLEARML_AGENT_FORCE_UV="t|rue"')!;
    expect(markdown).toMatch(/- .*docker.*: ClearML fails/);
    expect(markdown).toMatch(/- .*compose.*: ClearML reads: `true`/);
    const docker = hoverAt('CLEARML_AGENT_FORCE_UV="t|rue"', { options: { envReader: 'docker' } })!;
    expect(docker.markdown).toMatch(/^\*\*This line\*\* ClearML fails/);
  });

  it('says what a reference stands for', () => {
    const { markdown, token } = hoverAt('CLEARML_WEB_HOST=http://ml\nX=${CLEARML_|WEB_HOST}')!;
    expect(token).toBe('${CLEARML_WEB_HOST}');
    expect(markdown).toContain('`http://ml`');
  });
});

describe('secrets', () => {
  const fake = `FAKE-s3cr3t-${'x7'.repeat(43)}`; // a length that occurs in no text
  const texts = [
    `CLEARML_AGENT_GIT_PASS=${fake}`,
    `CLEARML_API_SECRET_KEY="${fake}"`,
    `CLEARML_API_SECRET_KEY='${fake}' # note`,
    `# CLEARML_AGENT_GIT_PASS=${fake}`,
    `CLEARML_AGENT_GIT_PASS=${fake}\nCLEARML_AGENT_EXTRA_DOCKER_ARGS=-e P=\${CLEARML_AGENT_GIT_PASS}`,
    `CLEARML_AGENT_GIT_PASS=${fake}\nCLEARML_AGENT_EXTRA_DOCKER_ARGS=-e P=${fake}`,
    `CLEARML_API_HOST=https://me:${fake}@api.example.com`,
    `CLEARML_API_HOST="https://me:${fake}@api.example.com"`,
    `CLEARML_EXTRA_PIP_INSTALL_FLAGS=--extra-index-url https://me:${fake}@pypi.example.com/simple`,
    `CLEARML_AGENT_EXTRA_DOCKER_ARGS=-e DB_PASSWORD=${fake} -e A=1`,
    `CLEARML_AGENT__AGENT__GIT_PASS=${fake}`,
    `CLEARML_AGENT__API__CREDENTIALS__SECRET_KEY="${fake}"`,
    `CLEARML__secure__auth__token_secret=${fake}`,
    `TRAINS_API_SECRET_KEY=${fake}`,
    `MY_TOKEN=${fake}\nCLEARML_AGENT_GIT_PASS=\${MY_TOKEN}\n`,
    `DSN=postgres://u:${fake}@db\nCLEARML_WORKER_NAME=\${DSN}\n`,
  ];

  it.each(texts)('never show: %s', text => {
    for (let at = 0; at <= text.length; at++) {
      const marked = `${text.slice(0, at)}|${text.slice(at)}`;
      expect(hoverAt(marked)?.markdown ?? '').not.toContain(fake);
      expect(hoverAt(marked)?.markdown ?? '').not.toContain(`${fake.length}`);
      expect(JSON.stringify(completionAt(marked))).not.toContain(fake);
    }
  });

  it('get no values', () => {
    expect(labelsAt(`CLEARML_AGENT_GIT_PASS=${fake}|`)).toEqual([]);
  });
});

describe('Markdown', () => {
  it('is plain text for the command line', () => {
    const text = toPlainText(hoverAt('|CLEARML_AGENT_FORCE_UV=1')!.markdown);
    expect(text).toContain('Type boolean.');
    expect(text).toContain('CLEARML_AGENT_SKIP_PYTHON_ENV_INSTALL');
    expect(text).not.toMatch(/\*\*|`|\\_/);
  });
});
