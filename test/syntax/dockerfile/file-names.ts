/** The names of Dockerfiles, in any letter case. */
export const dockerfileNames: readonly string[] = [
  'Dockerfile',
  'dockerfile',
  'DOCKERFILE',
  'Dockerfile.local',
  'dockerfile.cpu_only',
  'Dockerfile.dev.gpu',
  'Dockerfile.example',
  'Dockerfile-arm64',
  'Dockerfile-cpu',
  'Dockerfile_0',
  'agent.Dockerfile',
  'agent.dockerfile',
  'clearml.agent.Dockerfile',
  'Containerfile',
  'containerfile',
  'Containerfile.gpu',
];

/** Files that only have the word in their name. */
export const otherNames: readonly string[] = [
  '.dockerignore',
  'Dockerfile.dockerignore',
  'docker-compose.yml',
  'Dockerfiles',
  'MyDockerfile',
  'dockerfile.py',
  'Dockerfile.md',
  'dockerfile.ts',
  'dockerfile-parser.js',
];
