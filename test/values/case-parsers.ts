import type { ParserId } from '../../server/src/catalogue/types';
import agentCases from '../cases/env-values-agent.json';
import sdkCases from '../cases/env-values-sdk.json';

export type CaseFile = 'agent' | 'sdk';

/** One variable with one value, and what ClearML's own code made of it. */
export interface ValueCase {
  readonly name: string;
  /** Class and converter that read it: `EnvEntry:int`. */
  readonly via: string;
  readonly value: string;
  readonly result: {
    readonly ok: boolean;
    /** The value, or the default where the variable is unset or its value is rejected. */
    readonly value?: unknown;
    /** Class of the exception. */
    readonly raises?: string;
    /** ClearML printed a complaint. */
    readonly printed?: boolean;
  };
}

export const caseFiles: Readonly<Record<CaseFile, readonly ValueCase[]>> = {
  agent: agentCases as readonly ValueCase[],
  sdk: sdkCases as readonly ValueCase[],
};

const BY_VIA: Readonly<Record<CaseFile, Readonly<Record<string, ParserId>>>> = {
  agent: {
    'EnvironmentConfig:str': 'environment-config-str',
    'EnvironmentConfig:bool': 'environment-config-bool',
    'EnvironmentConfig:list': 'environment-config-list',
    'EnvironmentConfig:float': 'environment-config-float',
    'EnvEntry:str': 'env-entry-str',
    'EnvEntry:bool': 'env-entry-bool',
    'EnvEntry:int': 'env-entry-int',
    'EnvEntry:float': 'env-entry-float',
    'EnvEntry:safe_text_to_bool': 'env-entry-safe-bool',
    'EnvEntry:split': 'env-entry-split',
    'EnvEntry:<lambda>': 'env-entry-words',
  },
  sdk: {
    'EnvEntry:str': 'sdk-env-entry-str',
    'EnvEntry:bool': 'sdk-env-entry-bool',
    'EnvEntry:int': 'sdk-env-entry-int',
    'EnvEntry:safe_text_to_bool': 'sdk-env-entry-safe-bool',
    'EnvEntry:wrapper': 'sdk-env-entry-int-or-str',
    'EnvEntry:base64_to_text': 'env-entry-base64',
  },
};

/** `via` does not tell `converter=bool` from `type=bool`, nor `lstrip=False`; the declarations of these do. */
const BY_AGENT_NAME: Readonly<Record<string, ParserId>> = {
  CLEARML_AGENT_CONFIG_VERBOSE: 'env-entry-flag',
  K8S_GLUE_POD_MONITOR_DISABLE_ENQUEUE_ON_PREEMPTION: 'env-entry-flag',
  K8S_GLUE_POD_USE_IMAGE_ENTRYPOINT: 'env-entry-flag',
  K8S_GLUE_POD_AGENT_INSTALL_ARGS: 'env-entry-rstrip',
};

/** The parser that a case is about. */
export function parserOf(file: CaseFile, { name, via }: ValueCase): ParserId {
  const parser = (file === 'agent' ? BY_AGENT_NAME[name] : undefined) ?? BY_VIA[file][via];
  if (parser === undefined) throw new Error(`no parser for ${via}`);
  return parser;
}

/** The items by key, in the order of their first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
