import type { RelationSide } from '../catalogue/relation-types';
import { defineRule } from './define-rule';
import { removeSettings } from './support/edits';
import { isDefault } from './support/is-default';
import { indexesOf } from './support/setting-index';
import { titleOf } from './support/titles';

export default defineRule({
  id: 'ignored-setting',
  severity: 'information',
  since: '0.1.0',
  hosts: 'all',
  summary: 'A setting is set, but another setting makes ClearML ignore it.',
  why: `With \`CLEARML_WORKER_ID\` the worker name is never looked at; with \`CLEARML_AGENT_FORCE_CODE_DIR\` nothing is
cloned, so the git variables have no effect; with \`SSH_AUTH_SOCK\` the switch for the ssh mount does nothing. ClearML
does not say so. Remove the one that you do not mean.`,
  check(context) {
    for (const index of indexesOf(context)) {
      for (const relation of context.catalogue.relations) {
        if (relation.kind !== 'ignored') {
          continue;
        }
        const subject = index.holds(relation.subject);
        const by = relation.by.map(side => index.holds(side)).filter(setting => setting !== undefined);
        if (!subject || isDefault(subject) || by.length < relation.by.length || by.includes(subject)) {
          continue;
        }
        const removal = (side: RelationSide) => removeSettings(context.document, index.allThatHold(side));
        context.report({
          at: subject.nameRange,
          message: `${titleOf(subject)} is ignored because of ${by.map(titleOf).join(' and ')}. ${relation.text}`,
          related: by.map(setting => ({ at: setting.nameRange, message: `${titleOf(setting)} is set here.` })),
          tags: ['unnecessary'],
          fixes: [
            { title: `Remove ${titleOf(subject)}`, edits: removal(relation.subject) },
            ...by.map((setting, side) => ({ title: `Remove ${titleOf(setting)}`, edits: removal(relation.by[side]!) })),
          ],
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_WORKER_NAME=gpu\nCLEARML_WORKER_ID=gpu:0\n',
      at: 'CLEARML_WORKER_NAME',
      fixed: ['CLEARML_WORKER_ID=gpu:0\n', 'CLEARML_WORKER_NAME=gpu\n'],
    },
    {
      host: 'env',
      bad: 'SSH_AUTH_SOCK=/run/ssh.sock\nCLEARML_AGENT_DISABLE_SSH_MOUNT=1\n',
      at: 'CLEARML_AGENT_DISABLE_SSH_MOUNT',
      fixed: ['SSH_AUTH_SOCK=/run/ssh.sock\n', 'CLEARML_AGENT_DISABLE_SSH_MOUNT=1\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_FORCE_CODE_DIR=/code\nCLEARML_AGENT_GIT_HOST=git.example.com',
      at: 'CLEARML_AGENT_GIT_HOST',
      fixed: ['CLEARML_AGENT_FORCE_CODE_DIR=/code', 'CLEARML_AGENT_GIT_HOST=git.example.com'],
    },
    { host: 'env', good: 'CLEARML_WORKER_NAME=gpu\nCLEARML_WORKER_ID=\n' },
    { host: 'env', good: 'CLEARML_WORKER_NAME=gpu\n# CLEARML_WORKER_ID=gpu:0\n' },
    { host: 'env', good: 'SSH_AUTH_SOCK=/run/ssh.sock\nCLEARML_AGENT_DISABLE_SSH_MOUNT=0\n' },
    {
      host: 'conf',
      bad: 'agent {\n  worker_name: gpu\n  worker_id: "gpu:0"\n}\n',
      at: 'worker_name',
      fixed: ['agent {\n  worker_id: "gpu:0"\n}\n', 'agent {\n  worker_name: gpu\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent { force_git_ssh_protocol: true, translate_ssl_replacement_scheme: http, git_user: ${?U}, git_pass: ${?P} }\n',
      at: 'translate_ssl_replacement_scheme',
      fixed: [
        'agent { force_git_ssh_protocol: true, git_user: ${?U}, git_pass: ${?P} }\n',
        'agent { translate_ssl_replacement_scheme: http, git_user: ${?U}, git_pass: ${?P} }\n',
      ],
    },
    {
      host: 'conf',
      bad: 'agent.package_manager.type: uv\nagent.venvs_cache.path: /cache\n',
      at: 'path',
      fixed: ['agent.package_manager.type: uv\n', 'agent.venvs_cache.path: /cache\n'],
    },
    { host: 'conf', good: 'agent.package_manager.type: pip\nagent.venvs_cache.path: /cache\n' },
    { host: 'conf', good: 'agent { worker_name: gpu, worker_id: "" }\n' },
    { host: 'conf', good: 'agent { force_git_ssh_protocol: false, git_user: me, git_pass: ${?P} }\n' },
  ],
});
