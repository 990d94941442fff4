import type { ConfKey } from '../catalogue/types';
import { itemsOf } from '../model/conf-items';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import type { HoconPart } from '../syntax/hocon/nodes';
import type { OffsetEdit } from '../text/edits';
import type { TextRange } from '../text/range';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { inQuotes, quoted, replaceWithLiteral } from './support/conf-edits';
import { secondsOf } from './support/numbers';
import { titleOf } from './support/titles';
import { meantBoolean } from './support/verdict';

const textKinds: ReadonlySet<string> = new Set(['string', 'path', 'url', 'enum', 'regex', 'glob']);

export default defineRule({
  id: 'retyped-value',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'The dialect makes something else of a value than is written.',
  why: `An unquoted \`3.10\` is the number 3.1, and \`007\` is 7: a version must be quoted. \`yes\`, \`no\`, \`on\`, \`off\` and
\`"false"\` are texts, and the code only asks whether there is one: \`no\` and \`"false"\` switch a feature **on** (executed).
A time span as the very last text of the file becomes a duration object, which no code of ClearML expects; anywhere else it is
a text. A tab inside of quotes becomes blanks, \`\\t\` and \`\\n\` in a Windows path become a tab and a line break, and a \`#\`
without quotes begins a comment, even in the middle of a word.`,
  supersedes: ['invalid-value'],
  check(context) {
    for (const setting of context.settings) {
      const { target, value } = setting;
      if (isConfSetting(setting) && target.kind === 'key' && value && !setting.field?.swallows) {
        checkValue(setting, target.key, context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  default_python: 3.10\n}\n',
      at: '3.10',
      fixed: ['agent {\n  default_python: "3.10"\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.git_use_azure_pat: no\n',
      at: 'no',
      fixed: ['agent.git_use_azure_pat: false\n'],
    },
    {
      host: 'conf',
      bad: 'sdk { development { vcs_repo_detect_async = "false" } }\n',
      at: '"false"',
      severity: 'warning',
      fixed: ['sdk { development { vcs_repo_detect_async = false } }\n'],
    },
    { host: 'conf', bad: 'agent.debug = yes\n', at: 'yes', severity: 'warning', fixed: ['agent.debug = true\n'] },
    {
      host: 'conf',
      bad: 'agent.debug = "True"\n',
      at: '"True"',
      severity: 'information',
      fixed: ['agent.debug = true\n'],
    },
    {
      host: 'conf',
      bad: 'api.auth.token_expiration_threshold_sec: 12 h\n',
      at: '12 h',
      fixed: ['api.auth.token_expiration_threshold_sec: 43200\n'],
    },
    {
      host: 'conf',
      bad: 'agent.venvs_dir: "C:\\temp\\venvs"\n',
      at: '"C:\\temp\\venvs"',
      fixed: ['agent.venvs_dir: "C:\\\\temp\\\\venvs"\n'],
    },
    {
      host: 'conf',
      bad: 'agent { custom_build_script: "a\tb" }\n',
      at: '"a\tb"',
      fixed: ['agent { custom_build_script: "a\\tb" }\n'],
    },
    {
      host: 'conf',
      bad: 'environment { PYTHON: 3.10, OTHER: 3.11 }\n',
      at: '3.10',
      fixed: ['environment { PYTHON: "3.10", OTHER: 3.11 }\n'],
    },
    {
      host: 'conf',
      bad: 'agent.package_manager.pip_version: [20.10, "21"]\n',
      at: '20.10',
      fixed: ['agent.package_manager.pip_version: ["20.10", "21"]\n'],
    },
    {
      host: 'conf',
      bad: 'agent.worker_name: gpu#1\n',
      at: 'gpu#1',
      fixed: ['agent.worker_name: "gpu#1"\n'],
    },
    { host: 'conf', good: 'agent.default_python: "3.10"\nagent.cuda_version: 11.2\n' },
    { host: 'conf', good: 'agent { debug: True, git_use_azure_pat: false }\n' },
    { host: 'conf', good: 'sdk.metrics.images.quality: 080\nsdk.network.file_upload_retries: 3.0\n' },
    { host: 'conf', good: 'agent.venvs_dir: "C:\\Users\\x"\nagent.worker_id: gpu # a comment\n' },
    { host: 'conf', good: 'sdk.storage.cache.disk_space_file_size_strategy.size { min_free_bytes: 10GB }\n' },
    { host: 'conf', good: '# agent.debug = yes\nagent.worker_id: ""\n' },
  ],
});

function checkValue(setting: ConfSetting, key: ConfKey | undefined, context: RuleContext): void {
  const { typed } = setting.value!;
  const { text } = context.document;
  const parts = setting.field?.value?.parts ?? [];
  const only = parts.length === 1 ? parts[0]! : undefined;
  const kind = key?.value.kind ?? '';
  if (typed?.kind === 'list' && key && textKinds.has(key.value.itemKind ?? '')) {
    for (const { range, scalar } of itemsOf(setting, context.document)) {
      if (scalar?.typed.kind === 'number') reportNumber(setting, range, scalar.text, context);
    }
    return;
  }
  if (!only || !key) {
    reportComment(setting, parts, context);
    return;
  }
  if (only.kind === 'number' && textKinds.has(kind)) {
    reportNumber(setting, only, setting.value!.text, context);
  } else if (only.kind === 'duration') {
    reportDuration(setting, kind, context);
  } else if (kind === 'bool' && typed?.kind === 'string') {
    reportWord(setting, context);
  } else if (only.kind === 'quoted' && text.slice(only.start, only.end).includes('\t')) {
    const written = text.slice(only.start, only.end).replaceAll('\t', '\\t');
    report(setting, only, 'The tab becomes blanks when ClearML reads the file.', written, context);
  } else if (only.kind === 'quoted' || only.kind === 'unquoted') {
    reportEscapes(setting, only, kind, context);
    reportComment(setting, parts, context);
  }
}

function reportNumber(setting: ConfSetting, range: TextRange, read: string, context: RuleContext): void {
  const written = context.document.text.slice(range.start, range.end);
  if (written !== read) {
    const message = `Without quotes ClearML reads the number ${read}.`;
    report(setting, range, message, quoted(written), context);
  }
}

function reportDuration(setting: ConfSetting, kind: string, context: RuleContext): void {
  const { text, rawRange } = setting.value!;
  const isNumber = kind === 'seconds' || kind === 'int' || kind === 'float';
  const seconds = secondsOf(text);
  const literal = isNumber ? (seconds === undefined ? undefined : String(seconds)) : quoted(text);
  const message =
    'As the last text of the file this becomes a duration object, which ClearML does not expect; anywhere else it is a text.';
  report(setting, rawRange, message, literal, context);
}

/** A text where true or false belongs. */
function reportWord(setting: ConfSetting, context: RuleContext): void {
  const { text, quote, rawRange } = setting.value!;
  const meant = meantBoolean(text);
  if (meant === undefined) {
    return;
  }
  const message = `This is a text, and any text counts as true: ${titleOf(setting)} is ${meant ? 'on because it is not empty' : 'switched on by it'}.`;
  context.report({
    at: rawRange,
    severity: meant && quote ? 'information' : 'warning',
    message,
    fixes: [{ title: `Set to ${meant}`, edits: [replaceWithLiteral(setting, String(meant))], safe: true }],
  });
}

/** `\t`, `\n` and `\r` in a path of Windows. */
function reportEscapes(setting: ConfSetting, part: HoconPart, kind: string, context: RuleContext): void {
  const written = context.document.text.slice(part.start, part.end);
  const isPath = /^"?[A-Za-z]:\\/.test(written) || (kind === 'path' && !/\s/.test(written));
  if (isPath && /(?<!\\)(?:\\\\)*\\[tnr]/.test(written)) {
    const literal = written.replace(/\\\\|\\/g, '\\\\');
    report(setting, part, 'Backslash and t, n or r are read as a tab or a line break.', literal, context);
  }
}

/** `abc#def`: what looks like one word ends at the `#`. */
function reportComment(setting: ConfSetting, parts: readonly HoconPart[], context: RuleContext): void {
  const { text, lines } = context.document;
  const last = parts.at(-1);
  if (last?.kind !== 'unquoted' || text[last.end] !== '#' || parts.some(part => part.kind !== 'unquoted')) {
    return;
  }
  const line = text.slice(last.end, lines.lineRange(lines.lineAt(last.end)).end);
  const [rest] = /^#[^\s,"[\]{}]*/.exec(line)!;
  const range = { start: parts[0]!.start, end: last.end + rest.length };
  if (rest.length > 1) {
    // What follows on the line is a comment now, and would be none behind quotes.
    const isWhole = /^\s*(?:(?:#|\/\/).*)?$/.test(line.slice(rest.length));
    const literal = isWhole ? quoted(text.slice(range.start, range.end)) : undefined;
    report(setting, range, 'The value ends at the #, which begins a comment.', literal, context);
  }
}

function report(
  setting: ConfSetting,
  at: TextRange,
  message: string,
  literal: string | undefined,
  context: RuleContext,
): void {
  const isSecret = setting.target.kind === 'key' && setting.target.key?.secret === true;
  const title =
    isSecret || literal === undefined || literal.length > 40
      ? 'Write it so that it is read as it is'
      : `Write ${literal}`;
  const fixes: Fix[] = literal === undefined ? [] : [{ title, edits: literalEdits(at, literal, context), safe: true }];
  context.report({ at: { start: at.start, end: at.end }, message, fixes });
}

function literalEdits({ start, end }: TextRange, literal: string, { document }: RuleContext): OffsetEdit[] {
  return literal === quoted(document.text.slice(start, end))
    ? inQuotes(document.text, { start, end })
    : [{ range: { start, end }, newText: literal }];
}
