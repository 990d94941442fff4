import type { RelationSide, RequiresRelation } from '../catalogue/relation-types';
import { isConfSetting } from '../model/conf-setting';
import type { Setting } from '../model/setting';
import { defineRule, type RuleContext } from './define-rule';
import { insertKeys } from './support/insert-keys';
import { insertFromEnvironment } from './support/insert-settings';
import { isDefault } from './support/is-default';
import { isExampleFile } from './support/placeholders';
import { indexesOf, type SettingIndex } from './support/setting-index';
import { sideTitle, titleOf } from './support/titles';

interface Incomplete {
  readonly relation: RequiresRelation;
  readonly subject: Setting;
  readonly missing: readonly RelationSide[];
}

export default defineRule({
  id: 'missing-companion',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'A setting has no effect, or fails later, without another one that is not set.',
  why: `Some settings work only together: git credentials are used only when both the user and the password are there
(\`clearml_agent/helper/repo.py\`, \`add_auth\`), an access key needs its secret key, the Azure flags need a user **and** a
password, \`CLEARML_VCS_BRANCH\` is read only with \`CLEARML_VCS_REPO_URL\`. ClearML says nothing about the missing half.

The severity is information where the other half may come from elsewhere: from a configuration file that the file names
(\`CLEARML_CONFIG_FILE\`) or the clearml.conf in the same folder, or when the image of a Dockerfile is run. A missing secret in a Dockerfile is no problem at
all: it belongs to the run.`,
  check(context) {
    for (const index of indexesOf(context)) {
      const incomplete = findIncomplete(index, context);
      for (const found of incomplete) {
        if (!isConsequence(found, incomplete)) {
          report(found, index, context);
        }
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USER=me\n',
      at: 'CLEARML_AGENT_GIT_USER',
      fixed: ['CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${CLEARML_AGENT_GIT_PASS}\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_ACCESS_KEY=FAKEKEY\nCLEARML_CONFIG_FILE=/etc/clearml.conf\n',
      at: 'CLEARML_API_ACCESS_KEY',
      severity: 'information',
      fixed: [
        'CLEARML_API_ACCESS_KEY=FAKEKEY\nCLEARML_API_SECRET_KEY=${CLEARML_API_SECRET_KEY}\nCLEARML_CONFIG_FILE=/etc/clearml.conf\n',
      ],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n',
      at: 'CLEARML_AGENT_GIT_USE_AZURE_PAT',
      fixed: [
        'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USER=${CLEARML_AGENT_GIT_USER}\nCLEARML_AGENT_GIT_PASS=${CLEARML_AGENT_GIT_PASS}\n',
      ],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT=60\n',
      at: 'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT',
      fixed: [
        'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT=60\nCLEARML_AGENT_ABORT_CALLBACK_CMD=${CLEARML_AGENT_ABORT_CALLBACK_CMD}\n',
      ],
    },
    {
      host: 'env',
      bad: 'export CLEARML_AGENT_GIT_USER=me\n',
      at: 'CLEARML_AGENT_GIT_USER',
      severity: 'information',
      surroundings: { hasConfBeside: true },
      fixed: ['export CLEARML_AGENT_GIT_USER=me\nexport CLEARML_AGENT_GIT_PASS=${CLEARML_AGENT_GIT_PASS}\n'],
    },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PAT}\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=\nCLEARML_AGENT_GIT_PASS=\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=git\nCLEARML_AGENT_GIT_PASS=\n', file: '.env.example' },
    { host: 'env', good: 'CLEARML__sdk__aws__s3__key=k\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=0\n' },
    { host: 'env', good: 'CLEARML_API_ACCESS_KEY=FAKEKEY\nCLEARML_AUTH_TOKEN=${TOKEN}\n' },
    { host: 'env', good: '# CLEARML_AGENT_GIT_USER=me\n' },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12\nENV CLEARML_VCS_BRANCH=main\n',
      at: 'CLEARML_VCS_BRANCH',
      severity: 'information',
      fixed: [],
    },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12 AS base\nENV CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT=60\nFROM base\nRUN true\n',
      at: 'CLEARML_AGENT_ABORT_CALLBACK_TIMEOUT',
      severity: 'information',
      fixed: [],
    },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12\nENV CLEARML_AGENT_GIT_PASS=$PASS \\\n    CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n',
      at: 'CLEARML_AGENT_GIT_USE_AZURE_PAT',
      severity: 'information',
      fixed: [],
    },
    { host: 'dockerfile', good: 'FROM python:3.12\nENV CLEARML_AGENT_GIT_USER=me\n' },
    {
      host: 'conf',
      bad: 'agent {\n  git_user = "me"\n}\n',
      at: 'git_user',
      fixed: ['agent {\n  git_user = "me"\n  git_pass = ${?CLEARML_AGENT_GIT_PASS}\n}\n'],
    },
    {
      host: 'conf',
      bad: 'api { credentials { "access_key": "A" } }\n',
      at: 'access_key',
      fixed: ['api { credentials { "access_key": "A", "secret_key": ${?CLEARML_API_SECRET_KEY} } }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [\n  { bucket: b, key: k, secret: ${?S} },\n  { bucket: c, key: l }\n]\n',
      at: 'key',
      occurrence: 1,
      fixed: [],
    },
    {
      host: 'conf',
      bad: 'agent { git_user: me, git_pass: "" }\n',
      at: 'git_user',
      fixed: ['agent { git_user: me, git_pass: ${?CLEARML_AGENT_GIT_PASS} }\n'],
    },
    { host: 'conf', good: 'agent { git_user: me, git_pass: ${?PAT} }\nagent.git_use_azure_pat: true\n' },
    { host: 'conf', good: 'agent { git_user: "", git_pass: "" }\n' },
    { host: 'conf', good: 'api.credentials { access_key: A }\napi.credentials.secret_key: ${?KEY}\n' },
    { host: 'conf', good: 'agent.git.extra_credentials: [{ host: h, username: u, password: ${?P} }]\n' },
    { host: 'dockerfile', good: 'FROM python:3.12\nARG CLEARML_VCS_BRANCH=main\n' },
    {
      host: 'dockerfile',
      good: 'FROM a AS base\nENV CLEARML_VCS_REPO_URL=https://git.example.com/x\nFROM base\nENV CLEARML_VCS_BRANCH=main\n',
    },
  ],
});

