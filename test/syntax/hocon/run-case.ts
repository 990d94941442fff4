import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { decodeFile } from '../../../server/src/hocon/decode';
import { applyDynamic } from '../../../server/src/hocon/dynamic';
import { encode } from '../../../server/src/hocon/encode';
import type { ReadFile } from '../../../server/src/hocon/includes';
import { loadApplied } from '../../../server/src/hocon/load-applied';
import { differenceOf, loadMerged } from '../../../server/src/hocon/load-merged';
import { loadText } from '../../../server/src/hocon/load-text';
import { PythonError } from '../../../server/src/hocon/python-error';
import type { CaseResult, DynamicCase, HoconCase } from './hocon-cases';

const { confKeys } = createCatalogue();

/** How the cases call the directory of their files, which is the home directory too. */
const DIRECTORY = '<dir>';

/** What this project makes of a case. Throws only what is no exception of Python. */
export function runCase(one: HoconCase): CaseResult {
  try {
    return run(one);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const { pythonClass, message, line = null, column: col = null } = error;
    return { ok: false, error: pythonClass, message, line, col };
  }
}

function run(one: HoconCase): CaseResult {
  const text = one.input ?? decodeFile(Buffer.from(one.base64!, 'base64'));
  const options = { env: one.env, directory: DIRECTORY, readFile: filesOf(one, text) };
  switch (one.mode) {
    case 'file':
      return { ok: true, value: encode(loadText(text, options)) };
    case 'merged': {
      const merged = loadMerged(text, { ...options, confKeys, path: `${DIRECTORY}/clearml.conf` });
      const { delta, removed } = differenceOf(merged, loadMerged('', { confKeys }));
      return { ok: true, value: { delta, removed } };
    }
    case 'apply':
      return runApplied(text, { ...options, env: { HOME: DIRECTORY, ...one.env } });
  }
}

function runApplied(text: string, options: { env: Record<string, string>; readFile: ReadFile }): CaseResult {
  const { environment, files } = loadApplied(text, { ...options, confKeys });
  const written = [...files.files.values()].flatMap(({ path, content, mode }) => {
    if (!path.startsWith(`${DIRECTORY}/`)) return [];
    const text = typeof content === 'string' ? content : Buffer.from(content).toString();
    return [[path.slice(DIRECTORY.length + 1), { text, mode: `0o${mode.toString(8)}` }]];
  });
  return {
    ok: true,
    keys: environment.map(({ name }) => name),
    ...(files.error && { filesError: { error: files.error.pythonClass, message: files.error.message } }),
    value: {
      env: Object.fromEntries(environment.map(({ name, value }) => [name, value])),
      files: Object.fromEntries(written),
    },
  };
}

function filesOf({ files = {} }: HoconCase, text: string): ReadFile {
  return path => {
    const name = path.startsWith(`${DIRECTORY}/`) ? path.slice(DIRECTORY.length + 1) : path;
    if (name === 'clearml.conf') return { kind: 'text', text };
    return Object.hasOwn(files, name) ? { kind: 'text', text: files[name]! } : { kind: 'missing' };
  };
}

/** What this project makes of dynamic variables. */
export function runDynamic({ env }: DynamicCase): DynamicCase['result'] {
  try {
    return { ok: true, value: encode(applyDynamic(env)) };
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return { ok: false, raises: error.pythonClass };
  }
}
