import type { Catalogue } from '../catalogue/catalogue';
import { isKnownPath, membersOf } from '../model/conf-keys';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { nearest } from '../text/nearest';
import { shownName } from '../text/shown-name';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';

/** Objects that are handed to a function as its arguments, so that one wrong key is an exception. */
const strict: ReadonlyMap<string, string> = new Map([
  ['sdk.aws.s3.credentials[]', 'ClearML raises TypeError, and no S3 storage can be used.'],
  ['sdk.google.storage.credentials[]', 'ClearML raises TypeError, and no Google storage can be used.'],
  ['sdk.azure.storage.containers[]', 'ClearML raises TypeError, and no Azure storage can be used.'],
  ['api.http.retries', 'ClearML raises TypeError at the first connection.'],
]);

export default defineRule({
  id: 'unknown-key',
  severity: 'hint',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'A key that nothing reads, in a section of ClearML.',
  why: `ClearML keeps an unknown key and ignores it without a word: \`docker_default\` instead of \`default_docker\` costs hours.
The rule is a hint, because the enterprise edition has keys that nobody outside can know, and a warning where a known key of
the same object is a slip of the pen away. In the entries of \`sdk.aws.s3.credentials\`, of the Google and Azure lists and in
\`api.http.retries\` an unknown key is an exception, and the whole storage or connection fails: an error. Sections in which
names are free (\`environment\`, \`files\`, \`logging\`) and sections of your own are left alone.`,
  check(context) {
    for (const setting of context.settings) {
      if (isConfSetting(setting) && setting.target.kind === 'key' && !setting.target.key) {
        reportUnknown(setting, setting.target.path.split('.'), context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  worker_nmae: gpu\n}\n',
      at: 'worker_nmae',
      severity: 'warning',
      fixed: ['agent {\n  worker_name: gpu\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.docker_default { image: x }\n',
      at: 'docker_default',
      severity: 'warning',
      fixed: ['agent.default_docker { image: x }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ bucket: b, endpoint: "x" }]\n',
      at: 'endpoint',
      severity: 'error',
      fixed: ['sdk.aws.s3.credentials: [{ bucket: b }]\n'],
    },
    {
      host: 'conf',
      bad: 'sdk { development { offline_dir: "/x" } }\n',
      at: 'offline_dir',
      severity: 'hint',
      fixed: [],
    },
    {
      host: 'conf',
      bad: 'api { "credentails" { access_key: "" } }\n',
      at: 'credentails',
      severity: 'warning',
      fixed: ['api { "credentials" { access_key: "" } }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.aws.s3.credentials: [{ bucket: b, keyy: ${?K}, secret: "" }]\n',
      at: 'keyy',
      severity: 'error',
      fixed: ['sdk.aws.s3.credentials: [{ bucket: b, key: ${?K}, secret: "" }]\n'],
    },
    { host: 'conf', good: 'environment { MY_VAR: 1 }\nagent.worker_id: a\n' },
    { host: 'conf', good: 'my_settings { base: /data }\nagent.venvs_dir: ${my_settings.base}/venvs\n' },
    {
      host: 'conf',
      good: 'logging { loggers { "my.logger" { level: DEBUG } }, formatters { a: 1 } }\nagent.worker_id: a\n',
    },
    {
      host: 'conf',
      good: 'agent.docker_container_name_format_fields { x: id }\nagent.docker_container_name_format: "{x}"\n',
    },
    { host: 'conf', good: 'sdk.aws.s3.extra_args { x: 1 }\n# agent.worker_nmae: gpu\n' },
  ],
});

function reportUnknown(setting: ConfSetting, segments: readonly string[], context: RuleContext): void {
  const { catalogue } = context;
  // The logging section is handed to Python's own configuration of logging.
  if (isKnownPath(segments, catalogue) || segments[0] === 'logging') {
    return;
  }
  // Where the way to the key is unknown already, the key that is on the way is the one to report.
  const own = setting.field?.key.segments.length ?? 1;
  const depth = firstUnknown(segments, catalogue);
  const parent = segments.slice(0, depth);
  if (depth < segments.length - own || parent.length === 0) {
    if (parent.length === 0 && own === segments.length) reportSection(setting, segments, context);
    return;
  }
  const members = membersOf(parent, catalogue);
  const isList = isKnownPath([...parent.slice(0, -1), `${parent.at(-1)}[]`], catalogue);
  if (members.kind === 'free' || isList) {
    return;
  }
  const name = segments[depth]!;
  const at = setting.field?.key.segments.at(depth - segments.length);
  const effect = strict.get(parent.join('.'));
  const meant = suggest(name, members.names, effect !== undefined);
  const known = parent.join('.');
  context.report({
    at: at && segments.length - 1 !== depth ? at : setting.nameRange,
    severity: effect ? 'error' : meant ? 'warning' : 'hint',
    message: `${shownName(known)} has no ${shownName(name)}. ${effect ?? 'Nothing reads it.'}${meant ? ` Did you mean ${meant}?` : ''}`,
    fixes: fixesOf(setting, depth === segments.length - 1, parent, meant, effect !== undefined, context),
  });
}

const sections: readonly string[] = ['agent', 'sdk', 'api'];

/** A section of one's own is fine; one that holds known keys and is nearly called like it is not. */
function reportSection(setting: ConfSetting, segments: readonly string[], context: RuleContext): void {
  const meant = suggest(segments[0]!, sections);
  const at = setting.field?.key.segments[0];
  if (!meant || !at || setting.object.members === undefined) {
    return;
  }
  const below = context.settings.some(({ target }) => {
    const path = target.kind === 'key' ? target.path.split('.') : [];
    return path.length > 1 && path[0] === segments[0] && isKnownPath([meant, ...path.slice(1)], context.catalogue);
  });
  if (below) {
    const newText = context.document.text[at.start] === '"' ? `"${meant}"` : meant;
    context.report({
      at,
      severity: 'warning',
      message: `ClearML has no section ${shownName(segments[0]!)}. Did you mean ${meant}?`,
      fixes: [{ title: `Rename to ${meant}`, edits: [{ range: { start: at.start, end: at.end }, newText }] }],
    });
  }
}

/** How many segments lead to known keys. */
function firstUnknown(segments: readonly string[], catalogue: Catalogue): number {
  let depth = 0;
  while (depth < segments.length && isKnownPath(segments.slice(0, depth + 1), catalogue)) depth++;
  return depth;
}

const byWords = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function wordsOf(name: string): string {
  return name.toLowerCase().split(/[_-]/).sort().join('_');
}

/** The same in other letter case or with its words in another order, else a slip of the pen. */
function suggest(name: string, names: readonly string[], isStrict = false): string | undefined {
  let known = byWords.get(names);
  if (!known) {
    known = new Map(names.map(each => [wordsOf(each), each]));
    byWords.set(names, known);
  }
  return known.get(wordsOf(name)) ?? (name.length < 4 ? undefined : nearest(name, isStrict ? names : longNames(names)));
}

const long = new WeakMap<readonly string[], readonly string[]>();

/** Short names are near to too much. */
function longNames(names: readonly string[]): readonly string[] {
  let found = long.get(names);
  if (!found) {
    found = names.filter(({ length }) => length >= 4);
    long.set(names, found);
  }
  return found;
}

function fixesOf(
  setting: ConfSetting,
  isLast: boolean,
  parent: readonly string[],
  meant: string | undefined,
  isStrict: boolean,
  context: RuleContext,
): Fix[] {
  if (meant === undefined) {
    return isStrict && isLast
      ? [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }]
      : [];
  }
  const path = [...parent, meant].join('.');
  const isTaken = context.settings.some(
    other => other.scope === setting.scope && other.target.kind === 'key' && other.target.path === path,
  );
  return isLast && !isTaken
    ? [{ title: `Rename to ${meant}`, edits: [{ range: setting.nameRange, newText: meant }] }]
    : [];
}
