import type { ConfKey } from '../catalogue/types';
import { ConfigTree } from '../hocon/config-tree';
import { Duration } from '../hocon/duration';
import { loadText } from '../hocon/load-text';
import { PythonError } from '../hocon/python-error';
import type { Value } from '../hocon/values';
import { evidencedReaders } from '../model/evidenced-readers';
import type { Setting, Target } from '../model/setting';
import { defineRule, type Fix, type Report, type RuleContext } from './define-rule';
import { anyEnvironment } from './support/load-error';
import { setValue } from './support/set-value';
import { meantBoolean } from './support/verdict';

type Dynamic = Extract<Target, { kind: 'dynamic' }>;

const textKinds: ReadonlySet<string> = new Set(['string', 'path', 'url', 'enum', 'regex', 'glob']);
const numericKinds: ReadonlySet<string> = new Set(['int', 'float', 'seconds', 'percent', 'size']);

/** Longer values are not parsed on every change. */
const maxLength = 10_000;

export default defineRule({
  id: 'dynamic-value',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'The value of a dynamic variable is HOCON, which rejects it, cuts it or makes something else of it.',
  why: `\`CLEARML_AGENT__A__B=v\` is parsed as the line \`a.b: v\` of a clearml.conf (\`clearml_agent/backend_config/config.py\`,
executed). A value with \`@\`, \`$\`, \`,\`, \`=\`, \`+\`, \`*\` or such does not parse, and every command of the agent ends with a
bare ParseException; a \`#\` begins a comment; \`3.10\` is the number 3.1, \`yes\` and \`no\` are texts that count as true,
\`10s\` becomes a duration. Double quotes that reach ClearML keep a text as it is: in an env file whose reader removes
quotes, and in a Dockerfile, they stand inside of single quotes.`,
  supersedes: ['invalid-value'],
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      if (target.kind !== 'dynamic' || target.path === '' || !value?.known || value.text.length > maxLength) {
        continue;
      }
      const written = context.document.text.slice(value.rawRange.start, value.rawRange.end);
      // With nobody knowing the reader, it may be one that keeps the quotes: they are those of HOCON then.
      const mayBeKept = setting.host === 'env' && value.quote === '"' && evidencedReaders(context).length === 0;
      const isSound = mayBeKept && !problemOf(target, written, context);
      const problem = isSound ? undefined : problemOf(target, value.text, context);
      if (problem) {
        context.report({
          at: value.rawRange,
          severity: problem.severity,
          message: `${setting.name} is read as a value of clearml.conf. ${problem.message}`,
          fixes:
            problem.instead === undefined
              ? quotedFix(setting, target, context)
              : setValue(`Set to ${problem.instead}`, setting, problem.instead, context, true),
        });
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__GIT_HOST=p@ss\n',
      at: 'p@ss',
      severity: 'error',
      fixed: ['CLEARML_AGENT__AGENT__GIT_HOST=\'"p@ss"\'\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__WORKER_NAME=abc#def\n',
      at: 'abc#def',
      severity: 'warning',
      options: { envReader: 'docker' },
      fixed: ['CLEARML_AGENT__AGENT__WORKER_NAME="abc#def"\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__EXTRA_DOCKER_ARGUMENTS=[--ipc=host]\n',
      at: '[--ipc=host]',
      severity: 'error',
      fixed: [],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__RELOAD_CONFIG=no\n',
      at: 'no',
      severity: 'warning',
      fixed: ['CLEARML_AGENT__AGENT__RELOAD_CONFIG=false\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_AGENT__AGENT__DEFAULT_PYTHON=3.10\n',
      at: '3.10',
      severity: 'warning',
      fixed: ['FROM a\nENV CLEARML_AGENT__AGENT__DEFAULT_PYTHON=\'"3.10"\'\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML__apiserver__x="a=b"\n',
      at: '"a=b"',
      severity: 'error',
      fixed: ['FROM a\nENV CLEARML__apiserver__x=\'"a=b"\'\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__GIT_HOST="a@b"\n',
      at: '"a@b"',
      severity: 'error',
      options: { envReader: 'compose' },
      fixed: ['CLEARML_AGENT__AGENT__GIT_HOST=\'"a@b"\'\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__VENVS_DIR=C:\\temp\n',
      at: 'C:\\temp',
      options: { envReader: 'docker' },
      fixed: [],
    },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__GIT_PASS="p@ss"\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__GIT_PASS=\'"p@ss"\'\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__EXTRA_DOCKER_ARGUMENTS=["--ipc=host", "-v", "/a:/b"]\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__DEFAULT_DOCKER__IMAGE=nvidia/cuda:12.6.3\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__RELOAD_CONFIG=true\nCLEARML_AGENT__AGENT__WORKER_ID=${ID}\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__VENVS_CACHE__MAX_ENTRIES=010\nCLEARML_AGENT__AGENT__X=\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_AGENT__AGENT__GIT_HOST=git.example.com\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_AGENT__AGENT__DEFAULT_PYTHON=\'"3.10"\'\n' },
    { host: 'dockerfile', good: 'FROM a\nARG TAG\nENV CLEARML_AGENT__AGENT__DEFAULT_DOCKER__IMAGE=a:$TAG\n' },
  ],
});

interface Problem {
  readonly severity: NonNullable<Report['severity']>;
  readonly message: string;
  /** The value that is meant, where quotes are not the answer. */
  readonly instead?: string;
}

/** What ClearML makes of a text that is not what is written. */
function problemOf(target: Dynamic, text: string, { catalogue }: RuleContext): Problem | undefined {
  let value: Value | undefined;
  try {
    const config = loadText(`${target.path}: ${text}`, { env: anyEnvironment });
    value = config instanceof ConfigTree ? valueAt(config, target.path) : undefined;
  } catch (error) {
    if (!(error instanceof PythonError)) {
      throw error;
    }
    const who = target.component === 'agent' ? 'every command of the agent' : 'the start of the server';
    return { severity: 'error', message: `It does not parse: ${who} ends with ${error.pythonClass}.` };
  }
  const key = target.component === 'agent' ? catalogue.confKey(target.path) : undefined;
  return value === undefined ? undefined : changeOf(value, text.trim(), key);
}

function changeOf(value: Value, text: string, key: ConfKey | undefined): Problem | undefined {
  const kind = key?.value.kind ?? '';
  const severity = 'warning';
  if (typeof value === 'string') {
    const meant = kind === 'bool' ? meantBoolean(value) : undefined;
    if (meant !== undefined) {
      return { severity, message: 'This is a text there, and any text counts as true.', instead: String(meant) };
    }
    if (/^[A-Za-z]:\\/.test(text) && /[\t\n\r]/.test(value)) {
      return { severity, message: 'Backslash and t, n or r are read as a tab or a line break.' };
    }
    const isCut = /^[^"'\s]+$/.test(text) && text.includes('#') && text.startsWith(value) && value !== text;
    return isCut ? { severity, message: 'The value ends at the #, which begins a comment.' } : undefined;
  }
  if (value instanceof Duration && key && !numericKinds.has(kind)) {
    return { severity, message: 'It becomes a duration object, which ClearML does not expect.' };
  }
  const isNumber = typeof value === 'bigint' || typeof value === 'number';
  return isNumber && textKinds.has(kind) && String(value) !== text
    ? { severity, message: `It becomes the number ${key?.secret ? 'that it looks like' : value}.` }
    : undefined;
}

function valueAt(config: ConfigTree, path: string): Value | undefined {
  let value: Value | undefined = config;
  for (const segment of path.split('.')) {
    value = value instanceof ConfigTree ? value.items().find(([key]) => String(key) === segment)?.[1] : undefined;
  }
  return value;
}

/**
 * Puts double quotes around a text: bare ones for a reader that keeps them, else inside of single quotes. Only the
 * quotes are inserted, so that no secret is in the edit.
 */
function quotedFix(setting: Setting, target: Dynamic, context: RuleContext): Fix[] {
  const { text, quote, range, rawRange } = setting.value!;
  if (/^\s*[[{]|["'\\\n\r\t]/.test(text) || quote === '`') {
    return [];
  }
  const isWordOfParts = quote === undefined && context.document.text.slice(rawRange.start, rawRange.end) !== text;
  // Where quotes do not help, it is the name that does not parse.
  if (isWordOfParts || problemOf(target, `"${text}"`, context)) {
    return [];
  }
  const readers = evidencedReaders(context);
  const isKept = readers.length > 0 && readers.every(reader => reader === 'docker');
  const [before, behind, at] =
    isKept || quote === "'"
      ? (['"', '"', range] as const)
      : quote === '"'
        ? (["'", "'", rawRange] as const)
        : ([`'"`, `"'`, rawRange] as const);
  const insert = (offset: number, newText: string) => ({ range: { start: offset, end: offset }, newText });
  const edits = [insert(at.start, before), insert(at.end, behind)];
  return [{ title: 'Put the value in double quotes', edits, safe: true }];
}
