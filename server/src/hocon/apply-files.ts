import { decodeBase64 } from '../values/base64';
import { pythonStrip } from '../values/python-strip';
import { entriesOf } from './apply-environment';
import { ConfigTree } from './config-tree';
import { toJson, toYaml } from './converter';
import { plainKey } from './encode';
import { expandPath, parentsOf } from './paths';
import { PythonError } from './python-error';
import { isTruthy, pythonRepr, pythonStr, typeName } from './python-text';
import type { Environment } from './resolve';
import { List, type Value } from './values';

/** A file that the `files` section writes. */
export interface AppliedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mode: number;
}

export interface AppliedFiles {
  /** By path; a later entry may have replaced the file of an earlier one. */
  readonly files: ReadonlyMap<string, AppliedFile>;
  /** What the agent prints about each entry. */
  readonly printed: readonly string[];
  /** What ended the section: later entries are not looked at. */
  readonly error: PythonError | undefined;
}

const DEFAULT_MODE = 0o644;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The files that the agent writes from the `files` section (clearml_agent/backend_config/utils.py), on a disk on which
 * none of them exists. Whether it does so is up to `agent.apply_files`.
 * @param env For `~` and `$VAR` in paths.
 */
export function filesOf(config: ConfigTree, env: Environment): AppliedFiles {
  const run = new FilesRun(env);
  let error: PythonError | undefined;
  try {
    const section = config.find('files') ?? null;
    if (isTruthy(section)) run.applyAll(section);
  } catch (caught) {
    if (!(caught instanceof PythonError)) throw caught;
    error = caught;
  }
  return { files: run.files, printed: run.printed, error };
}

/** What makes the agent skip one entry and go on. */
class Skipped extends Error {}

class FilesRun {
  readonly files = new Map<string, AppliedFile>();
  readonly printed: string[] = [];
  /** Those that are sure to exist. */
  private readonly directories = new Set<string>();

  constructor(private readonly env: Environment) {
    const home = env.HOME?.replace(/\/$/, '');
    if (home) for (const directory of [home, ...parentsOf(home)]) this.directories.add(directory);
  }

  applyAll(section: Value): void {
    const pairs = section instanceof List ? entriesOf(section, 'items') : undefined;
    this.printed.push('Creating files from configuration');
    const entries = pairs ?? entriesOf(section, 'items');
    for (const [key, data] of entries) {
      const name = pythonStr(key);
      try {
        this.apply(name, data);
      } catch (error) {
        if (!(error instanceof Skipped)) throw error;
        this.printed.push(`Skipped [${name}]: ${error.message}`);
      }
    }
  }

  private apply(name: string, data: Value): void {
    if (!(data instanceof ConfigTree)) {
      throw new PythonError('AttributeError', `'${typeName(data)}' object has no attribute 'get'`);
    }
    const path = required(data, 'path');
    const format = data.find('format') ?? null;
    const target = data.find('target_format');
    const overwrite = data.find('overwrite');
    const contents = required(data, 'contents');
    const mode = data.find('mode') ?? null;
    if (typeof path !== 'string') {
      throw new PythonError('TypeError', `expected str, bytes or os.PathLike object, not ${typeName(path)}`);
    }
    const file = expandPath(path, this.env);
    if (this.directories.has(file)) throw new Skipped(`is a directory ${file}`);
    if (overwrite !== undefined && !isTruthy(overwrite) && this.files.has(file)) {
      throw new Skipped(`file exists ${file}`);
    }
    const decoded = format === 'base64' && isTruthy(contents) ? decode(contents, target === 'bytes') : contents;
    const parents = parentsOf(file);
    if (parents.some(parent => this.files.has(parent))) throw new Skipped(`failed creating path ${parents[0]}`);
    for (const parent of parents) this.directories.add(parent);
    const content = encodeContents(decoded, target ?? 'string', file);
    this.files.set(file, { path: file, content, mode: this.files.get(file)?.mode ?? DEFAULT_MODE });
    this.printed.push(`Saved [${name}]: ${file}`);
    if (isTruthy(mode)) this.files.set(file, { path: file, content, mode: parseMode(mode, file) });
  }
}

function required(data: ConfigTree, key: string): Value {
  const value = data.get(key);
  if (value !== undefined) return value;
  throw new PythonError('ConfigMissingException', `'No configuration setting found for key ${key}'`);
}

function decode(contents: Value, asBytes: boolean): Value | Uint8Array {
  if (typeof contents !== 'string') throw new Skipped('failed decoding base64');
  const bytes = decodeBase64(contents);
  if (!bytes) throw new Skipped('failed decoding base64');
  if (asBytes) return bytes;
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Skipped('failed decoding base64');
  }
}

function encodeContents(contents: Value | Uint8Array, target: Value, file: string): string | Uint8Array {
  if (target === 'bytes') {
    if (contents instanceof Uint8Array) return contents;
    throw new Skipped(`failed saving file ${file} (a bytes-like object is required)`);
  }
  if (contents instanceof Uint8Array) throw new Skipped(`failed saving file ${file}`);
  try {
    if (target === 'json') return toJson(contents);
    if (target === 'yaml' || target === 'yml') return toYaml(contents);
  } catch (error) {
    throw new Skipped(`failed encoding to ${pythonStr(target)} (${(error as Error).message})`);
  }
  return contents instanceof ConfigTree ? plainRepr(contents) : pythonStr(contents);
}

/** `str(contents.as_plain_ordered_dict())`: objects as OrderedDict, everywhere inside too. */
function plainRepr(value: Value): string {
  if (value instanceof List) return `[${value.items.map(plainRepr).join(', ')}]`;
  if (!(value instanceof ConfigTree)) return pythonRepr(value);
  if (value.size === 0) return 'OrderedDict()';
  const items = value.items().map(([key, child]) => {
    const name = typeof key === 'string' ? plainKey(key) : key;
    return `(${pythonRepr(name)}, ${plainRepr(child)})`;
  });
  return `OrderedDict([${items.join(', ')}])`;
}

/** `int(mode, 8)`; of a number its decimal digits count. */
function parseMode(mode: Value, file: string): number {
  const text = typeof mode === 'bigint' || typeof mode === 'boolean' ? pythonStr(mode) : mode;
  const number = typeof text === 'string' ? octal(text) : undefined;
  if (number !== undefined) return number & 0o7777;
  const reason =
    typeof text === 'string'
      ? `invalid literal for int() with base 8: ${pythonRepr(text)}`
      : "int() can't convert non-string with explicit base";
  throw new Skipped(`failed setting mode ${pythonStr(mode)} for ${file} (${reason})`);
}

function octal(text: string): number | undefined {
  const match = /^([+-]?)(?:0[oO]_?)?([0-7]+(?:_[0-7]+)*)$/.exec(pythonStrip(text));
  return match ? Number.parseInt(match[1]! + match[2]!.replaceAll('_', ''), 8) : undefined;
}
