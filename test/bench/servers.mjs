import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * @typedef {object} BenchServer
 * @property {string} title
 * @property {string} file what Node runs
 * @property {readonly ('pull' | 'push')[]} modes how it can deliver problems; requests are measured in the first one
 * @property {boolean} fixesAll whether it has "fix all"
 * @property {readonly string[]} hosts that it knows
 * @property {{ repeats: number, burst: number }} [large] fewer counts for large files, for one that takes seconds for a key
 */

/**
 * The servers that are compared, ours first.
 * @param {{ ours: string, floor: string }} bundles
 * @returns {Record<string, BenchServer>}
 */
export function createServers(bundles) {
  const hosts = ['env', 'dockerfile', 'conf'];
  return {
    ours: { title: 'ClearML Config', file: bundles.ours, modes: ['pull', 'push'], fixesAll: true, hosts },
    floor: { title: 'floor', file: bundles.floor, modes: ['pull', 'push'], fixesAll: true, hosts },
    dockerfile: {
      title: 'dockerfile-language-server',
      file: require.resolve('dockerfile-language-server-nodejs/bin/docker-langserver'),
      modes: ['push'],
      fixesAll: false,
      hosts: ['dockerfile'],
      large: { repeats: 1, burst: 0 },
    },
  };
}
