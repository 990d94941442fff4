import { parseArgs } from 'node:util';
import { defaultOptions, type Options, type Severity } from '../model/options';
import type { EnvReader } from '../model/setting';
import { parseTargetVersions } from '../model/target-versions';
import { nearest } from '../text/nearest';
import { UsageError } from './usage-error';

/** From the worst to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
/** The components that `--component` takes. */
export const targetComponents = ['agent', 'sdk', 'server'] as const;
/** The readers that `--reader` takes. */
export const readers: readonly EnvReader[] = [
  'docker',
  'compose',
  'python-dotenv',
  'npm-dotenv',
  'vscode',
  'systemd',
  'shell',
];
const formats = ['text', 'json', 'sarif', 'github'] as const;

/** How problems are printed. */
export type Format = (typeof formats)[number];

/** The command line of `lint`, checked. */
export interface LintOptions {
  readonly paths: readonly string[];
  /** The name that standard input stands for, when that is what is checked. */
  readonly stdinFileName: string | undefined;
  readonly format: Format;
  readonly fix: boolean;
  readonly failOn: Severity;
  readonly color: boolean;
  readonly options: Options;
}

const lintFlags = {
  format: { type: 'string' },
  fix: { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  component: { type: 'string' },
  'target-version': { type: 'string' },
  reader: { type: 'string' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  'no-color': { type: 'boolean' },
} as const;

/**
 * Reads the arguments behind `lint`.
 * @throws UsageError
 */
export function readLintOptions(args: readonly string[], ruleIds: readonly string[]): LintOptions {
  const { values, positionals } = readArguments('lint', args, lintFlags);
  const stdinFileName = readStdinFileName(values.stdin === true, values['stdin-filename'], positionals);
  if (stdinFileName !== undefined && values.fix) {
    throw new UsageError('--fix changes files and cannot change standard input; leave one of --fix and --stdin out');
  }
  const component = choose('--component', targetComponents, values.component) ?? defaultOptions.component;
  return {
    paths: positionals,
    stdinFileName,
    format: choose('--format', formats, values.format) ?? 'text',
    fix: values.fix === true,
    failOn: choose('--fail-on', severities, values['fail-on']) ?? 'warning',
    color: values['no-color'] !== true,
    options: {
      ...defaultOptions,
      component,
      rules: readRules(values.rule ?? [], ruleIds),
      target: readTarget(values['target-version'], component),
      envReader: choose('--reader', readers, values.reader) ?? defaultOptions.envReader,
    },
  };
}

/**
 * `parseArgs` of Node with messages of one line. The newest `commander` does not run on Node 20, and its parser and help
 * writer would be larger than all of this.
 * @throws UsageError
 */
export function readArguments<const Flags extends Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>>(
  command: string,
  args: readonly string[],
  flags: Flags,
) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(describeParseError(error, command, Object.keys(flags)));
  }
}

/** A sentence that names the alternatives, and the one that was probably meant. */
export function notAnyOf(what: string, given: string, known: readonly string[], list = known.length < 10): string {
  const guess = nearest(given, known);
  const hint = guess ? `; did you mean "${guess}"?` : list ? `; use ${joinOr(known)}` : '';
  return `${what} "${given}"${hint}`;
}

function joinOr(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function describeParseError(error: unknown, command: string, flags: readonly string[]): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const flag = /'(?:-\w, )?(-[^'=\s]*)/.exec(message)?.[1];
  const see = `see "clearml-config ${command} --help"`;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && flag) {
    const guess = nearest(flag.replace(/^-+/, ''), flags);
    return `unknown option ${flag}; ${guess ? `did you mean --${guess}?` : see}`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && flag) {
    return `${flag} ${/does not take/.test(message) ? 'takes no value' : 'needs a value'}; ${see}`;
  }
  return `${message}; ${see}`;
}

/**
 * The value of a flag that takes one of a few.
 * @throws UsageError
 */
export function choose<T extends string>(flag: string, known: readonly T[], given: string | undefined): T | undefined {
  if (given === undefined) {
    return undefined;
  }
  const chosen = known.find(value => value === given);
  if (chosen === undefined) {
    throw new UsageError(notAnyOf(`${flag} cannot be`, given, known));
  }
  return chosen;
}

function readRules(given: readonly string[], ruleIds: readonly string[]): Options['rules'] {
  const rules: Record<string, Severity | 'off'> = {};
  for (const text of given) {
    const [id = '', severity, ...rest] = text.split('=');
    if (severity === undefined || rest.length > 0) {
      throw new UsageError(`--rule takes ID=SEVERITY, such as --rule unknown-variable=off, not "${text}"`);
    }
    if (!ruleIds.includes(id)) {
      throw new UsageError(notAnyOf('there is no rule', id, ruleIds, false));
    }
    rules[id] = choose(`the severity of ${id}`, [...severities, 'off' as const], severity)!;
  }
  return rules;
}

function readTarget(given: string | undefined, component: string): Options['target'] {
  if (given === undefined) {
    return defaultOptions.target;
  }
  const target = parseTargetVersions(given, component);
  if (!target) {
    throw new UsageError(`--target-version takes 3.0.3 or agent=3.0.3,sdk=2.1.7, not "${given}"`);
  }
  return target;
}

function readStdinFileName(stdin: boolean, name: string | undefined, paths: readonly string[]): string | undefined {
  if (!stdin) {
    if (name !== undefined) {
      throw new UsageError('--stdin-filename needs --stdin');
    }
    return undefined;
  }
  if (paths.length > 0) {
    throw new UsageError('give either files or --stdin, not both');
  }
  if (!name) {
    throw new UsageError('--stdin needs --stdin-filename NAME, such as --stdin-filename .env');
  }
  return name;
}
