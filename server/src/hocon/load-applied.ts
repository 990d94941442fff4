import { type AppliedVariable, environmentOf } from './apply-environment';
import { type AppliedFiles, filesOf } from './apply-files';
import type { ConfigTree } from './config-tree';
import { loadMerged, type MergedOptions } from './load-merged';
import { PythonError } from './python-error';
import { isTruthy } from './python-text';

/** What the sections `environment` and `files` do when the agent starts. */
export interface Applied {
  readonly environment: readonly AppliedVariable[];
  readonly environmentError: PythonError | undefined;
  readonly files: AppliedFiles;
}

/**
 * Loads a configuration as `loadMerged` does and applies its sections `environment` and `files`, unless
 * `agent.apply_environment` or `agent.apply_files` says otherwise. Variables come first: paths of files can use them.
 * @throws PythonError where the configuration cannot be loaded.
 */
export function loadApplied(text: string, options: MergedOptions): Applied {
  const config = loadMerged(text, options);
  const { variables, error } = applyEnvironment(config);
  const env = { ...options.env, ...Object.fromEntries(variables.map(({ name, value }) => [name, value])) };
  const files = isOn(config, 'agent.apply_files') ? filesOf(config, env) : noFiles;
  return { environment: variables, environmentError: error, files };
}

const noFiles: AppliedFiles = { files: new Map(), printed: [], error: undefined };

function applyEnvironment(config: ConfigTree): { variables: readonly AppliedVariable[]; error?: PythonError } {
  if (!isOn(config, 'agent.apply_environment')) return { variables: [] };
  try {
    return { variables: environmentOf(config) };
  } catch (error) {
    if (error instanceof PythonError) return { variables: [], error };
    throw error;
  }
}

function isOn(config: ConfigTree, path: string): boolean {
  return isTruthy(config.find(path) ?? null);
}
