import { isBuildArgument } from '../model/dockerfile-setting';
import { defineRule } from './define-rule';
import { renameFixes } from './support/edits';
import { suggestName } from './support/suggest-name';

export default defineRule({
  id: 'unknown-variable',
  severity: 'information',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A name with the prefix CLEARML_ or TRAINS_ that no ClearML program reads.',
  why: `The catalogue holds every name that the agent, the SDK, the server, serving and session read in their code, and the
names that integrations and deployment files use. A name outside of it is ignored by ClearML without a word. It may still
be yours, read by your own scripts: that is why this is only information. Another name is suggested only when it is one slip
of the pen away.`,
  check(context) {
    for (const setting of context.settings) {
      if (setting.target.kind !== 'unknown' || isBuildArgument(setting)) {
        continue;
      }
      const suggestion = suggestName(setting.name, context.catalogue);
      context.report({
        at: setting.nameRange,
        message: suggestion
          ? `No ClearML program reads ${setting.name}. Did you mean ${suggestion}?`
          : `No ClearML program reads ${setting.name}.`,
        fixes: suggestion ? renameFixes(`Rename to ${suggestion}`, setting, suggestion, context) : [],
      });
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_DEFAULT_INPUT_URI=s3://bucket\n',
      at: 'CLEARML_DEFAULT_INPUT_URI',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GTI_HOST=git.example.com\n',
      at: 'CLEARML_AGENT_GTI_HOST',
      fixed: ['CLEARML_AGENT_GIT_HOST=git.example.com\n'],
    },
    { host: 'env', bad: 'CLEARML_OUR_TEAM=vision\n', at: 'CLEARML_OUR_TEAM', fixed: [] },
    {
      host: 'env',
      bad: 'export CLEARML_OFLINE_MODE=1\n',
      at: 'CLEARML_OFLINE_MODE',
      fixed: ['export CLEARML_OFFLINE_MODE=1\n'],
    },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: 'clearml_api_host=x\nMY_CLEARML_X=1\nDATABASE_URL=postgres://db\n' },
    { host: 'env', good: '# CLEARML_OUR_TEAM=vision\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__DEFAULT_DOCKER__IMAGE=python:3.12\n' },
  ],
});
