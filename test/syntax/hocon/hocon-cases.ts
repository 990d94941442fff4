import { readFileSync } from 'node:fs';
import type { Encoded } from '../../../server/src/hocon/encode';

/** What the real loader made of an input; `facts/conf.md` says how it was run. */
export interface CaseResult {
  readonly ok: boolean;
  readonly value?: Encoded;
  readonly error?: string;
  readonly message?: string;
  readonly line?: number | null;
  readonly col?: number | null;
  readonly keys?: readonly string[];
  readonly filesError?: { readonly error: string; readonly message: string };
}

export interface HoconCase {
  readonly id: string;
  readonly group: string;
  readonly mode: 'file' | 'merged' | 'apply';
  readonly input?: string;
  /** In the place of `input`, for bytes that are no text. */
  readonly base64?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly result: CaseResult;
}

export interface DynamicCase {
  readonly env: Readonly<Record<string, string>>;
  readonly result: { readonly ok: boolean; readonly value?: Encoded; readonly raises?: string };
}

const folder = new URL('../../cases/', import.meta.url);

function read<Case>(name: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

export const hoconCases = read<HoconCase>('hocon.json');

export const dynamicCases = read<DynamicCase>('dynamic.json');
