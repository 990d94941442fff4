import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { hostRoleOf, parseAddress } from './support/hosts';
import { isDemoKey } from './support/secrets';
import { titleOf } from './support/titles';

/** The public demo servers of Trains and ClearML, which everybody could read. */
const demoHost = /^(?:demo(?:api|app|files)?\.(?:[a-z0-9-]+\.)*(?:clear\.ml|allegro\.ai))$/i;

export default defineRule({
  id: 'demo-server',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'The address of the old public demo server, or its published access key.',
  why: `\`demoapi\`, \`demoapp\` and \`demofiles\` were public servers that everybody could read; what ran against them, source code
included, was visible to all. They are switched off. Use the hosted service or your own server.`,
  supersedes: ['host-role', 'host-shape', 'hosts-incomplete', 'missing-companion'],
  check(context) {
    for (const setting of context.settings) {
      if (isDemoKey(setting)) {
        context.report({
          at: setting.value!.range,
          message:
            'This access key is published in the source of ClearML: everybody has it, and the old demo server that took it is switched off.',
        });
      }
      const isUrl = setting.target.kind !== 'foreign' && setting.target.kind !== 'unknown';
      const address = isUrl && setting.value?.known ? parseAddress(setting.value.text.trim()) : undefined;
      if (address && demoHost.test(address.host)) {
        context.report({
          at: setting.value!.range,
          message: 'This is the old public demo server: it is switched off, and it was readable by everybody.',
          // Anything but an address of a server may be what another setting needs.
          fixes: hostRoleOf(setting, context)
            ? [{ title: `Remove ${titleOf(setting)}`, edits: [removeSetting(context.document, setting)] }]
            : [],
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=https://demoapi.demo.clear.ml\nB=1\n',
      at: 'https://demoapi.demo.clear.ml',
      fixed: ['B=1\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_WEB_HOST=https://demoapp.demo.clear.ml/\n',
      at: 'https://demoapp.demo.clear.ml/',
      fixed: [''],
    },
    {
      host: 'env',
      bad: 'CLEARML_FILES_HOST="https://demofiles.trains.allegro.ai"\n',
      at: 'https://demofiles.trains.allegro.ai',
      fixed: [''],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_ACCESS_KEY=EGRTCO8JMSIGI6S39GTP43NFWXDQOW\nCLEARML_API_SECRET_KEY=${S}\n',
      at: 'EGRTCO8JMSIGI6S39GTP43NFWXDQOW',
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: 'CLEARML_API_HOST=https://demoapi.example.com:8008\n' },
    { host: 'env', good: 'DEMO=https://demoapi.demo.clear.ml\n' },
    {
      host: 'conf',
      bad: 'api {\n    api_server: https://demoapi.demo.clear.ml\n}\n',
      at: 'https://demoapi.demo.clear.ml',
      fixed: ['api {\n}\n'],
    },
    {
      host: 'conf',
      bad: 'api { web_server: "https://demoapp.trains.allegro.ai", api_server: "https://api.clear.ml" }\n',
      at: 'https://demoapp.trains.allegro.ai',
      fixed: ['api { api_server: "https://api.clear.ml" }\n'],
    },
    {
      host: 'conf',
      bad: 'api.files_server = https://demofiles.demo.clear.ml\n',
      at: 'https://demofiles.demo.clear.ml',
      fixed: [''],
    },
    { host: 'conf', good: 'api.api_server: https://api.clear.ml\n# api.api_server: https://demoapi.demo.clear.ml\n' },
    { host: 'conf', good: 'api.api_server: "https://demoapi.example.com:8008"\n' },
    { host: 'conf', good: 'api.api_server: ${?API}\n' },
  ],
});
