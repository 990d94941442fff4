import { afterAll, describe, expect, it } from 'vitest';
import type { Conversion } from '../../server/src/values/conversion';
import { convert } from '../../server/src/values/parsers';
import { type CaseFile, caseFiles, groupBy, parserOf, type ValueCase } from './case-parsers';

/** The defaults in the declarations of the variables; None where there is none. */
const DEFAULTS: Readonly<Record<CaseFile, Readonly<Record<string, unknown>>>> = {
  agent: {
    CLEARML_AGENT_INITIAL_CONNECT_RETRY_OVERRIDE: true,
    CLEARML_AGENT_PROPAGATE_EXITCODE: false,
    CLEARML_AGENT_URLLIB3_CONNECT_LEVEL: 'WARNING',
    CLEARML_API_DEFAULT_REQ_METHOD: 'GET',
    CLEARML_API_HOST_VERIFY_CERT: true,
    CLEARML_API_VERBOSE: false,
    CLEARML_K8S_GLUE_START_AGENT_SCRIPT_PATH: '~/__start_agent__.sh',
    CLEARML_NO_DEFAULT_SERVER: true,
    K8S_GLUE_COMPLETED_POD_DELETION_DELAY_MINUTES: 0,
    K8S_GLUE_DEFAULT_SCHEDULER_QUEUE_TAGS: ['k8s-glue'],
    K8S_GLUE_DEF_EXEC_AGENT_ARGS: '--full-monitoring --require-queue',
    K8S_GLUE_POD_AGENT_INSTALL_ARGS: '',
    K8S_GLUE_POD_MONITOR_DISABLE_ENQUEUE_ON_PREEMPTION: false,
    K8S_GLUE_POD_MONITOR_EVICTION_REASONS: ['ImagePullBackOff', 'InvalidImageName'],
    K8S_GLUE_POD_MONITOR_LOG_BATCH_SIZE: 5,
    K8S_GLUE_POD_USE_IMAGE_ENTRYPOINT: false,
  },
  sdk: {
    CLEARML_API_HOST_VERIFY_CERT: true,
    CLEARML_API_VERBOSE: false,
    CLEARML_MAX_SERIES_PER_METRIC: 100,
    CLEARML_NO_DEFAULT_SERVER: true,
    CLEARML_VCS_REPO_TYPE: 'git',
  },
};

/** A conversion in the encoding of the cases. */
function encode(conversion: Conversion, fallback: unknown): ValueCase['result'] {
  switch (conversion.outcome) {
    case 'value':
      return { ok: true, value: encodeValue(conversion.value) };
    case 'unset':
      return { ok: true, value: fallback };
    case 'raises':
      return { ok: false, raises: conversion.exception };
    case 'rejected':
      return { ok: false, value: fallback, printed: true };
  }
}

function encodeValue(value: unknown): unknown {
  if (Number.isNaN(value)) return 'nan';
  if (value === Infinity) return 'inf';
  if (value === -Infinity) return '-inf';
  return value;
}

function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/** The cases write a set as Python does, in any order: here it becomes the list of its items, in the order of `like`. */
function readSet(text: unknown, like: unknown): unknown {
  if (typeof text !== 'string' || !Array.isArray(like)) return text;
  if (text === 'set()') return [];
  const reprs = like.map(pythonRepr);
  const length = reprs.reduce((sum, repr) => sum + repr.length + 2, 0);
  return text.length === length && reprs.every(repr => text.includes(repr)) ? like : text;
}

const agreement = new Map<string, { agreed: number; total: number }>();

for (const file of ['agent', 'sdk'] as const) {
  const vias = groupBy(caseFiles[file], ({ via }) => via);
  describe(`what the ${file} makes of a value`, () => {
    for (const [via, cases] of vias) {
      it(via, () => {
        const wrong: unknown[] = [];
        for (const one of cases) {
          const parser = parserOf(file, one);
          const actual = encode(convert(parser, one.value), DEFAULTS[file][one.name] ?? null);
          const isSet = parser === 'env-entry-words' && 'value' in one.result;
          const expected = isSet ? { ...one.result, value: readSet(one.result.value, actual.value) } : one.result;
          if (!isEqual(actual, expected)) wrong.push({ ...one, actual });
        }
        agreement.set(`${file} ${via}`, { agreed: cases.length - wrong.length, total: cases.length });
        expect(wrong).toEqual([]);
      });
    }
  });
}

function isEqual(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  for (const [via, { agreed, total }] of agreement) console.log(`${via} ${agreed}/${total}`);
});
