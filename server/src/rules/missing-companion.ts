import type { RelationSide, RequiresRelation } from '../catalogue/types';
import type { Setting } from '../model/setting';
import { defineRule, type RuleContext } from './define-rule';
import { insertFromEnvironment } from './support/insert-settings';
import { indexSettings, type SettingIndex, scopesOf } from './support/setting-index';

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

The severity is information where the file names a configuration file (\`CLEARML_CONFIG_FILE\`) that may hold the other
half.`,
  check(context) {
    for (const settings of scopesOf(context.settings)) {
      const index = indexSettings(settings, context);
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
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PAT}\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USER=\nCLEARML_AGENT_GIT_PASS=\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=0\n' },
    { host: 'env', good: 'CLEARML_API_ACCESS_KEY=FAKEKEY\nCLEARML_AUTH_TOKEN=${TOKEN}\n' },
    { host: 'env', good: '# CLEARML_AGENT_GIT_USER=me\n' },
  ],
});

function findIncomplete(index: SettingIndex, context: RuleContext): Incomplete[] {
  const found: Incomplete[] = [];
  for (const relation of context.catalogue.relations) {
    if (relation.kind !== 'requires' || relation.unless?.some(side => index.maybe(side))) {
      continue;
    }
    const subject = index.holds(relation.subject);
    const missing = subject ? relation.needs.filter(side => !index.maybe(side)) : [];
    if (subject && missing.length > 0) {
      found.push({ relation, subject, missing });
    }
  }
  return found;
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

function report({ relation, subject, missing }: Incomplete, index: SettingIndex, context: RuleContext): void {
  const names = missing.map(side => side.name);
  const areVariables = names.every(name => /^[A-Z_][A-Z0-9_]*$/.test(name));
  context.report({
    at: subject.nameRange,
    severity: index.find('CLEARML_CONFIG_FILE') ? 'information' : undefined,
    message: `${subject.name} needs ${names.join(' and ')}. ${relation.text}`,
    fixes: areVariables ? insertFromEnvironment(names, subject, context) : [],
  });
}
