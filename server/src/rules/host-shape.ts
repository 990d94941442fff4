import type { Setting } from '../model/setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { formatAddress, type HostRole, hostRoleOf, parseAddress } from './support/hosts';
import { setValue } from './support/set-value';
import { indexesOf } from './support/setting-index';
import { titleOf } from './support/titles';

const gitHost = 'CLEARML_AGENT_GIT_HOST';
const gitKeys: ReadonlySet<string> = new Set(['agent.git_host', 'agent.git.extra_credentials[].host']);

/** Pages of the web application: an address that was copied from the browser. */
const webPage =
  /^\/(?:dashboard|login|settings|projects|workers-and-queues|orchestration|pipelines|datasets|reports|applications|models|model-endpoints|profile|signup)(?:[/?#]|$)/;

/** The SDK uploads to a storage as well as to the file server; bucket and path belong to such an address. */
const storageAddress = /^(?:s3|gs|azure|file):\/\//i;

export default defineRule({
  id: 'host-shape',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'An address in a form that ClearML cannot use, or a git host that never matches.',
  why: `A server address needs its scheme: without it requests fails with "No scheme supplied", and the other two addresses
cannot be derived from it. \`0.0.0.0\` is where a server listens, not where it is reached. A path from the browser's
address bar becomes part of every request. \`CLEARML_AGENT_GIT_HOST\` is compared with the bare host name of the
repository's URL (\`clearml_agent/helper/repo.py\`): with a scheme, a port, a wildcard or a list it never matches, and the
credentials are silently not used.`,
  supersedes: ['invalid-value'],
  check(context) {
    for (const setting of context.settings) {
      const isContainer = setting.value?.typed && 'isEmpty' in setting.value.typed;
      if (!setting.value?.known || isContainer || setting.value.text.trim() === '') {
        continue;
      }
      const role = hostRoleOf(setting, context);
      if (role === 'files' && storageAddress.test(setting.value.text.trim())) {
        continue;
      }
      if (role) {
        checkAddress(setting, role, context);
      } else if (isGitHost(setting) && !matchesPrefix(context)) {
        checkGitHost(setting, context);
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=localhost:8008\n',
      at: 'localhost:8008',
      fixed: ['CLEARML_API_HOST=http://localhost:8008\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=https://api.clear.ml/v2.30\n',
      at: 'https://api.clear.ml/v2.30',
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_WEB_HOST=http://0.0.0.0:8080\n',
      at: 'http://0.0.0.0:8080',
      fixed: ['CLEARML_WEB_HOST=http://localhost:8080\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT_GIT_HOST=https://git.example.com:8443/team\n',
      at: 'https://git.example.com:8443/team',
      fixed: ['CLEARML_AGENT_GIT_HOST=git.example.com\n'],
    },
    { host: 'env', bad: 'CLEARML_AGENT_GIT_HOST=*.example.com\n', at: '*.example.com', fixed: [] },
    {
      host: 'env',
      bad: 'CLEARML_API_HOST=https://api.clear.ml https://app.clear.ml\n',
      at: 'https://api.clear.ml https://app.clear.ml',
      fixed: ['CLEARML_API_HOST=https://api.clear.ml\n'],
    },
    { host: 'env', good: 'CLEARML_API_HOST=http://localhost:8008/\n' },
    {
      host: 'env',
      good: 'CLEARML_API_HOST=https://clearml.example.com/api\nCLEARML_WEB_HOST=https://clearml.example.com/clearml\nCLEARML_FILES_HOST=https://clearml.example.com/files\n',
    },
    { host: 'env', good: 'CLEARML_API_HOST=http://[fd00::1]:8008\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_HOST=git.example.com\n' },
    { host: 'env', good: 'CLEARML_AGENT_GIT_HOST=localhost\n' },
    { host: 'env', good: 'CLEARML_API_HOST=http://${IP}:8008\n' },
    { host: 'env', good: 'CLEARML_FILES_HOST=s3://minio.example.com:9000/bucket/clearml\n' },
    { host: 'env', good: 'CLEARML_FILES_HOST=azure://account.blob.core.windows.net/container\n' },
    { host: 'env', good: 'CLEARML_API_HOST={{ api_host }}\nCLEARML_WEB_HOST=<web host>\n' },
    { host: 'conf', good: 'api { files_server: "gs://bucket/clearml", api_server: "{{ .Values.api }}" }\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_FILES_HOST=s3://bucket/clearml\n' },
    {
      host: 'conf',
      bad: 'api.api_server: localhost:8008\n',
      at: 'localhost:8008',
      fixed: ['api.api_server: http://localhost:8008\n'],
    },
    {
      host: 'conf',
      bad: 'api { web_server = "http://0.0.0.0:8080" }\n',
      at: 'http://0.0.0.0:8080',
      fixed: ['api { web_server = "http://localhost:8080" }\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  git_host: "https://git.example.com/team"\n}\n',
      at: 'https://git.example.com/team',
      fixed: ['agent {\n  git_host: "git.example.com"\n}\n'],
    },
    { host: 'conf', good: 'agent { git_host: "https://git.example.com/team", git_host_match_prefix: true }\n' },
    { host: 'conf', good: 'api { api_server: http://localhost:8008, web_server: "", files_server: ${?FILES} }\n' },
    { host: 'conf', good: 'agent.git_host: git.example.com\n' },
  ],
});

function checkAddress(setting: Setting, role: HostRole, context: RuleContext): void {
  const text = setting.value!.text.trim();
  const report = (message: string, repaired: string | undefined, safe: boolean) =>
    context.report({ at: setting.value!.range, message, fixes: fixes(setting, repaired, context, safe) });
  const first = text.split(/[\s,;]+/)[0]!;
  if (first !== text) {
    report(
      `Text follows the address: all of it becomes part of ${titleOf(setting)}.`,
      isAddress(first) ? first : undefined,
      false,
    );
    return;
  }
  const address = parseAddress(text);
  if (!address) {
    return;
  }
  const { scheme, host, rest } = address;
  if (scheme === '') {
    if (isStrayPath(rest, role)) {
      report(`${titleOf(setting)} needs a scheme (http:// or https://).`, undefined, false);
      return;
    }
    const secure = /(?:^|\.)clear\.ml$/i.test(host) || address.port === '443';
    report(
      `${titleOf(setting)} needs a scheme (http:// or https://).`,
      formatAddress({ ...address, scheme: secure ? 'https://' : 'http://' }),
      true,
    );
  } else if (host === '0.0.0.0') {
    report(
      '0.0.0.0 is where a server listens; nothing can be reached there.',
      formatAddress({ ...address, host: 'localhost' }),
      false,
    );
  } else if (isStrayPath(rest, role)) {
    report(
      `The path becomes part of every request to ${titleOf(setting)}.`,
      formatAddress({ ...address, rest: '' }),
      true,
    );
  }
}

/** True for a text that names a host: the first of several words may be anything. */
function isAddress(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && hostName.test(address.host);
}

/** A path that no proxy in front of a ClearML server has: `/api`, `/files` and a sub-path of the web application are left alone. */
function isStrayPath(rest: string, role: HostRole): boolean {
  const path = rest.replace(/\/+$/, '');
  if (path === '') {
    return false;
  }
  if (/[?#]/.test(path) || webPage.test(path)) {
    return true;
  }
  return role === 'web' ? false : !/\/(?:api|files|fileserver)$/i.test(path);
}

function isGitHost({ target }: Setting): boolean {
  return target.kind === 'variable'
    ? target.variable.name === gitHost
    : target.kind === 'key' && gitKeys.has(target.path);
}

/** With the prefix match on, the whole address is compared, and a host may have a scheme and a path. */
function matchesPrefix(context: RuleContext): boolean {
  const side = { name: 'agent.git_host_match_prefix', when: 'on' } as const;
  return indexesOf(context).some(index => index.maybe(side));
}

/** A bare host name. */
const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

function checkGitHost(setting: Setting, context: RuleContext): void {
  const text = setting.value!.text.trim();
  if (hostName.test(text)) {
    return;
  }
  const host = parseAddress(text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/@]*@/i, ''))?.host;
  const isPlain = host !== undefined && host !== text && hostName.test(host);
  context.report({
    at: setting.value!.range,
    message: `${titleOf(setting)} is compared with the bare host name of the repository: with a scheme, a port, a path, a wildcard or a list it never matches, and the credentials are not used.`,
    fixes: fixes(setting, isPlain ? host : undefined, context, true),
  });
}

function fixes(setting: Setting, repaired: string | undefined, context: RuleContext, safe: boolean): Fix[] {
  return repaired === undefined ? [] : setValue(`Change to ${repaired}`, setting, repaired, context, safe);
}
