import { readFileSync } from 'node:fs';
import type { Relation } from '../../server/src/catalogue/relation-types';
import type { ConfKey, ServerKey, VariableReading, WrongName } from '../../server/src/catalogue/types';

/** The data files of variables, each with the components that its rows may have. */
export const readingFiles = {
  agent: ['agent', 'agent-api', 'agent-k8s-glue', 'agent-snug'],
  sdk: ['sdk'],
  server: ['server'],
  compose: ['compose'],
  helm: ['helm'],
  serving: ['serving'],
  session: ['session'],
  integration: ['integration'],
} as const;

export type ReadingFile = keyof typeof readingFiles;

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** The text of a data file of the catalogue. */
export function dataText(name: string): string {
  return readFileSync(new URL(`../../server/src/catalogue/data/${name}.json`, import.meta.url), 'utf8');
}

/** The content of a data file of the catalogue, as JSON gives it. */
export function data<Content = unknown>(name: string): Content {
  return read(`../../server/src/catalogue/data/${name}.json`);
}

export const readings = (file: ReadingFile) => data<readonly VariableReading[]>(file);
export const allReadings = () => (Object.keys(readingFiles) as ReadingFile[]).flatMap(readings);
export const confKeys = () => data<readonly ConfKey[]>('conf-keys');
export const serverKeys = () => data<readonly ServerKey[]>('server-keys');
export const relations = () => data<readonly Relation[]>('relations');
export const wrongNames = () => data<readonly WrongName[]>('wrong-names');
export const sources = () =>
  data<Readonly<Record<string, { url: string; commit: string; version: string }>>>('sources');

/** A value as the facts have it. */
export interface FactValue {
  readonly kind: string;
  readonly enum: readonly { readonly value: unknown }[] | null;
  readonly default: unknown;
  readonly parse?: string;
}

/** One variable of the facts. */
export interface VariableFact {
  readonly name: string;
  readonly aliases: readonly { readonly name: string; readonly status: string }[];
  readonly component: string;
  readonly set_by: string;
  readonly documented: { readonly seed?: boolean; readonly docs_page: string | null };
  readonly since: string | null;
  readonly value: FactValue;
  readonly config_key: string | null;
  readonly secret: boolean;
  readonly exclusive_with: readonly string[];
  readonly requires: readonly string[];
  readonly verified: string;
  readonly facts: readonly string[];
  readonly quirks: readonly string[];
}

/** One clearml.conf key of the facts. */
export interface ConfKeyFact {
  readonly path: string;
  readonly value: FactValue;
  readonly env: readonly string[];
  readonly secret: boolean;
  readonly exclusive_with: readonly string[];
  readonly requires: readonly string[];
  readonly unread: boolean;
}

/** One server key of the facts. */
export interface ServerKeyFact {
  readonly component: string;
  readonly dotted: string;
  readonly env: string;
  readonly addressable: boolean;
  readonly type: string;
  readonly default: unknown;
}

export const variableFacts = () => [
  ...read<readonly VariableFact[]>('../facts/agent-env.json'),
  ...read<readonly VariableFact[]>('../facts/sdk-env.json'),
];
export const confKeyFacts = () => read<readonly ConfKeyFact[]>('../facts/conf-keys.json');
export const serverKeyFacts = () => read<readonly ServerKeyFact[]>('../facts/server-dynamic-keys.json');