function findIncomplete(index: SettingIndex, context: RuleContext): Incomplete[] {
  const found: Incomplete[] = [];
  for (const relation of context.catalogue.relations) {
    if (relation.kind !== 'requires' || relation.unless?.some(side => index.maybe(side))) {
      continue;
    }
    const subject = index.holds(relation.subject);
    const missing =
      subject && !isDefault(subject)
        ? relation.needs.filter(side => !index.maybe(side) && !comesLater(side, context))
        : [];
    const isToBeFilledIn = isExampleFile(context.document) && missing.some(side => index.find(side.name));
    if (subject && missing.length > 0 && !isToBeFilledIn) {
      found.push({ relation, subject, missing });
    }
  }
  return found;
}

/** An image is rightly built without its secrets: they come when it is run. */
function comesLater({ name }: RelationSide, { document, catalogue }: RuleContext): boolean {
  return document.host === 'dockerfile' && catalogue.variable(name)?.variable.secret === true;
}

/** True when what is missing here is missing already for one of the settings that this one needs. */
function isConsequence(found: Incomplete, all: readonly Incomplete[]): boolean {
  return all.some(
    other =>
      other !== found &&
      found.relation.needs.some(side => side.name === other.relation.subject.name) &&
      found.missing.every(side => other.missing.some(missing => missing.name === side.name)),
  );
}

/** The run of an image, a configuration file that the file names, or the one in the same folder may add what is missing. */
function mayComeFromElsewhere(index: SettingIndex, { document, surroundings }: RuleContext): boolean {
  const { host } = document;
  return (
    host === 'dockerfile' ||
    index.find('CLEARML_CONFIG_FILE') !== undefined ||
    (host === 'env' && surroundings.hasConfBeside === true)
  );
}

function report({ relation, subject, missing }: Incomplete, index: SettingIndex, context: RuleContext): void {
  const names = missing.map(side => side.name);
  const areVariables = names.every(name => /^[A-Z_][A-Z0-9_]*$/.test(name));
  context.report({
    at: subject.nameRange,
    severity: mayComeFromElsewhere(index, context) ? 'information' : undefined,
    message: `${titleOf(subject)} needs ${names.map(name => sideTitle(name, context)).join(' and ')}. ${relation.text}`,
    fixes: isConfSetting(subject)
      ? insertKeys(names, subject, context)
      : areVariables
        ? insertFromEnvironment(names, subject, context)
        : [],
  });
}
