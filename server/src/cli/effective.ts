import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalogue } from '../catalogue/catalogue';
import { createCatalogue } from '../catalogue/create-catalogue';
import { decodeFile } from '../hocon/decode';
import type { IncludedFile, ReadFile } from '../hocon/includes';
import { prefetchIncludes } from '../hocon/prefetch-includes';
import { PythonError } from '../hocon/python-error';
import type { HoconDocument } from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import { type Effective, effectiveConfig } from '../workspace/effective';
import { readEnvText } from '../workspace/effective/env-text';
import { fieldPlaces } from '../workspace/effective/field-places';
import { Mask } from '../workspace/effective/mask';
import { learnFields } from '../workspace/effective/mask-error';
import type { EnvAssignment } from '../workspace/effective/types';
import { maxFileSize } from '../workspace/files';
import { type EffectiveOptions, readEffectiveOptions } from './effective-options';
import { printEffectiveJson } from './output/effective-json';
import { printEffectiveError, printEffectiveText } from './output/effective-text';
import { complain, print } from './streams';
import { readTextFile } from './text-file';
import { describeFileError, UsageError } from './usage-error';
import { displayName } from './walk';

/**
 * Runs `effective`: the configuration by which ClearML acts, and where each value comes from.
 * @param args what stands behind the command's name
 * @returns the exit code: 0, or 1 when ClearML cannot load the configuration
 * @throws UsageError, also for input that cannot be read
 */
export async function effective(args: readonly string[]): Promise<number> {
  const options = readEffectiveOptions(args);
  const catalogue = createCatalogue();
  const assignments = await readAssignments(options);
  const mask = options.showSecrets ? undefined : new Mask(catalogue);
  mask?.addVariables(assignments);
  const result = await load(options, catalogue, assignments, mask);
  const nameOf = (uri: string) => displayName(fileURLToPath(uri), process.cwd());
  const file = displayName(options.conf, process.cwd());
  const common = { mask, file, nameOf, unused: unusedVariables(options, catalogue, assignments) };
  if (options.format === 'json') print(printEffectiveJson({ ...common, result }));
  else if (result.ok) print(printEffectiveText({ ...common, result }));
  else complain(printEffectiveError({ ...common, result }));
  return result.ok ? 0 : 1;
}

async function load(
  { conf, component, defaults }: EffectiveOptions,
  catalogue: Catalogue,
  assignments: readonly EnvAssignment[],
  mask: Mask | undefined,
): Promise<Effective> {
  const file = resolve(conf);
  const text = decode(await readConf(file, conf));
  if (text instanceof PythonError) {
    const { pythonClass: kind, message, line, column } = text;
    return { ok: false, error: { kind, message, line, column, origin: undefined } };
  }
  const document = parseHocon(text);
  const path = withSlashes(file);
  const directory = withSlashes(dirname(file));
  const uriOf = (included: string) => pathToFileURL(included).href;
  const place = { uri: uriOf(file), directory, readFile: await readIncludes(document, directory), uriOf };
  const result = effectiveConfig({ ...place, catalogue, text, path, assignments, component, defaults });
  if (result.ok) mask?.learn(result.leaves);
  else if (mask) learnFields(mask, fieldPlaces(document, place));
  return result;
}

/** The whole environment, from the weakest to the strongest: the process, env files, `--env`. */
async function readAssignments({ inheritEnv, envFiles, env, reader }: EffectiveOptions): Promise<EnvAssignment[]> {
  const assignments: EnvAssignment[] = [];
  if (inheritEnv) {
    for (const [name, value] of Object.entries(process.env)) {
      if (value !== undefined) assignments.push({ name, value, from: 'process' });
    }
  }
  for (const given of envFiles) {
    const { rejected, isRefused, ...read } = readEnvText(
      pathToFileURL(resolve(given)).href,
      await readEnvFile(given),
      reader,
      assignments,
    );
    const [first] = rejected;
    if (isRefused) {
      throw new UsageError(`${given}:${first!.place.start.line}: ${reader} does not read this file: ${first!.message}`);
    }
    assignments.push(...read.assignments);
  }
  return [...assignments, ...env.map(({ name, value }) => ({ name, value, from: 'option' }) as const)];
}

async function readEnvFile(given: string): Promise<string> {
  try {
    const content = await readTextFile(resolve(given));
    if ('unreadable' in content) throw new UsageError(`${given}: cannot be read, ${content.unreadable}`);
    return content.byteOrderMark ? `\uFEFF${content.text}` : content.text;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${given}: cannot be read, ${describeFileError(error)}`);
  }
}

async function readConf(file: string, given: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    // A pipe or a device would block or never end.
    if (!found.isFile() && !found.isDirectory())
      throw new UsageError(`${given}: cannot be read, it is no regular file`);
    if (found.size > maxFileSize) {
      throw new UsageError(`${given}: cannot be read, it is larger than ${maxFileSize / 1024 / 1024} MB`);
    }
    return await readFile(file);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${given}: cannot be read, ${describeFileError(error)}`);
  }
}

/** Another encoding than UTF-8 is an error of ClearML's, not one of ours (R2). */
function decode(bytes: Uint8Array): string | PythonError {
  try {
    return decodeFile(bytes);
  } catch (error) {
    if (error instanceof PythonError) return error;
    throw error;
  }
}

/** Reads all that the file includes, up to a number of files, before it is loaded. */
async function readIncludes(document: HoconDocument, directory: string): Promise<ReadFile> {
  const others = new Map<string, IncludedFile>();
  const texts = await prefetchIncludes(document, directory, async path => {
    const file = await readIncluded(path);
    if (file.kind === 'text') return file.text;
    others.set(path, file);
    return undefined;
  });
  return path => others.get(path) ?? texts(path);
}

async function readIncluded(path: string): Promise<IncludedFile> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { kind: 'directory' };
    if (!found.isFile() || found.size > maxFileSize) return { kind: 'missing' };
    const text = decode(await readFile(path));
    return typeof text === 'string' ? { kind: 'text', text } : { kind: 'undecodable', message: text.message };
  } catch {
    return { kind: 'missing' };
  }
}

/** Variables of ClearML that somebody gave for this run and that do not count, as nobody is there to read them. */
function unusedVariables(
  { component, defaults }: EffectiveOptions,
  catalogue: Catalogue,
  assignments: readonly EnvAssignment[],
): string[] {
  if (component || defaults) return [];
  const given = assignments.filter(({ from }) => from !== 'process').map(({ name }) => name);
  const isOurs = (name: string) => catalogue.variable(name)?.variable.readings.some(reading => reading.confKey);
  return [...new Set(given)].filter(name => isOurs(name) || name.startsWith('CLEARML_AGENT__'));
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
