import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { evidencedReaders } from '../../model/evidenced-readers';
import { isEnvrc } from '../../workspace/host-of';
import type { FeatureContext } from '../feature';
import type { NameContext } from './cursor-context';
import type { CompletionData } from './names';
import { namesInUse } from './present-settings';
import { forReaders, snippetText } from './value-text';

/** A block of settings that belong together. */
export interface Block {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Name and value; a value in angle brackets or with `edit` is a place to fill in. */
  readonly lines: readonly { readonly name: string; readonly value: string; readonly edit?: boolean }[];
}

const servers = [
  { name: 'CLEARML_API_HOST', value: 'https://api.clear.ml', edit: true },
  { name: 'CLEARML_WEB_HOST', value: 'https://app.clear.ml', edit: true },
  { name: 'CLEARML_FILES_HOST', value: 'https://files.clear.ml', edit: true },
];

const keys = [
  { name: 'CLEARML_API_ACCESS_KEY', value: '<access-key>' },
  { name: 'CLEARML_API_SECRET_KEY', value: '<secret-key>' },
];

const azure = [
  { name: 'CLEARML_AGENT_GIT_HOST', value: 'dev.azure.com', edit: true },
  { name: 'CLEARML_AGENT_GIT_USER', value: 'git', edit: true },
];

/** The blocks that are offered; each is complete, and the rules find nothing wrong with it. */
export const blocks: readonly Block[] = [
  {
    id: 'agent',
    label: 'ClearML agent: server, keys and git',
    detail: 'What an agent needs to reach the server and to clone private repositories.',
    lines: [
      ...servers,
      ...keys,
      { name: 'CLEARML_AGENT_GIT_USER', value: '<git-user>' },
      { name: 'CLEARML_AGENT_GIT_PASS', value: '<git-token>' },
    ],
  },
  {
    id: 'sdk',
    label: 'ClearML SDK: server and keys',
    detail: 'What a script needs to report to the server without a clearml.conf.',
    lines: [...servers, ...keys],
  },
  {
    id: 'azure-pat',
    label: 'ClearML agent: Azure DevOps with PAT',
    detail:
      'Repositories of Azure DevOps, with a personal access token. A user name is needed, although it is not sent.',
    lines: [
      ...azure,
      { name: 'CLEARML_AGENT_GIT_PASS', value: '<personal-access-token>' },
      { name: 'CLEARML_AGENT_GIT_USE_AZURE_PAT', value: '1' },
    ],
  },
  {
    id: 'azure-entra',
    label: 'ClearML agent: Azure DevOps with Entra token',
    detail:
      'Repositories of Azure DevOps, with a Microsoft Entra token. A user name is needed, although it is not sent.',
    lines: [
      ...azure,
      { name: 'CLEARML_AGENT_GIT_PASS', value: '<entra-token>' },
      { name: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN', value: '1' },
    ],
  },
  {
    id: 's3',
    label: 'ClearML storage: S3 or MinIO',
    detail: 'Artifacts in S3, or in MinIO when the address has a host and a port (s3://minio.example.com:9000/bucket).',
    lines: [
      { name: 'CLEARML_DEFAULT_OUTPUT_URI', value: 's3://my-bucket/clearml', edit: true },
      { name: 'AWS_ACCESS_KEY_ID', value: '<access-key>' },
      { name: 'AWS_SECRET_ACCESS_KEY', value: '<secret-key>' },
      { name: 'AWS_DEFAULT_REGION', value: 'us-east-1', edit: true },
    ],
  },
  {
    id: 'offline',
    label: 'ClearML SDK: offline',
    detail: 'Runs are recorded in the cache folder, without a server, to be imported later.',
    lines: [
      { name: 'CLEARML_OFFLINE_MODE', value: '1' },
      { name: 'CLEARML_CACHE_DIR', value: '~/.clearml', edit: true },
    ],
  },
];

/** The blocks as items, at the start of a line; those that would set again what the file sets are left out. */
export function blockItems(cursor: NameContext, context: FeatureContext): CompletionItem[] {
  if (!cursor.alone || cursor.assigned) {
    return [];
  }
  const used = namesInUse(context, cursor);
  const first = cursor.typed === '' ? '0' : '5';
  return blocks
    .filter(({ lines }) => !lines.some(({ name }) => used.has(name)))
    .map((block, index) => {
      const data: CompletionData = { type: 'snippet', id: block.id };
      return {
        label: block.label,
        kind: CompletionItemKind.Snippet,
        // Names start with CLEARML_: the block stays in the list while such a name is typed.
        filterText: `CLEARML_ ${block.label}`,
        sortText: `${first}${index}`,
        insertTextFormat: InsertTextFormat.Snippet,
        textEditText: blockText(block, context),
        data,
      };
    });
}

function blockText({ lines }: Block, context: FeatureContext): string {
  const { document } = context;
  const readers = evidencedReaders(context);
  const exported = isEnvrc(document.uri) ? 'export ' : '';
  let stop = 0;
  return lines
    .map(({ name, value, edit }) => {
      const text = snippetText(forReaders(value, readers));
      return `${exported}${name}=${edit || value.startsWith('<') ? `\${${++stop}:${text}}` : text}`;
    })
    .join('\n');
}
