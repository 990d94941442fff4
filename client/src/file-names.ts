/**
 * Names of the files that can hold settings, as glob patterns of VS Code. VS Code compares them with letter case; the
 * server does not, so that they list both cases of each letter. The server looks closer at each name: source code such
 * as `dockerfile.py` is asked about, and left alone.
 */
export const fileNames: readonly string[] = [
  ...['.env', '.env.*', '*.env', '*.env.*', 'env.list', '.envrc'],
  ...['Dockerfile', 'Dockerfile.*', 'Dockerfile-*', 'Dockerfile_*', '*.Dockerfile', 'Containerfile*'],
  ...['clearml*.conf', '.clearml*.conf', 'trains.conf', '.trains.conf', '*agent.conf'].flatMap(name => [
    name,
    `${name}.*`,
  ]),
].map(inAnyCase);

function inAnyCase(pattern: string): string {
  return pattern.replace(/[a-z]/gi, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
