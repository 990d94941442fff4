import type { Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import {
  type Address,
  formatAddress,
  type HostRole,
  hostRoleOf,
  labelOf,
  parseAddress,
  portOf,
  roleTitles,
} from './support/hosts';
import { setValue } from './support/set-value';
import { titleOf } from './support/titles';

const roles: readonly HostRole[] = ['api', 'web', 'files'];

export default defineRule({
  id: 'host-role',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'The address of one ClearML server where that of another belongs: API, web application, file server.',
  why: `A ClearML server is three servers: the API (\`api.\`, port 8008), the web application (\`app.\`, port 8080) and the
file server (\`files.\`, port 8081). The address of the web page in \`CLEARML_API_HOST\` is the most frequent mistake of
all: it ends in "could not verify credentials" or "Invalid request path", never in a message about the address. A path
(\`/api\` behind the web server's proxy, say) is taken for a sign that the address is meant.`,
  supersedes: ['hosts-incomplete'],
  check(context) {
    for (const setting of context.settings) {
      const role = hostRoleOf(setting, context);
      const address = role && setting.value?.known ? parseAddress(setting.value.text.trim()) : undefined;
      if (!role || !address || address.rest.replace(/^\/+$/, '') !== '') {
        continue;
      }
      const actual = roleOf(address);
      if (actual !== undefined && actual !== role) {
        context.report({
          at: setting.value!.range,
          message: `This is the address of the ${roleTitles[actual]}; ${titleOf(setting)} is for the ${roleTitles[role]}.`,
          fixes: fixesOf(setting, address, role, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=https://app.clear.ml\n',
      at: 'https://app.clear.ml',
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_HOST="http://localhost:8080/"\n',
      at: 'http://localhost:8080/',
      fixed: ['CLEARML_API_HOST="http://localhost:8008/"\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_FILES_HOST=http://clearml.lan:8008\n',
      at: 'http://clearml.lan:8008',
      fixed: ['CLEARML_FILES_HOST=http://clearml.lan:8081\n'],
    },
    { host: 'env', good: 'CLEARML_API_HOST=https://api.clear.ml\nCLEARML_WEB_HOST=https://app.clear.ml\n' },
    { host: 'env', good: 'CLEARML_API_HOST=http://localhost:8008\nCLEARML_FILES_HOST=http://localhost:8081\n' },
    { host: 'env', good: 'CLEARML_API_HOST=https://clearml.example.com\n' },
    { host: 'env', good: 'CLEARML_API_HOST=http://proxy:8080/api\n' },
    { host: 'env', good: 'CLEARML_API_HOST=http://api.clearml.lan:8080\n' },
    { host: 'env', good: 'CLEARML_API_HOST=${API}\n' },
    {
      host: 'conf',
      bad: 'api {\n  web_server: https://app.clear.ml\n  api_server: https://app.clear.ml\n}\n',
      at: 'https://app.clear.ml',
      occurrence: 1,
      fixed: ['api {\n  web_server: https://app.clear.ml\n  api_server: https://api.clear.ml\n}\n'],
    },
    {
      host: 'conf',
      bad: 'api.api_server = "http://localhost:8080"\n',
      at: 'http://localhost:8080',
      fixed: ['api.api_server = "http://localhost:8008"\n'],
    },
    {
      host: 'conf',
      bad: '{"api": {"files_server": "http://10.0.0.5:8008"}}',
      at: 'http://10.0.0.5:8008',
      fixed: ['{"api": {"files_server": "http://10.0.0.5:8081"}}'],
    },
    { host: 'conf', good: 'api { api_server: "https://api.clear.ml", web_server: "https://app.clear.ml" }\n' },
    { host: 'conf', good: 'api.api_server: "http://proxy:8080/api"\n' },
    { host: 'conf', good: 'api.api_server: ${?API}\n# api.api_server: http://localhost:8080\n' },
  ],
});

/** The server that an address looks like: by its first label, else by its port. */
function roleOf({ host, port }: Address): HostRole | undefined {
  const label = host.includes('.') ? host.slice(0, host.indexOf('.')).toLowerCase() : '';
  return roles.find(role => labelOf[role] === label) ?? roles.find(role => portOf[role] === port);
}

function fixesOf(setting: Setting, address: Address, role: HostRole, context: RuleContext): Fix[] {
  const actual = roleOf(address)!;
  const host = address.host.toLowerCase().startsWith(`${labelOf[actual]}.`)
    ? labelOf[role] + address.host.slice(labelOf[actual].length)
    : address.host;
  const port = address.port === portOf[actual] ? portOf[role] : address.port;
  const repaired = formatAddress({ ...address, host, port });
  return setValue(`Change to ${repaired}`, setting, repaired, context);
}
