import type { ConfKey } from '../catalogue/types';
import { type ConfSetting, isConfSetting } from '../model/conf-setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';

export default defineRule({
  id: 'unread-key',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'A key that the documentation or the default files have, and that no code reads.',
  why: `Some keys are left over from older releases, belong to the enterprise edition, or have another name in the code: the
history of matplotlib plots is read from \`sdk.metric\`, not \`sdk.metrics\`, and the cache limits from
\`disk_space_file_size_strategy\`. Setting them changes nothing. Keys that ClearML's own default files contain are only
information: whoever copied such a file has them all.`,
  check(context) {
    const unread = context.settings.filter(
      (setting): setting is ConfSetting =>
        isConfSetting(setting) && setting.target.kind === 'key' && setting.target.key?.unread === true,
    );
    const paths = new Set(unread.map(pathOf));
    for (const setting of unread) {
      const path = pathOf(setting);
      const isInside = [...paths].some(other => path.startsWith(`${other}.`));
      if (!isInside && setting.target.kind === 'key') {
        reportUnread(setting, setting.target.key!, context);
      }
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  cpu_only: true\n  worker_id: ""\n}\n',
      at: 'cpu_only',
      severity: 'warning',
      fixed: ['agent {\n  worker_id: ""\n}\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.development { store_uncommitted_code_diff_on_train: true }\n',
      at: 'store_uncommitted_code_diff_on_train',
      fixed: ['sdk.development { store_uncommitted_code_diff: true }\n'],
    },
    {
      host: 'conf',
      bad: 'sdk {\n  storage { cache { size { min_free_bytes: 10GB } } }\n}\n',
      at: 'size',
      severity: 'information',
      fixed: ['sdk {\n  storage { cache { } }\n}\n'],
    },
    {
      host: 'conf',
      bad: 'sdk.metrics.matplotlib_untitled_history_size: 50\n',
      at: 'matplotlib_untitled_history_size',
      severity: 'information',
      fixed: ['sdk.metric.matplotlib_untitled_history_size: 50\n'],
    },
    { host: 'conf', good: 'sdk.development { store_uncommitted_code_diff: true }\n' },
    { host: 'conf', good: 'sdk.metric.matplotlib_untitled_history_size: 50\n' },
    { host: 'conf', good: '# agent.cpu_only: true\nagent.worker_id: ""\n' },
  ],
});

/** Keys that the code reads under another section. */
const moved: ReadonlyMap<string, string> = new Map([
  ['sdk.metrics.matplotlib_untitled_history_size', 'sdk.metric.matplotlib_untitled_history_size'],
]);

function pathOf({ target }: ConfSetting): string {
  return target.kind === 'key' ? target.path : '';
}

function reportUnread(setting: ConfSetting, key: ConfKey, context: RuleContext): void {
  const instead = moved.get(key.path) ?? key.deprecated;
  const isShipped = key.inDefaultConf.some(place => /^(?:agent|sdk):(?!docs\/)[^(]*$/.test(place));
  const around = instead ? ` ClearML reads ${instead}.` : '';
  context.report({
    at: setting.nameRange,
    severity: isShipped ? 'information' : 'warning',
    message: `Nothing reads ${key.path}.${around}`,
    tags: ['unnecessary'],
    fixes: fixesOf(setting, key, instead, context),
  });
}

/** The key that works where it can stand in the same place, else removal. */
function fixesOf(setting: ConfSetting, key: ConfKey, instead: string | undefined, context: RuleContext): Fix[] {
  const own = setting.field!.key;
  const isTaken = context.settings.some(({ target }) => target.kind === 'key' && target.path === instead);
  const outer = key.path.split('.').slice(0, -own.segments.length);
  const path = instead?.split('.') ?? [];
  const rest = path.slice(outer.length);
  const isReachable = outer.every((segment, index) => path[index] === segment) && rest.length === own.segments.length;
  const isPlain = setting.value?.typed?.kind !== 'object';
  if (instead === undefined || isTaken || !isReachable || !isPlain) {
    return [{ title: `Remove ${setting.name}`, edits: [removeSetting(context.document, setting)] }];
  }
  const written = rest.join('.');
  const isQuoted = own.kind === 'quoted';
  const edits = [{ range: { start: own.start, end: own.end }, newText: isQuoted ? `"${written}"` : written }];
  return [{ title: `Rename to ${instead}`, edits }];
}
