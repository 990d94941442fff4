import { isDockerfileSetting } from '../model/dockerfile-setting';
import { defineRule } from './define-rule';
import { parseAddress } from './support/hosts';
import { readingsOf } from './support/readings';

const loopback = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/i;

export default defineRule({
  id: 'localhost-in-image',
  severity: 'information',
  since: '0.1.0',
  hosts: ['dockerfile'],
  summary: 'An address of this very machine, baked into an image.',
  why: `Inside a container \`localhost\` is the container. The address of the file server is also stored in every task, so that
artifacts uploaded with it can be reached from nowhere else, for ever. Use a name that containers and people can resolve, or
give the address when the image is run.`,
  check(context) {
    for (const setting of context.settings) {
      const { value } = setting;
      const isEnv = isDockerfileSetting(setting) && setting.form === 'env';
      const isUrl = readingsOf(setting, context).some(({ value: { kind } }) => kind === 'url' || kind === 'host');
      const address = isEnv && isUrl && value?.known ? parseAddress(value.text.trim()) : undefined;
      if (address && loopback.test(address.host)) {
        context.report({
          at: value!.range,
          message: `In a container this is the container itself: ${setting.name} reaches nothing outside of it.`,
        });
      }
    }
  },
  examples: [
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_API_HOST=http://localhost:8008\n',
      at: 'http://localhost:8008',
      fixed: [],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV A=1 CLEARML_FILES_HOST="http://127.0.0.1:8081"\n',
      at: 'http://127.0.0.1:8081',
      fixed: [],
    },
    { host: 'dockerfile', bad: 'FROM a\nENV CLEARML_WEB_HOST http://[::1]:8080\n', at: 'http://[::1]:8080', fixed: [] },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_API_HOST=http://apiserver:8008\n' },
    { host: 'dockerfile', good: 'FROM a\nARG CLEARML_API_HOST=http://localhost:8008\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_API_HOST=$API PROXY=http://localhost:3128\n' },
    { host: 'dockerfile', good: 'FROM a\nRUN CLEARML_API_HOST=http://localhost:8008 ./test.sh\n' },
  ],
});
