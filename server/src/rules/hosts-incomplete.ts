import { isConfSetting } from '../model/conf-setting';
import type { Setting } from '../model/setting';
import { defineRule, type RuleContext } from './define-rule';
import { quoted } from './support/conf-edits';
import { type Address, formatAddress, type HostRole, hostRoleOf, parseAddress, portOf } from './support/hosts';
import { insertLiterals } from './support/insert-keys';
import { insertWithValues } from './support/insert-settings';
import { indexesOf } from './support/setting-index';
import { sideTitle } from './support/titles';

const names: Readonly<Record<HostRole, string>> = {
  api: 'CLEARML_API_HOST',
  web: 'CLEARML_WEB_HOST',
  files: 'CLEARML_FILES_HOST',
};

export default defineRule({
  id: 'hosts-incomplete',
  severity: 'information',
  since: '0.1.0',
  hosts: 'all',
  summary: 'Only the API address is set, in a form from which ClearML cannot derive the other two.',
  why: `ClearML derives the web and file server addresses from the API address only where it begins with \`api.\` or has port
8008 (\`backend_api/session/session.py\`). For any other address it raises "Could not detect ClearML web application
server" as soon as it needs one. They may come from clearml.conf: that is why this is only information.`,
  check(context) {
    for (const index of indexesOf(context)) {
      const api = index.find(names.api);
      const missing = (['web', 'files'] as const).filter(role => isMissing(index.find(names[role])));
      const address = api && hostRoleOf(api, context) === 'api' ? addressOf(api) : undefined;
      if (api && address && missing.length > 0 && !canDerive(address)) {
        report(api, address, missing, context);
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=https://clearml.example.com\n',
      at: 'CLEARML_API_HOST',
      fixed: [
        'CLEARML_API_HOST=https://clearml.example.com\nCLEARML_WEB_HOST=https://clearml.example.com:8080\nCLEARML_FILES_HOST=https://clearml.example.com:8081\n',
      ],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=http://10.0.0.5:9008\nCLEARML_WEB_HOST=http://10.0.0.5:8080\n',
      at: 'CLEARML_API_HOST',
      fixed: [
        'CLEARML_API_HOST=http://10.0.0.5:9008\nCLEARML_FILES_HOST=http://10.0.0.5:8081\nCLEARML_WEB_HOST=http://10.0.0.5:8080\n',
      ],
    },
    {
      host: 'env',
      bad: 'export CLEARML_API_HOST="https://clearml-api.example.com"',
      at: 'CLEARML_API_HOST',
      fixed: [
        'export CLEARML_API_HOST="https://clearml-api.example.com"\nexport CLEARML_WEB_HOST=https://clearml-api.example.com:8080\nexport CLEARML_FILES_HOST=https://clearml-api.example.com:8081',
      ],
    },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\n' },
    { host: 'env', good: 'CLEARML_API_HOST=http://10.0.0.5:8008\n' },
    { host: 'env', good: 'CLEARML_WEB_HOST=http://10.0.0.5:8080\n' },
    {
      host: 'env',
      good: 'CLEARML_API_HOST=https://c.example.com\nCLEARML_WEB_HOST=https://w.example.com\nCLEARML_FILES_HOST=https://f.example.com\n',
    },
    { host: 'env', good: 'CLEARML_API_HOST=${API}\n' },
    {
      host: 'conf',
      bad: 'api {\n  api_server: https://clearml.example.com\n}\n',
      at: 'api_server',
      fixed: [
        'api {\n  api_server: https://clearml.example.com\n  web_server: "https://clearml.example.com:8080"\n  files_server: "https://clearml.example.com:8081"\n}\n',
      ],
    },
    {
      host: 'conf',
      bad: 'api { api_server: "http://10.0.0.5:9008", web_server: "", files_server: ${?F} }\n',
      at: 'api_server',
      fixed: ['api { api_server: "http://10.0.0.5:9008", web_server: "http://10.0.0.5:8080", files_server: ${?F} }\n'],
    },
    {
      host: 'conf',
      bad: 'api.api_server = "http://10.0.0.5:9008"\napi.web_server = "http://10.0.0.5:8080"\n',
      at: 'api_server',
      fixed: [
        'api.api_server = "http://10.0.0.5:9008"\napi.files_server = "http://10.0.0.5:8081"\napi.web_server = "http://10.0.0.5:8080"\n',
      ],
    },
    { host: 'conf', good: 'api.api_server: "https://api.clear.ml"\n' },
    { host: 'conf', good: 'api.api_server: "http://10.0.0.5:8008"\n' },
    { host: 'conf', good: 'api { web_server: "http://10.0.0.5:8080" }\nsdk.metrics.file_history_size: 10\n' },
  ],
});

function isMissing(setting: Setting | undefined): boolean {
  const { value } = setting ?? {};
  return !value || (value.known && value.text.trim() === '');
}

function addressOf({ value }: Setting): Address | undefined {
  const address = value?.known ? parseAddress(value.text.trim()) : undefined;
  return address?.scheme ? address : undefined;
}

function canDerive({ host, port }: Address): boolean {
  return host.toLowerCase().startsWith('api.') || port === portOf.api;
}

function report(api: Setting, address: Address, missing: readonly HostRole[], context: RuleContext): void {
  const missingNames = missing.map(role => sideTitle(names[role], context));
  const addresses = missing.map(role => formatAddress({ ...address, port: portOf[role], rest: '' }));
  const note = ' (check the addresses)';
  context.report({
    at: api.nameRange,
    message: `ClearML cannot derive ${missingNames.join(' and ')} from this address: it neither begins with api. nor has port 8008.`,
    fixes: isConfSetting(api)
      ? insertLiterals(
          `Insert ${missingNames.join(' and ')}${note}`,
          new Map(missingNames.map((name, index) => [name, quoted(addresses[index]!)])),
          api,
          context,
        )
      : insertWithValues(new Map(missingNames.map((name, index) => [name, addresses[index]!])), api, context, note),
  });
}
