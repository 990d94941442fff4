import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { parseHocon } from '../../../server/src/syntax/hocon/parser';
import { type CaseResult, dynamicCases, hoconCases } from './hocon-cases';
import { runCase, runDynamic } from './run-case';

/**
 * Cases that cannot agree, and why. None at present; what could not agree is the text of a null in a concatenation (R17),
 * which holds the address of a Python object.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** The value, or the class and position of the exception. */
function essence(result: CaseResult): unknown {
  const { ok, value, error, line, col, keys, filesError } = result;
  return ok ? { value, keys, filesError } : { error, line, col };
}

/** A `ParseSyntaxException` behind a key lists the whole grammar; this project says what it is about. */
function comparableMessage({ message = '', error }: CaseResult): string {
  return error === 'ParseSyntaxException' ? message.slice(message.lastIndexOf(', found')) : message;
}

const agreement = new Map<string, { agreed: number; total: number }>();

function count(name: string, agrees: boolean): void {
  const entry = agreement.get(name) ?? { agreed: 0, total: 0 };
  agreement.set(name, { agreed: entry.agreed + Number(agrees), total: entry.total + 1 });
}

describe.each(['file', 'merged', 'apply'] as const)('what ClearML makes of a clearml.conf, mode %s', mode => {
  const groups = new Set(hoconCases.filter(one => one.mode === mode).map(one => one.group));
  it.each([...groups])('%s', group => {
    for (const one of hoconCases) {
      if (one.mode !== mode || one.group !== group) continue;
      const actual = runCase(one);
      const expected = { ...one.result, ...(mode === 'apply' && { keys: one.result.keys ?? [] }) };
      if (mode !== 'apply') delete (expected as { keys?: unknown }).keys;
      const agrees = isDeepStrictEqual(plain(essence(actual)), plain(essence(expected)));
      count(mode, agrees);
      count(`${mode}: ${group}`, agrees);
      if (EXCEPTIONS[one.id]) continue;
      expect({ id: one.id, ...plain(essence(actual)) }).toEqual({ id: one.id, ...plain(essence(expected)) });
      if (!actual.ok) expect(comparableMessage(actual), one.id).toBe(comparableMessage(one.result));
    }
  });
});

function plain(value: unknown): object {
  return JSON.parse(JSON.stringify(value));
}

it('what the agent makes of dynamic variables', () => {
  for (const one of dynamicCases) {
    const actual = plain(runDynamic(one));
    count('dynamic', isDeepStrictEqual(actual, one.result));
    expect({ env: one.env, result: actual }).toEqual({ env: one.env, result: one.result });
  }
});

it('a syntax error of pyhocon is a problem of the tree, and every problem but a swallowed line is an error', () => {
  for (const { id, input, mode, files, result } of hoconCases) {
    if (input === undefined || mode !== 'file' || files) continue;
    const { failure, problems } = parseHocon(input);
    const isSyntaxError = /^Parse/.test(result.error ?? '');
    expect({ id, error: failure?.error }).toEqual({ id, error: isSyntaxError ? result.error : undefined });
    const errors = problems.filter(problem => problem.code !== 'missing-value');
    if (isSyntaxError) expect(problems.length, id).toBeGreaterThan(0);
    else if (result.error !== 'ConfigWrongTypeException') expect(errors, id).toEqual([]);
  }
});

afterAll(() => {
  const lines = [...agreement].map(([name, { agreed, total }]) => `${name}: ${agreed}/${total}`);
  console.log(
    `Agreement with ClearML: ${lines.filter(line => !line.includes(': ') || !/: .*: /.test(line)).join(', ')}`,
  );
  console.log(`By group: ${lines.filter(line => /: .*: /.test(line)).join(', ')}`);
  for (const [id, reason] of Object.entries(EXCEPTIONS)) console.log(`${id} does not agree: ${reason}`);
});
