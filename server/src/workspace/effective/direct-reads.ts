import { List, type Value } from '../../hocon/values';
import type { ClearmlValue } from '../../values/conversion';
import { pythonInt } from '../../values/python-int';
import { pythonStrip } from '../../values/python-strip';
import { shlexSplit } from '../../values/shlex';

/** A key that a variable sets. */
export interface Change {
  readonly path: string;
  readonly value: Value;
  /** The value has the earlier one in it. */
  readonly extends?: boolean;
}

/**
 * How a variable that the code reads by itself, beside the configuration, goes together with its key.
 *
 * `wins`: `ENV or config`, `ENV if set else config`; an empty text or list leaves the configuration as it is.
 * `switches-on`: `ENV or config` of a boolean: a false one leaves it too.
 * `fallback`: `config or ENV`.
 */
export interface DirectRead {
  readonly name: string;
  readonly effect: 'wins' | 'switches-on' | 'fallback';
  /** A value that is not accepted ends every command (`fails`); otherwise the configuration stays in force. */
  readonly accepts?: (value: ClearmlValue) => boolean;
  /** A text that cannot be read ends every command. */
  readonly failsAtStart?: boolean;
  /** The changes, where they are not the value at the key of the catalogue. */
  readonly changes?: (
    value: ClearmlValue,
    current: (path: string) => Value | undefined,
  ) => readonly Change[] | undefined;
}

const REQUEST_METHODS = ['get', 'post', 'put'];

const requestMethod = {
  name: 'CLEARML_API_DEFAULT_REQ_METHOD',
  effect: 'wins',
  accepts: value => REQUEST_METHODS.includes(String(value).toLowerCase()),
  failsAtStart: true,
} as const satisfies DirectRead;

/** Facts: agent-env.json (`config_key`, `false_overrides_config`, relations). */
export const agentReads: readonly DirectRead[] = [
  { name: 'CLEARML_API_HOST_VERIFY_CERT', effect: 'wins' },
  requestMethod,
  { name: 'CLEARML_AGENT_ENABLE_ENV_CONFIG_SECTION', effect: 'wins' },
  { name: 'CLEARML_AGENT_ENABLE_FILES_CONFIG_SECTION', effect: 'wins' },
  { name: 'CLEARML_DOCKER_IMAGE', effect: 'wins', changes: dockerImage },
  { name: 'CLEARML_AGENT_DOCKER_ARGS_FILTERS', effect: 'wins', changes: words('agent.docker_args_filters') },
  { name: 'CLEARML_AGENT_DOCKER_ARGS_HIDE_ENV', effect: 'wins', changes: hiddenVariables },
  { name: 'CLEARML_AGENT_DISABLE_SSH_MOUNT', effect: 'switches-on' },
  { name: 'CLEARML_AGENT_EXTRA_DOCKER_ARGS', effect: 'wins' },
  { name: 'CLEARML_AGENT_GIT_USER', effect: 'wins' },
  { name: 'CLEARML_AGENT_GIT_PASS', effect: 'wins' },
  { name: 'CLEARML_AGENT_GIT_HOST', effect: 'wins' },
  { name: 'CLEARML_AGENT_GIT_USE_MS_ENTRA_TOKEN', effect: 'switches-on' },
  { name: 'CLEARML_AGENT_GIT_USE_AZURE_PAT', effect: 'switches-on' },
  { name: 'CLEARML_AGENT_SSH_URL_REPLACEMENT_SCHEME', effect: 'wins' },
  // Poetry is asked first (relations: FORCE_UV + FORCE_POETRY), so it is laid over uv.
  { name: 'CLEARML_AGENT_FORCE_UV', effect: 'switches-on', changes: packageManager('uv') },
  { name: 'CLEARML_AGENT_FORCE_POETRY', effect: 'switches-on', changes: packageManager('poetry') },
  { name: 'CLEARML_EXTRA_PIP_INSTALL_FLAGS', effect: 'wins' },
  { name: 'CLEARML_AGENT_VENV_CACHE_PATH', effect: 'wins' },
  { name: 'CLEARML_AGENT_PACKAGE_PYTORCH_RESOLVE', effect: 'wins' },
  // worker.py:3351: the one variable that loses against clearml.conf.
  { name: 'CLEARML_AGENT_CUSTOM_BUILD_SCRIPT', effect: 'fallback' },
  { name: 'CLEARML_CONDA_ENV_PACKAGE', effect: 'switches-on', changes: condaPackage },
  { name: 'CLEARML_USE_CONDA_BASE_ENV', effect: 'wins' },
  {
    name: 'CLEARML_AGENT_SNUG_TASK_METRICS_FIELDS',
    effect: 'wins',
    changes: commaList('agent.snug.task_metrics_fields'),
  },
];

