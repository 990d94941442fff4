import { pathsOf } from '../model/conf-resolver';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import type { Setting, SettingValue } from '../model/setting';
import type { HoconDocument, HoconPart, HoconSubstitution } from '../syntax/hocon/nodes';
import type { OffsetEdit } from '../text/edits';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { inQuotes, toLiteral } from './support/conf-edits';
import { expectsPlainText } from './support/plain-keys';
import { titleOf } from './support/titles';

/** Variables that the environment of every process has. */
const alwaysSet: ReadonlySet<string> = new Set(['HOME', 'USER', 'PATH', 'PWD', 'HOSTNAME', 'LOGNAME', 'SHELL', 'LANG']);

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export default defineRule({
  id: 'conf-substitution',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'A substitution that fails, does nothing, or is none in this dialect.',
  why: `\`\${X}\` takes a key of the same file, else the environment variable of that very name; where neither is there, the
whole file does not load. It sees neither the defaults that ClearML ships nor another file: \`\${agent.worker_name}\` fails
unless this file sets it. \`\${?X}\` is the form that may be missing. There is no \`\${X:-default}\` (write \`x: default\` and on
the next line \`x: \${?X}\`), and no \`$X\`, which is a syntax error. Inside quotes nothing is replaced: that is right for
scripts, commands and paths, which a shell or ClearML expands later, and wrong for an address or a password.`,
  supersedes: ['invalid-value', 'host-shape'],
  check(context) {
    const { hocon } = context.document;
    if (!hocon || !context.document.text.includes('$')) {
      return;
    }
    reportBareVariables(hocon, context);
    const paths = pathsOf(hocon);
    for (const setting of context.settings) {
      if (isConfSetting(setting)) {
        for (const part of scalarParts(setting)) {
          if (part.kind === 'substitution') reportMissing(part, setting, paths, context);
        }
        reportQuoted(setting, context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'api.credentials.secret_key: ${SECRET}\napi.credentials.access_key: ${?KEY}\n',
      at: '${SECRET}',
      severity: 'warning',
      fixed: ['api.credentials.secret_key: ${?SECRET}\napi.credentials.access_key: ${?KEY}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.worker_id: ${agent.worker_name}":0"\n',
      at: '${agent.worker_name}',
      severity: 'error',
      fixed: ['agent.worker_id: ${?agent.worker_name}":0"\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  venvs_dir: ${VENVS:-/opt/venvs}\n}\n',
      at: '${VENVS:-/opt/venvs}',
      severity: 'error',
      fixed: ['agent {\n  venvs_dir: /opt/venvs\n  venvs_dir: ${?VENVS}\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.git_user: me\nagent.git_pass: $TOKEN\n',
      at: '$TOKEN',
      severity: 'error',
      fixed: ['agent.git_user: me\nagent.git_pass: ${?TOKEN}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.venvs_dir: $HOME/venvs\n',
      at: '$HOME',
      severity: 'error',
      fixed: ['agent.venvs_dir: "$HOME/venvs"\n'],
    },
    {
      host: 'conf',
      bad: 'api { credentials { access_key: ${?K}, secret_key: "${SECRET}" } }\n',
      at: '"${SECRET}"',
      severity: 'warning',
      fixed: ['api { credentials { access_key: ${?K}, secret_key: ${?SECRET} } }\n'],
    },
    { host: 'conf', good: 'agent.worker_id: a\nagent.worker_id: ${?ID}\n' },
    {
      host: 'conf',
      good: 'base: /data\nagent.venvs_dir: ${base}/venvs\nsdk.storage.cache.default_base_dir: ${HOME}/c\n',
    },
    { host: 'conf', good: 'agent.extra_docker_shell_script: ["echo ${X} $Y"]\nagent.venvs_dir: "$HOME/${X}"\n' },
    { host: 'conf', good: 'agent.package_manager.extra_index_url: ["https://${USER}:${PASS}@pypi.example.com"]\n' },
    { host: 'conf', good: 'environment { A: "${B}", C: ${?D} }\nagent.git_user: ""\n' },
  ],
});

/** Those of the value itself and of the entries of its list. */
function scalarParts({ field }: ConfSetting): HoconPart[] {
  return (field?.value?.parts ?? []).flatMap(part =>
    part.kind === 'array' ? part.items.flatMap(item => (item.kind === 'value' ? item.parts : [])) : [part],
  );
}

function reportMissing(
  { start, end, optional, path }: HoconSubstitution,
  setting: ConfSetting,
  paths: ReadonlySet<string>,
  context: RuleContext,
): void {
  const { text } = context.document;
  const name = text.slice(path.start, path.end);
  const withDefault = /^([A-Za-z_][\w.-]*):[-=](.*)$/s.exec(name);
  if (withDefault) {
    context.report({
      at: { start, end },
      severity: optional ? 'warning' : 'error',
      // Without the default: it may be a secret.
      message: `There are no defaults in substitutions here: a variable named "${withDefault[1]}:…" is looked for${optional ? '' : ', and the file does not load'}.`,
      fixes: defaultFixes(setting, withDefault[1]!, withDefault[2]!, context),
    });
    return;
  }
  if (optional || alwaysSet.has(name) || (paths.has(name) && !refersToItself(name, setting, context))) {
    return;
  }
  // Names of variables can have a dash, but hardly a dot.
  const isVariable = variableName.test(name) || !name.includes('.');
  const isName = /^[\w.-]+$/.test(name);
  context.report({
    at: { start, end },
    severity: isVariable ? 'warning' : 'error',
    message: isVariable
      ? `The file does not load where ${isName ? `the environment variable ${name}` : 'an environment variable of this very name'} is not set.`
      : `This file sets no ${isName ? name : 'such key'}, and the defaults of ClearML cannot be referred to: the file does not load.`,
    fixes: [
      {
        // What is no name may be anything, a secret too.
        title: isName ? `Make it optional: \${?${name}}` : 'Make it optional',
        edits: [{ range: { start: path.start, end: path.start }, newText: '?' }],
      },
    ],
  });
}

/** True for a value that refers to its own key although nothing above sets that. */
function refersToItself(name: string, setting: ConfSetting, { settings }: RuleContext): boolean {
  const isOwn = (other: Setting) => other.target.kind === 'key' && other.target.path === name;
  return isOwn(setting) && settings.find(isOwn) === setting;
}

/** `x: ${A:-d}` as `x: d` and, on the next line, `x: ${?A}`. */
function defaultFixes(setting: ConfSetting, name: string, otherwise: string, { document }: RuleContext): Fix[] {
  const { field, range, value } = setting;
  const { lines, text } = document;
  if (
    !field?.separator ||
    !value ||
    field.value?.parts.length !== 1 ||
    value.rawRange.start !== field.value.parts[0]!.start
  ) {
    return [];
  }
  const line = lines.lineAt(range.start);
  const { start, end } = lines.lineRange(line);
  const indent = /^[ \t]*/.exec(text.slice(start, range.start))![0];
  const behind = text.slice(range.end, end);
  if (start + indent.length !== range.start || !/^[ \t]*,?[ \t]*(?:(?:#|\/\/).*)?$/.test(behind)) {
    return [];
  }
  const head = text.slice(range.start, value.rawRange.start);
  const comma = /^[ \t]*,/.test(behind) ? ',' : '';
  const literal = /^[\d.]+$|^(?:true|false)$/.test(otherwise) ? otherwise : toLiteral(otherwise);
  return [
    {
      title: `Write the default and \${?${name}} on two lines`,
      edits: [
        { range: value.rawRange, newText: literal },
        { range: { start: end, end }, newText: `${lines.lineBreakAt(line)}${indent}${head}\${?${name}}${comma}` },
      ],
    },
  ];
}

/** `$X` outside of quotes: the parser's own message would be about the character. */
function reportBareVariables({ problems }: HoconDocument, context: RuleContext): void {
  const { text } = context.document;
  for (const { code, start, message } of problems) {
    if (code !== 'illegal-character' || text[start] !== '$') {
      continue;
    }
    const match = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(start, start + 200));
    const isAtStart = /[\s:=,[]/.test(text[start - 1] ?? ' ');
    context.report({
      at: { start, end: start + (match?.[0].length ?? 1) },
      severity: 'error',
      message: match && isAtStart ? `There is no $${match[1]} in this dialect: the file does not load.` : message,
      fixes: bareFixes(start, match?.[1], isAtStart, context),
    });
  }
}

function bareFixes(start: number, name: string | undefined, isAtStart: boolean, { document }: RuleContext): Fix[] {
  const { text } = document;
  const [rest] = /^[^\s,"[\]{}#]*/.exec(text.slice(start, start + 1000))!;
  if (!isAtStart || rest === '$' || /[{["]/.test(text[start + rest.length] ?? '')) {
    return [];
  }
  const range = { start, end: start + rest.length };
  return rest === `$${name}`
    ? [{ title: `Use \${?${name}}`, edits: [{ range, newText: `\${?${name}}` }] }]
    : [{ title: 'Put the value in double quotes', edits: inQuotes(text, range) }];
}

/** `"${X}"` where nothing expands it later. */
function reportQuoted(setting: ConfSetting, context: RuleContext): void {
  const { value, target, field } = setting;
  const part = field?.value?.parts[0];
  if (!value || part?.kind !== 'quoted' || target.kind !== 'key' || !target.key || !expectsPlainText(target.key)) {
    return;
  }
  const inner = context.document.text.slice(value.range.start, value.range.end);
  const name = /\$\{\??([A-Za-z_][\w.-]*)\}/.exec(inner)?.[1];
  if (field?.value?.parts.length !== 1 || name === undefined) {
    return;
  }
  const isWhole = /^\$\{\??[A-Za-z_][\w.-]*\}$/.test(inner);
  context.report({
    at: value.rawRange,
    message: `Inside quotes nothing is replaced: ${titleOf(setting)} gets this text as it is.`,
    fixes: isWhole ? [{ title: 'Remove the quotes', edits: withoutQuotes(value, inner) }] : [],
  });
}

/** `"${X}"` as `${?X}`, leaving the name alone: for a secret it counts as its value. */
function withoutQuotes({ range, rawRange }: SettingValue, inner: string): OffsetEdit[] {
  const remove = (start: number, end: number) => ({ range: { start, end }, newText: '' });
  const insert = { range: { start: range.start + 2, end: range.start + 2 }, newText: '?' };
  return [
    remove(rawRange.start, range.start),
    ...(inner.startsWith('${?') ? [] : [insert]),
    remove(range.end, rawRange.end),
  ];
}
