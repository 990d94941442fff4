import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { seenBy } from '../model/env-value';
import { evidencedReaders } from '../model/evidenced-readers';
import type { Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { replaceWithLiteral } from './support/conf-edits';
import { replaceRawValue } from './support/edits';
import { isExampleFile, isPlaceholder } from './support/placeholders';
import { addressOf } from './support/readings';
import { isDemoKey, isSecretHalf } from './support/secrets';
import { titleOf } from './support/titles';

/** With the published access key, `demo-server` says what is wrong. */
const apiSecrets: ReadonlySet<string> = new Set(['CLEARML_API_SECRET_KEY', 'api.credentials.secret_key']);

export default defineRule({
  id: 'plaintext-secret',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'conf'],
  summary: 'A secret in plain text in a file that git would commit.',
  why: `Keys that were committed once stay in the history of the repository. The rule knows the exact names whose value is a
secret, leaves out placeholders, references and empty values, and is silent for a file that the repository ignores. It is
information in example files (\`.example\`, \`.sample\`, \`.template\`, \`.dist\`) and outside of a repository. An access key is
reported only through its secret half.`,
  check(context) {
    if (context.surroundings.repository === 'ignored') {
      return;
    }
    const isDemo = context.settings.some(isDemoKey);
    for (const setting of context.settings) {
      const { value } = setting;
      if (isDemo && apiSecrets.has(addressOf(setting) ?? '')) {
        continue;
      }
      if (value?.known && isSecretHalf(setting, context) && !isPlaceholder(value.text)) {
        context.report({
          at: value.range,
          severity: severityOf(context),
          message: `${titleOf(setting)} is a secret in plain text.`,
          fixes: isConfSetting(setting) ? substitution(setting) : reference(setting, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=fakeT0ken9af3\n',
      at: 'fakeT0ken9af3',
      severity: 'warning',
      surroundings: { repository: 'committed' },
      fixed: ['CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${CLEARML_AGENT_GIT_PASS}\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AUTH_TOKEN="fakeT0ken9af3"\n',
      at: 'fakeT0ken9af3',
      severity: 'information',
      surroundings: { repository: 'none' },
      fixed: ['CLEARML_AUTH_TOKEN=${CLEARML_AUTH_TOKEN}\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AUTH_TOKEN=fakeT0ken9af3\n',
      at: 'fakeT0ken9af3',
      file: '.env.example',
      severity: 'information',
      surroundings: { repository: 'committed' },
      options: { envReader: 'docker' },
      fixed: ['CLEARML_AUTH_TOKEN\n'],
    },
    { host: 'env', good: 'CLEARML_AUTH_TOKEN=fakeT0ken9af3\n', surroundings: { repository: 'ignored' } },
    { host: 'env', good: 'CLEARML_AUTH_TOKEN=${TOKEN}\n', surroundings: { repository: 'committed' } },
    { host: 'env', good: 'CLEARML_AUTH_TOKEN=<your token>\n', surroundings: { repository: 'committed' } },
    { host: 'env', good: 'CLEARML_AUTH_TOKEN=\n', surroundings: { repository: 'committed' } },
    { host: 'env', good: '# CLEARML_AUTH_TOKEN=fakeT0ken9af3\n', surroundings: { repository: 'committed' } },
    {
      host: 'env',
      good: 'CLEARML_API_ACCESS_KEY=FAKEKEY123\nCLEARML_API_SECRET_KEY=changeme\n',
      surroundings: { repository: 'committed' },
    },
    {
      host: 'conf',
      bad: 'api {\n  credentials {"access_key": "FAKEKEY123", "secret_key": "fakeT0ken9af3"}\n}\n',
      at: 'fakeT0ken9af3',
      severity: 'warning',
      surroundings: { repository: 'committed' },
      fixed: ['api {\n  credentials {"access_key": "FAKEKEY123", "secret_key": ${?CLEARML_API_SECRET_KEY}}\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.git_user: me\nagent.git_pass: fakeT0ken9af3\n',
      at: 'fakeT0ken9af3',
      file: 'clearml.conf.example',
      severity: 'information',
      surroundings: { repository: 'committed' },
      fixed: ['agent.git_user: me\nagent.git_pass: ${?CLEARML_AGENT_GIT_PASS}\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ bucket: b, key: FAKEKEY123, secret: fakeT0ken9af3 }]\n',
      at: 'fakeT0ken9af3',
      severity: 'information',
      surroundings: { repository: 'none' },
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_AUTH_TOKEN=__CLEARML_TOKEN__\nCLEARML_AGENT_GIT_PASS=op://ci/git/token\n' },
    {
      host: 'conf',
      good: 'api.credentials { access_key: EGRTCO8JMSIGI6S39GTP43NFWXDQOW, secret_key: fakeT0ken9af3 }\n',
    },
    { host: 'conf', good: 'api.credentials { access_key: A, secret_key: ${?KEY} }\n' },
    { host: 'conf', good: 'api.credentials { access_key: A, secret_key: "<your secret key>" }\n' },
    {
      host: 'conf',
      good: 'api.credentials { access_key: A, secret_key: fakeT0ken9af3 }\n',
      surroundings: { repository: 'ignored' },
    },
  ],
});

function severityOf({ document, surroundings }: RuleContext): 'warning' | 'information' {
  return surroundings.repository === 'committed' && !isExampleFile(document) ? 'warning' : 'information';
}

/** Takes the value from the environment of the reader: by the name alone for docker, else by a reference. */
function reference(setting: Setting, context: RuleContext): Fix[] {
  const readers = evidencedReaders(context);
  if (readers.length > 0 && readers.every(reader => reader === 'docker')) {
    const range = { start: setting.nameRange.end, end: setting.range.end };
    return [{ title: 'Take it from the environment: the name alone', edits: [{ range, newText: '' }] }];
  }
  const newText = `\${${setting.name}}`;
  // Some readers know no references: for them this would be the secret.
  return readers.every(reader => seenBy(reader, `${setting.name}=${newText}`).kind === 'unknown')
    ? [{ title: `Take it from the environment: ${newText}`, edits: [replaceRawValue(setting, newText)] }]
    : [];
}

/** Takes the value from the variable that does the same as the key, if there is one. */
function substitution(setting: ConfSetting): Fix[] {
  const name = setting.target.kind === 'key' ? setting.target.key?.env[0] : undefined;
  if (name === undefined) {
    return [];
  }
  const literal = `\${?${name}}`;
  return [{ title: `Take it from the environment: ${literal}`, edits: [replaceWithLiteral(setting, literal)] }];
}
