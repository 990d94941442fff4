import { createConfFiles } from './conf-file.mjs';
import { dockerfilesFrom } from './dockerfile.mjs';
import { createEnvFiles } from './env-file.mjs';

/**
 * The file formats that are measured.
 * @typedef {object} BenchHost
 * @property {string} id as the server calls it
 * @property {string} title
 * @property {string} uri
 * @property {string} languageId
 * @property {RegExp} own a line that sets something of ClearML; ends behind its name
 * @property {string} typed a line whose end is a place for names of ClearML
 * @property {(lines: number) => string} createFile
 */

/**
 * @param {readonly string[]} ids all when empty
 * @returns {Promise<BenchHost[]>}
 */
export async function createHosts(ids) {
  const createEnvFile = await createEnvFiles();
  const hosts = [
    {
      id: 'env',
      title: 'Env file',
      uri: 'file:///bench/.env',
      languageId: 'dotenv',
      own: /^CLEARML_\w+/,
      typed: 'CLEARML_',
      createFile: createEnvFile,
    },
    {
      id: 'dockerfile',
      title: 'Dockerfile',
      uri: 'file:///bench/Dockerfile',
      languageId: 'dockerfile',
      own: /^ENV CLEARML_\w+/i,
      typed: 'ENV CLEARML_',
      createFile: dockerfilesFrom(createEnvFile),
    },
    {
      id: 'conf',
      title: 'clearml.conf',
      uri: 'file:///bench/clearml.conf',
      languageId: 'clearml-conf',
      own: /^agent\.[\w.]+/,
      typed: 'agent.',
      createFile: await createConfFiles(),
    },
  ];
  return ids.length > 0 ? hosts.filter(({ id }) => ids.includes(id)) : hosts;
}
