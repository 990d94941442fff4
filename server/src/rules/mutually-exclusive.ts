import type { ExcludesRelation, RelationSide } from '../catalogue/relation-types';
import { defineRule, type RuleContext } from './define-rule';
import { removeSettings } from './support/edits';
import { indexesOf, type SettingIndex } from './support/setting-index';
import { titleOf } from './support/titles';

export default defineRule({
  id: 'mutually-exclusive',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'Two settings that exclude each other are both on; ClearML uses one and ignores the other.',
  why: `ClearML does not refuse such a pair: it silently prefers one side. With the Azure PAT and the Entra token both
on, for example, the agent prints a warning that nobody sees and sends the Entra token
(\`clearml_agent/helper/repo.py\`, \`_git_pass_auth_wrapper\`). Truth is compared as ClearML reads it: \`1\`, \`Yes\`, \`t\`
and \`on\` are all on, and \`0\` on one side is no conflict.

Remove the side that you do not mean. Writing \`0\` is not a fix where ClearML reads a false value as "not set".`,
  check(context) {
    for (const index of indexesOf(context)) {
      for (const relation of context.catalogue.relations) {
        if (relation.kind === 'excludes') {
          checkPair(relation, index, context);
        }
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PAT}\nCLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=yes\n',
      at: 'CLEARML_AGENT_GIT_USE_AZURE_PAT',
      fixed: [
        'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PAT}\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=yes\n',
        'CLEARML_AGENT_GIT_USER=me\nCLEARML_AGENT_GIT_PASS=${PAT}\nCLEARML_AGENT_GIT_USE_AZURE_PAT=1\n',
      ],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_UV=true\nCLEARML_AGENT_FORCE_POETRY=T\n',
      at: 'CLEARML_AGENT_FORCE_UV',
      fixed: ['CLEARML_AGENT_FORCE_POETRY=T\n', 'CLEARML_AGENT_FORCE_UV=true\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_MONGODB_SERVICE_HOST=mongo\nCLEARML_MONGODB_SERVICE_CONNECTION_STRING=mongodb://mongo:27017\n',
      at: 'CLEARML_MONGODB_SERVICE_HOST',
      fixed: [
        'CLEARML_MONGODB_SERVICE_CONNECTION_STRING=mongodb://mongo:27017\n',
        'CLEARML_MONGODB_SERVICE_HOST=mongo\n',
      ],
    },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=0\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\nCLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=${USE_ENTRA}\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_USE_AZURE_PAT=1\n# CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN=1\n' },
    { host: 'env', good: 'CLEARML_AGENT_FORCE_UV=1\nCLEARML_AGENT_FORCE_POETRY=\n' },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12\nENV CLEARML_AGENT_FORCE_UV=1 \\\n    CLEARML_AGENT_FORCE_POETRY=yes\n',
      at: 'CLEARML_AGENT_FORCE_UV',
      fixed: [
        'FROM python:3.12\nENV CLEARML_AGENT_FORCE_POETRY=yes\n',
        'FROM python:3.12\nENV CLEARML_AGENT_FORCE_UV=1\n',
      ],
    },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12 AS base\nENV CLEARML_AGENT_FORCE_UV=1\nFROM base\nenv CLEARML_AGENT_FORCE_POETRY true\n',
      at: 'CLEARML_AGENT_FORCE_UV',
      fixed: [
        'FROM python:3.12 AS base\nFROM base\nenv CLEARML_AGENT_FORCE_POETRY true\n',
        'FROM python:3.12 AS base\nENV CLEARML_AGENT_FORCE_UV=1\nFROM base\n',
      ],
    },
    {
      host: 'dockerfile',
      bad: 'FROM python:3.12\nENV CLEARML_AGENT_FORCE_UV=1\nRUN CLEARML_AGENT_FORCE_POETRY=1 clearml-agent execute\n',
      at: 'CLEARML_AGENT_FORCE_UV',
      fixed: [
        'FROM python:3.12\nRUN CLEARML_AGENT_FORCE_POETRY=1 clearml-agent execute\n',
        'FROM python:3.12\nENV CLEARML_AGENT_FORCE_UV=1\nRUN clearml-agent execute\n',
      ],
    },
    {
      host: 'dockerfile',
      good: 'FROM a AS one\nENV CLEARML_AGENT_FORCE_UV=1\nFROM b AS two\nENV CLEARML_AGENT_FORCE_POETRY=1\n',
    },
    {
      host: 'dockerfile',
      good: 'FROM a AS one\nENV CLEARML_AGENT_FORCE_UV=1\nFROM one\nENV CLEARML_AGENT_FORCE_UV=0 CLEARML_AGENT_FORCE_POETRY=1\n',
    },
    { host: 'dockerfile', good: 'FROM a\nARG CLEARML_AGENT_FORCE_UV=1\nENV CLEARML_AGENT_FORCE_POETRY=1\n' },
    {
      host: 'conf',
      bad: 'agent {\n  git_user: me, git_pass: ${?PAT}\n  git_use_azure_pat: true\n  git_use_ms_entra_token: true\n}\n',
      at: 'git_use_azure_pat',
      fixed: [
        'agent {\n  git_user: me, git_pass: ${?PAT}\n  git_use_ms_entra_token: true\n}\n',
        'agent {\n  git_user: me, git_pass: ${?PAT}\n  git_use_azure_pat: true\n}\n',
      ],
    },
    {
      host: 'conf',
      bad: 'agent.uptime: ["8-18 MON-FRI"]\nagent { downtime = ["1-6 SUN"] }\n',
      at: 'downtime',
      fixed: ['agent.uptime: ["8-18 MON-FRI"]\nagent { }\n', 'agent { downtime = ["1-6 SUN"] }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [\n  { bucket: b, use_credentials_chain: true, key: ${?K} }\n  { bucket: c, key: ${?K}, secret: "${S}" }\n  { bucket: d, use_credentials_chain: true, key: ${?K}, secret: "x" }\n]\n',
      at: 'secret',
      occurrence: 1,
      fixed: [
        'sdk.aws.s3.credentials: [\n  { bucket: b, use_credentials_chain: true, key: ${?K} }\n  { bucket: c, key: ${?K}, secret: "${S}" }\n  { bucket: d, use_credentials_chain: true, key: ${?K} }\n]\n',
        'sdk.aws.s3.credentials: [\n  { bucket: b, use_credentials_chain: true, key: ${?K} }\n  { bucket: c, key: ${?K}, secret: "${S}" }\n  { bucket: d, key: ${?K}, secret: "x" }\n]\n',
      ],
    },
    { host: 'conf', good: 'agent { git_use_azure_pat: true, git_use_ms_entra_token: false }\n' },
    { host: 'conf', good: 'agent { git_use_azure_pat: true\n  # git_use_ms_entra_token: true\n}\n' },
    { host: 'conf', good: 'agent.uptime: []\nagent.downtime: ["1-6 SUN"]\n' },
    { host: 'conf', good: 'agent.package_manager.type: uv\n' },
  ],
});

