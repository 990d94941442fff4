import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { replaceWithLiteral } from './support/conf-edits';
import { parseAddress } from './support/hosts';
import { setValue } from './support/set-value';

const hostPath = 'sdk.aws.s3.credentials[].host';
const securePath = 'sdk.aws.s3.credentials[].secure';

/** Hosts of Amazon need no port. */
const amazon = /(?:^|\.)amazonaws\.com(?:\.cn)?$/i;

export default defineRule({
  id: 's3-host',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'The host of an S3 server in a form that ClearML does not match with addresses of files.',
  why: `An entry of \`sdk.aws.s3.credentials\` belongs to a server other than Amazon's by its \`host\`, which is compared with the
\`host:port\` of an address such as \`s3://minio:9000/bucket\`. With a scheme or a path it never matches; without a port
ClearML takes the first part of the address for a bucket of Amazon, and says nothing of credentials. \`secure\` says whether
https is used: port 443 with \`secure: false\` ends in errors that do not name the setting.`,
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      if (isConfSetting(setting) && target.kind === 'key' && target.path === hostPath && value?.known) {
        checkHost(setting, value.text.trim(), context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ host: "http://minio:9000", key: ${?K}, secret: ${?S} }]\n',
      at: 'http://minio:9000',
      fixed: ['sdk.aws.s3.credentials: [{ host: "minio:9000", key: ${?K}, secret: ${?S} }]\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ host: "https://s3.example.com/", key: ${?K}, secret: ${?S} }]\n',
      at: 'https://s3.example.com/',
      fixed: ['sdk.aws.s3.credentials: [{ host: "s3.example.com:443", key: ${?K}, secret: ${?S} }]\n'],
    },
    {
      host: 'conf',
      bad: 'sdk { aws { s3 { credentials: [\n  { host: "minio.lan"\n    secure: false }\n] } } }\n',
      at: 'minio.lan',
      fixed: [],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ host: "minio.lan:443", secure: false }]\n',
      at: 'minio.lan:443',
      fixed: ['sdk.aws.s3.credentials: [{ host: "minio.lan:443", secure: true }]\n'],
    },
    { host: 'conf', good: 'sdk.aws.s3.credentials: [{ host: "minio:9000", secure: false }]\n' },
    { host: 'conf', good: 'sdk.aws.s3.credentials: [{ host: "", bucket: b }, { host: ${?HOST} }]\n' },
    { host: 'conf', good: 'sdk.aws.s3.credentials: [{ host: "s3.eu-west-1.amazonaws.com" }]\n' },
    { host: 'conf', good: 'sdk.aws.s3.credentials: [{ host: "s3.example.com:443", secure: true }]\n' },
  ],
});

function checkHost(setting: ConfSetting, text: string, context: RuleContext): void {
  const address = text === '' ? undefined : parseAddress(text);
  if (!address) {
    return;
  }
  const { scheme, host, port, rest } = address;
  const secure = context.settings.find(
    ({ target, scope }) => scope === setting.scope && target.kind === 'key' && target.path === securePath,
  );
  const isInsecure = secure?.value?.typed?.kind === 'boolean' && secure.value.typed.value === false;
  const at = setting.value!.range;
  if (scheme !== '' || rest !== '') {
    const known = { 'https://': '443', 'http://': '80' }[scheme.toLowerCase()];
    const repaired = port || known ? `${host}:${port || known}` : undefined;
    const isFine = repaired !== undefined && !(isInsecure && repaired.endsWith(':443'));
    const what = scheme === '' ? 'a path' : 'a scheme';
    context.report({
      at,
      message: `With ${what} the host never matches an address of a file: it must be host:port.`,
      fixes: isFine ? setValue(`Change to ${repaired}`, setting, repaired, context) : [],
    });
  } else if (port === '' && !amazon.test(host)) {
    context.report({
      at,
      message: 'Without a port the host never matches an address of a file: it must be host:port.',
    });
  } else if (port === '443' && isInsecure) {
    context.report({
      at,
      message: 'Port 443 is for https, but secure is false.',
      related: [{ at: secure!.nameRange, message: 'https is switched off here.' }],
      fixes: secureFixes(secure!),
    });
  }
}

function secureFixes(secure: RuleContext['settings'][number]): Fix[] {
  return isConfSetting(secure) ? [{ title: 'Set secure to true', edits: [replaceWithLiteral(secure, 'true')] }] : [];
}
