import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { ConfFile } from '../conf-file';
import type { KeyCursor, ValueCursor } from './cursor';
import { type Style, styleOf } from './style';

/** A piece of configuration that belongs together. `>` in front of a line is one step of indentation. */
export interface ConfBlock {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** The key that it sets; absent for a whole file. With `[]` at the end it is an entry of a list. */
  readonly path?: string;
  readonly body: readonly string[];
}

const servers = [
  '>web_server: ${1:https://app.clear.ml}',
  '>api_server: ${2:https://api.clear.ml}',
  '>files_server: ${3:https://files.clear.ml}',
  '>credentials {',
  '>>access_key: "${4:<access-key>}"',
  '>>secret_key: "${5:<secret-key>}"',
  '>}',
];

const minio = [
  '{',
  '>host: "${1:minio.example.com:9000}"',
  '>key: "${2:<access-key>}"',
  '>secret: "${3:<secret-key>}"',
  '>multipart: false',
  '>secure: ${4|true,false|}',
  '}',
];
const s3 = [
  '{',
  '>bucket: "${1:my-bucket}"',
  '>key: "${2:<access-key>}"',
  '>secret: "${3:<secret-key>}"',
  '>region: "${4:us-east-1}"',
  '}',
];
const azure = [
  '{',
  '>account_name: "${1:my-account}"',
  '>account_key: "${2:<account-key>}"',
  '>container_name: "${3:my-container}"',
  '}',
];

/** The blocks that are offered; each is complete, and the rules find nothing wrong with it. */
export const confBlocks: readonly ConfBlock[] = [
  {
    id: 'new-sdk',
    label: 'New clearml.conf (SDK)',
    detail: 'The least that a script needs: the server and a key pair.',
    body: ['api {', ...servers, '}', ''],
  },
  {
    id: 'new-agent',
    label: 'New clearml.conf (agent)',
    detail: 'What an agent needs: the server, a key pair, git, and how it installs packages.',
    body: [
      'api {',
      ...servers,
      '}',
      '',
      'agent {',
      '>git_user: "${6:<git-user>}"',
      '>git_pass: "${7:<git-token>}"',
      '>package_manager {',
      '>>type: ${8|pip,uv,poetry,conda|}',
      '>}',
      '>default_docker {',
      '>>image: "${9:nvidia/cuda:12.6.3-cudnn-runtime-ubuntu20.04}"',
      '>}',
      '}',
      '',
    ],
  },
  {
    id: 's3',
    label: 'S3 credentials for one bucket',
    detail: 'A key pair for one bucket of Amazon S3. An unknown key in here would break all of S3.',
    path: 'sdk.aws.s3.credentials',
    body: [': [', ...s3.map(line => `>${line}`), ']'],
  },
  {
    id: 'minio',
    label: 'MinIO credentials',
    detail: 'A server of your own that speaks S3: host and port without a scheme, also where the port is 443 or 80.',
    path: 'sdk.aws.s3.credentials',
    body: [': [', ...minio.map(line => `>${line}`), ']'],
  },
  {
    id: 'azure',
    label: 'Azure storage container',
    detail: 'An account of Azure Blob Storage with its key.',
    path: 'sdk.azure.storage.containers',
    body: [': [', ...azure.map(line => `>${line}`), ']'],
  },
  {
    id: 's3-entry',
    label: 'S3 bucket',
    detail: 'A key pair for one bucket.',
    path: 'sdk.aws.s3.credentials[]',
    body: s3,
  },
  {
    id: 'minio-entry',
    label: 'MinIO server',
    detail: 'Host and port without a scheme.',
    path: 'sdk.aws.s3.credentials[]',
    body: minio,
  },
  {
    id: 'azure-entry',
    label: 'Azure container',
    detail: 'An account with its key.',
    path: 'sdk.azure.storage.containers[]',
    body: azure,
  },
  {
    id: 'git-entry',
    label: 'Git host',
    detail: 'User and password for one more git host.',
    path: 'agent.git.extra_credentials[]',
    body: ['{', '>host: "${1:git.example.com}"', '>user: "${2:<git-user>}"', '>pass: "${3:<git-token>}"', '}'],
  },
  {
    id: 'default-docker',
    label: 'Default image and its arguments',
    detail: 'The image for tasks that name none. Each argument is one entry.',
    path: 'agent.default_docker',
    body: [' {', '>image: "${1:nvidia/cuda:12.6.3-cudnn-runtime-ubuntu20.04}"', '>arguments: ["${2:--ipc=host}"]', '}'],
  },
  {
    id: 'uv',
    label: 'Install packages with uv',
    detail: 'uv is used where uv.lock or pyproject.toml is found, else the agent behaves like pip.',
    path: 'agent.package_manager',
    body: [' {', '>type: uv', '>uv_sync_locked_if_lock_file: ${1|true,false|}', '}'],
  },
];

/** The blocks for the place of a key: relative to the object, without those whose key the file has. */
export function blockItems(cursor: KeyCursor, file: ConfFile): CompletionItem[] {
  const { spot, alone, assigned, segments, hasNext } = cursor;
  // A block has several lines, and a comment only one.
  if (!alone || assigned || hasNext || cursor.quoted || spot.view.commented) {
    return [];
  }
  const isEmpty = file.entries.every(({ field }) => field === cursor.field) && segments.length === 0;
  const here = segments.length === 0 ? '' : `${segments.join('.')}.`;
  const style = styleOf(file, spot);
  const fits = ({ path }: ConfBlock) =>
    path === undefined ? isEmpty : path.startsWith(here) && !path.endsWith('[]') && !file.byPath.has(path);
  return confBlocks.filter(fits).map((block, index) => {
    const path = block.path?.slice(here.length) ?? '';
    const item = blockItem(block, path, style);
    item.sortText = `${block.path === undefined ? '0' : '4'}${index}`;
    // What is typed is a key: the block stays in the list while its path or its name is typed.
    item.filterText = `${path} ${block.label}`.trim();
    return item;
  });
}

/** The blocks that are an entry of the list at the cursor, and an empty one. */
export function entryItems(cursor: ValueCursor, file: ConfFile): CompletionItem[] {
  if (cursor.spot.view.commented) {
    return [];
  }
  const style = styleOf(file, cursor.spot);
  const path = cursor.node?.path;
  const blocks = confBlocks.filter(block => block.path === path);
  const empty: ConfBlock = { id: 'entry', label: '{ … }', detail: '', body: ['{', '>$0', '}'] };
  return [...blocks, empty].map((block, index) => ({
    ...blockItem(block, '', style),
    sortText: `${index}`,
    filterText: `{ ${block.label}`,
  }));
}

function blockItem(block: ConfBlock, path: string, style: Style): CompletionItem {
  const text = block.body.map(line => line.replace(/^>+/, steps => style.indent.repeat(steps.length))).join('\n');
  return {
    label: block.label,
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
    textEditText: path + text,
    data: { type: 'conf-block', id: block.id },
  };
}
