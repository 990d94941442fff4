import { defineRule } from './define-rule';
import { removeSetting } from './support/edits';
import { titleOf } from './support/titles';

const verify = 'CLEARML_API_HOST_VERIFY_CERT';
const verifyKey = 'api.verify_certificate';

export default defineRule({
  id: 'tls-verify-off',
  severity: 'warning',
  since: '0.1.0',
  hosts: 'all',
  summary: 'The check of the server certificate is switched off.',
  why: `Without the check anybody between agent and server can read the credentials. The switch covers only the API; uploads
to the file server are still checked, so it often does not even help. Install the certificate authority instead
(\`REQUESTS_CA_BUNDLE\`); the SDK, not the agent, also takes the path of a CA bundle as the value.`,
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      const isVerify =
        (target.kind === 'variable' && target.variable.name === verify) ||
        (target.kind === 'key' && target.path === verifyKey);
      if (isVerify && value?.known && /^(?:n|no|f|false|off|0)$/i.test(value.text.trim())) {
        context.report({
          at: value.rawRange,
          message: 'The certificate of the API server is not checked: credentials can be read on the way.',
          fixes: [{ title: `Remove ${titleOf(setting)}`, edits: [removeSetting(context.document, setting)] }],
        });
      }
    }
  },
  examples: [
    { host: 'env', bad: 'CLEARML_API_HOST_VERIFY_CERT=0\n', at: '0', fixed: [''] },
    { host: 'env', bad: 'CLEARML_API_HOST_VERIFY_CERT="False"\nB=1\n', at: '"False"', fixed: ['B=1\n'] },
    { host: 'env', bad: 'export CLEARML_API_HOST_VERIFY_CERT=off\n', at: 'off', fixed: [''] },
    { host: 'env', good: 'CLEARML_API_HOST_VERIFY_CERT=1\n' },
    { host: 'env', good: 'CLEARML_API_HOST_VERIFY_CERT=/etc/ssl/ca.pem\n' },
    { host: 'env', good: 'CLEARML_API_HOST_VERIFY_CERT=\n' },
    { host: 'env', good: '# CLEARML_API_HOST_VERIFY_CERT=0\n' },
    { host: 'conf', bad: 'api.verify_certificate: false\n', at: 'false', fixed: [''] },
    {
      host: 'conf',
      bad: 'api {\n  verify_certificate = False\n  api_server = "https://api.x.com"\n}\n',
      at: 'False',
      fixed: ['api {\n  api_server = "https://api.x.com"\n}\n'],
    },
    { host: 'conf', bad: 'api { "verify_certificate": false }\n', at: 'false', fixed: ['api { }\n'] },
    { host: 'conf', good: 'api.verify_certificate: true\n' },
    { host: 'conf', good: 'api.verify_certificate: /etc/ssl/ca.pem\n' },
    { host: 'conf', good: 'api.verify_certificate: ${?VERIFY}\n# api.verify_certificate: false\n' },
  ],
});
