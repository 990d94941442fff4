import type { Parser } from '../values/conversion';
import { environmentConfigBool, environmentConfigStr } from '../values/environment-config';
import { pythonStrip } from '../values/python-strip';
import { ConfigTree } from './config-tree';
import { PythonError } from './python-error';
import type { Environment } from './resolve';
import { List } from './values';

/**
 * The variables that set a key on each load: `ENVIRONMENT_CONFIG` (clearml_agent/definitions.py), in its order. The
 * first name that has a text counts. `agent.cpu_only` is missing: its names are declared in a way that never finds them.
 */
const OVERRIDES: readonly (readonly [path: string, parser: Parser, ...names: string[]])[] = [
  ['api.api_server', environmentConfigStr, 'CLEARML_API_HOST', 'TRAINS_API_HOST'],
  ['api.files_server', environmentConfigStr, 'CLEARML_FILES_HOST', 'TRAINS_FILES_HOST'],
  ['api.web_server', environmentConfigStr, 'CLEARML_WEB_HOST', 'TRAINS_WEB_HOST'],
  ['api.credentials.access_key', environmentConfigStr, 'CLEARML_API_ACCESS_KEY', 'TRAINS_API_ACCESS_KEY'],
  ['api.credentials.secret_key', environmentConfigStr, 'CLEARML_API_SECRET_KEY', 'TRAINS_API_SECRET_KEY'],
  ['agent.worker_name', environmentConfigStr, 'CLEARML_WORKER_NAME', 'TRAINS_WORKER_NAME'],
  ['agent.worker_id', environmentConfigStr, 'CLEARML_WORKER_ID', 'TRAINS_WORKER_ID'],
  ['agent.cuda_version', environmentConfigStr, 'CLEARML_CUDA_VERSION', 'TRAINS_CUDA_VERSION', 'CUDA_VERSION'],
  ['agent.cudnn_version', environmentConfigStr, 'CLEARML_CUDNN_VERSION', 'TRAINS_CUDNN_VERSION', 'CUDNN_VERSION'],
  ['agent.crash_on_exception', environmentConfigBool, 'CLEARML_AGENT_CRASH_ON_EXCEPTION'],
  ['agent.snug.enabled', environmentConfigBool, 'CLEARML_AGENT_SNUG_ENABLED'],
  ['agent.snug.report_usage_events', environmentConfigBool, 'CLEARML_AGENT_SNUG_REPORT_USAGE_EVENTS'],
  ['agent.snug.report_task_metrics', environmentConfigBool, 'CLEARML_AGENT_SNUG_REPORT_TASK_METRICS'],
  ['agent.snug.call_history', environmentConfigStr, 'CLEARML_AGENT_SNUG_CALL_HISTORY'],
  ['agent.snug.app_mode', environmentConfigStr, 'CLEARML_AGENT_SNUG_APP_MODE'],
  ['agent.snug.wrap_bins', environmentConfigStr, 'CLEARML_AGENT_SNUG_WRAP_BINS'],
  ['agent.snug.wrap_kind', environmentConfigStr, 'CLEARML_AGENT_SNUG_WRAP_KIND'],
  ['sdk.aws.s3.key', environmentConfigStr, 'AWS_ACCESS_KEY_ID'],
  ['sdk.aws.s3.secret', environmentConfigStr, 'AWS_SECRET_ACCESS_KEY'],
  ['sdk.aws.s3.region', environmentConfigStr, 'AWS_DEFAULT_REGION'],
  ['sdk.google.storage.credentials_json', environmentConfigStr, 'GOOGLE_APPLICATION_CREDENTIALS'],
];

/** A key that a variable sets, and which one. */
export interface EnvironmentOverride {
  readonly path: string;
  readonly name: string;
  readonly value: string | boolean;
}

/**
 * The keys that fixed variables set, in the order in which the agent sets them.
 * @throws PythonError for a text that is no boolean where one is needed: the load fails then.
 */
export function environmentOverrides(env: Environment): EnvironmentOverride[] {
  const overrides: EnvironmentOverride[] = [];
  for (const [path, parser, ...names] of OVERRIDES) {
    const name = names.find(candidate => env[candidate]);
    if (name === undefined) continue;
    const conversion = parser(env[name]!);
    if (conversion.outcome === 'raises') {
      throw new PythonError(conversion.exception, `invalid truth value ${env[name]!.toLowerCase()}`);
    }
    const value = conversion.outcome === 'value' ? conversion.value : '';
    if (value !== '') overrides.push({ path, name, value: value as string | boolean });
  }
  return overrides;
}

/** Sets them in a configuration; a value that is no object is replaced where a path leads through it. */
export function applyEnvironmentOverrides(config: ConfigTree, env: Environment): void {
  for (const { path, value } of environmentOverrides(env)) config.put(path, value);
  appendAzureContainer(config, env);
}

/** The variables of the container that `appendAzureContainer` adds. */
export const azureVariables = ['AZURE_STORAGE_ACCOUNT', 'AZURE_STORAGE_KEY'] as const;
export const azureContainersPath = 'sdk.azure.storage.containers';

/**
 * The loader appends one entry for the Azure variables, with null for the half that is not set (definitions.py:135,
 * executed).
 * @returns whether it did, and whether there were entries before
 */
export function appendAzureContainer(config: ConfigTree, env: Environment): 'nothing' | 'only' | 'appended' {
  if (!azureVariables.some(name => env[name])) return 'nothing';
  const entry = new ConfigTree();
  entry.set('account_name', pythonStrip(env.AZURE_STORAGE_ACCOUNT ?? '') || null);
  entry.set('account_key', pythonStrip(env.AZURE_STORAGE_KEY ?? '') || null);
  const before = config.find(azureContainersPath);
  const isList = before instanceof List && before.items.length > 0;
  config.put(azureContainersPath, new List([...(isList ? before.items : []), entry], 'list'));
  return isList ? 'appended' : 'only';
}