/** Facts: sdk-env.md, "Precedence"; sdk-env.json. */
export const sdkReads: readonly DirectRead[] = [
  { name: 'CLEARML_API_HOST', effect: 'wins' },
  { name: 'CLEARML_WEB_HOST', effect: 'wins' },
  { name: 'CLEARML_FILES_HOST', effect: 'wins' },
  { name: 'CLEARML_API_ACCESS_KEY', effect: 'wins' },
  { name: 'CLEARML_API_SECRET_KEY', effect: 'wins' },
  { name: 'CLEARML_API_HOST_VERIFY_CERT', effect: 'wins' },
  requestMethod,
  { name: 'CLEARML_API_EXTRA_RETRY_CODES', effect: 'wins', changes: retryCodes },
  { name: 'CLEARML_ENABLE_ENV_CONFIG_SECTION', effect: 'wins' },
  { name: 'CLEARML_ENABLE_FILES_CONFIG_SECTION', effect: 'wins' },
  { name: 'CLEARML_DEFAULT_OUTPUT_URI', effect: 'wins' },
  { name: 'CLEARML_LOG_ENVIRONMENT', effect: 'wins', changes: commaList('sdk.development.log_os_environments') },
  { name: 'CLEARML_SUPPRESS_UPDATE_MESSAGE', effect: 'wins' },
  { name: 'CLEARML_JUPYTER_PASSWORD', effect: 'wins' },
  { name: 'CLEARML_BLOCK_PICKLED_ARTIFACTS', effect: 'switches-on' },
  { name: 'CLEARML_CACHE_DIR', effect: 'wins' },
  // The variable's row has the fallback name of the key; conf-keys.json has the one that is read first.
  { name: 'CLEARML_SECONDARY_CACHE_DIR', effect: 'wins', changes: secondaryCache },
  { name: 'CLEARML_DEVELOPMENT_DEFAULT_SHELL_BINARY_PATH', effect: 'wins' },
  // Only fallbacks below clearml.conf, the reverse of the CLEARML_ variables.
  { name: 'AWS_ACCESS_KEY_ID', effect: 'fallback' },
  { name: 'AWS_SECRET_ACCESS_KEY', effect: 'fallback' },
  { name: 'AWS_SESSION_TOKEN', effect: 'fallback' },
  { name: 'AWS_DEFAULT_REGION', effect: 'fallback' },
  { name: 'AWS_PROFILE', effect: 'fallback' },
];

/**
 * Variables with a key that do not change what the configuration says, and why. A test sees to it that every variable
 * of the catalogue with a key is here, above, or among those that the agent's loader sets.
 */
export const withoutEffect: Readonly<Record<string, string>> = {
  CLEARML_CPU_ONLY: 'declared in a way that never finds it',
  CLEARML_AGENT_SNUG_DEBUG_LOG: 'read by nothing',
  CLEARML_AGENT_INITIAL_CONNECT_RETRY_OVERRIDE: 'counts for the first connection only',
  CLEARML_AGENT_FORCE_SYSTEM_SITE_PACKAGES: 'counts in containers only, where the key is forced to true without it',
  CLEARML_BOOTSTRAP_DIR: 'read in the container',
  CLEARML_BOOTSTRAP_CACHE_DIR: 'read in the container',
  CLEARML_PIP_VER: 'read in the container',
  CLEARML_PYTHON_VER: 'read in the container',
  CLEARML_UPDATE_UV: 'read in the container',
  CLEARML_FORCE_STATIC_GIT_BIN: 'read in the container',
  CLEARML_SKIP_GIT_INST: 'read in the container',
  CLEARML_SKIP_CA_CERT_INST: 'read in the container',
};

/** A value of a variable as one of a configuration. */
export function toConfigValue(value: ClearmlValue): Value {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  return typeof value === 'object' && value !== null ? listOf(value) : value;
}

function listOf(items: readonly Value[]): List {
  return new List([...items], 'list');
}

/** The first word is the image; what follows it, split at each blank, replaces the configured arguments. */
function dockerImage(value: ClearmlValue): Change[] {
  const [image = '', ...more] = String(value).split(' ');
  const change = { path: 'agent.default_docker.image', value: image };
  return more.length > 0 ? [change, { path: 'agent.default_docker.arguments', value: listOf(more) }] : [change];
}

/** @returns undefined where `shlex.split` raises. */
function shellWords(value: ClearmlValue): readonly string[] | undefined {
  const { words: found, error } = shlexSplit(String(value));
  return error ? undefined : found.map(word => word.value);
}

function words(path: string) {
  return (value: ClearmlValue): Change[] | undefined => {
    const found = shellWords(value);
    return found && [{ path, value: listOf(found) }];
  };
}

/** Any value switches masking on; its words are added to the configured names. */
function hiddenVariables(value: ClearmlValue, current: (path: string) => Value | undefined): Change[] | undefined {
  const names = shellWords(value);
  if (!names) return undefined;
  const section = 'agent.hide_docker_command_env_vars';
  const configured = current(`${section}.extra_keys`);
  const before = configured instanceof List ? configured.items : [];
  const all = [...before, ...names.filter(name => !before.includes(name))];
  return [
    { path: `${section}.enabled`, value: true },
    { path: `${section}.extra_keys`, value: listOf(all), extends: before.length > 0 },
  ];
}

function packageManager(type: string) {
  return (): Change[] => [{ path: 'agent.package_manager.type', value: type }];
}

function condaPackage(): Change[] {
  return [{ path: 'agent.package_manager.conda_env_as_base_docker', value: true }];
}

function commaList(path: string) {
  return (value: ClearmlValue): Change[] => {
    const items = String(value).split(',').map(pythonStrip).filter(Boolean);
    return items.length > 0 ? [{ path, value: listOf(items) }] : [];
  };
}

/** Items that are no whole numbers are skipped. */
function retryCodes(value: ClearmlValue): Change[] {
  const codes = String(value)
    .split(',')
    .map(item => pythonInt(pythonStrip(item)))
    .filter(code => code !== undefined);
  return codes.length > 0 ? [{ path: 'api.http.extra_retry_codes', value: listOf(codes.map(toConfigValue)) }] : [];
}

function secondaryCache(value: ClearmlValue): Change[] {
  return [{ path: 'sdk.storage.cache.disk_space_file_size_strategy.secondary.default_base_dir', value: String(value) }];
}
