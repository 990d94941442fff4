import type { Component, ValueKind } from '../../catalogue/types';
import type { EnvReader } from '../../model/setting';

/** How each program is called in texts for people. */
export const componentLabels: Readonly<Record<Component, string>> = {
  agent: 'agent',
  'agent-api': 'agent',
  'agent-k8s-glue': 'agent (Kubernetes glue)',
  'agent-snug': 'agent (network guard)',
  sdk: 'SDK',
  integration: 'integrations',
  server: 'server',
  compose: "server's compose file",
  helm: 'Helm charts',
  serving: 'serving',
  session: 'session',
};

/** What a value is, for people. */
export const kindLabels: Readonly<Record<ValueKind, string>> = {
  base64: 'Base64 text',
  bool: 'boolean',
  'bool-or-level': 'boolean or log level',
  'bool-or-path': 'boolean or path',
  'comma-list': 'list, separated by commas',
  enum: 'one of the listed values',
  flag: 'flag: any text is on',
  float: 'number',
  hocon: 'HOCON value',
  host: 'host name',
  int: 'whole number',
  'int-or-bool': 'whole number or boolean',
  'int-flag': 'whole number as a switch',
  json: 'JSON',
  path: 'path',
  'path-list': 'list of paths',
  'path-mapping': 'path pair `host:container`',
  'path-or-bool': 'path or boolean',
  regex: 'regular expression',
  'regex-list': 'regular expressions, separated like shell words',
  seconds: 'seconds',
  secret: 'secret text',
  string: 'text',
  template: 'template',
  url: 'URL',
  version: 'version',
  words: 'list, separated like shell words',
};

export const readerLabels: Readonly<Record<EnvReader, string>> = {
  docker: 'docker',
  compose: 'compose',
  'python-dotenv': 'python-dotenv',
  'npm-dotenv': 'npm dotenv',
  vscode: 'VS Code',
  systemd: 'systemd',
  shell: 'shell',
};