function checkPair(relation: ExcludesRelation, index: SettingIndex, context: RuleContext): void {
  const loser = index.holds(relation.loser);
  const winner = loser && index.holds(relation.winner);
  // Both variables may stand for one conf key (the type of the package manager): that key alone is no conflict.
  if (!loser || !winner || loser === winner) {
    return;
  }
  const removal = (side: RelationSide) => removeSettings(context.document, index.allThatHold(side));
  const [losing, winning] = [titleOf(loser), titleOf(winner)];
  context.report({
    at: loser.nameRange,
    message: `${losing} and ${winning} exclude each other. ${relation.text}`,
    related: [{ at: winner.nameRange, message: `${winning} is the one that ClearML uses.` }],
    fixes: [
      { title: `Keep ${winning}, remove ${losing}`, edits: removal(relation.loser) },
      ...(isCompleteAlone(relation, index, context)
        ? [{ title: `Keep ${losing}, remove ${winning}`, edits: removal(relation.winner) }]
        : []),
    ],
  });
}

/** False when the loser needs something that is not there, and only the winner makes up for that. */
function isCompleteAlone({ loser, winner }: ExcludesRelation, index: SettingIndex, context: RuleContext): boolean {
  return context.catalogue
    .relationsOf(loser.name)
    .every(
      other =>
        other.kind !== 'requires' ||
        other.subject.name !== loser.name ||
        !other.unless?.some(side => side.name === winner.name) ||
        other.needs.every(side => index.maybe(side)),
    );
}
