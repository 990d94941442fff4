import type { ConfKey } from '../../catalogue/types';
import { itemsOf } from '../../model/conf-items';
import { type ConfSetting, isConfSetting } from '../../model/conf-setting';
import { nearest } from '../../text/nearest';
import type { Fix, RuleContext } from '../define-rule';
import { replaceWithLiteral } from './conf-edits';
import { confRejection } from './conf-verdict';
import { decimalOf, secondsOf } from './numbers';
import { setValue } from './set-value';
import { spanProblem } from './time-spans';
import { titleOf } from './titles';

/** Reports the values of keys of a clearml.conf that ClearML certainly does not accept. */
export function checkConfValues(context: RuleContext): void {
  for (const setting of context.settings) {
    const { target, value } = setting;
    if (!isConfSetting(setting) || target.kind !== 'key' || !target.key || !value?.typed || !value.known) {
      continue;
    }
    const { key } = target;
    if (spanKeys.has(target.path) && value.typed.kind === 'list') {
      checkSpans(setting, context);
    }
    const rejection = key.unread ? undefined : confRejection(key, value.typed);
    if (rejection) {
      const { invalid } = key.value;
      const effect = invalid === undefined || /^Only truthiness/.test(invalid) ? '' : ` ${invalid}`;
      context.report({
        at: value.rawRange,
        severity: rejection.severity,
        message: `${titleOf(setting)} does not accept this value. ${rejection.what}${effect}`,
        fixes: fixesOf(setting, key, context),
      });
    }
  }
}

const spanKeys: ReadonlySet<string> = new Set(['agent.uptime', 'agent.downtime']);

function checkSpans(setting: ConfSetting, context: RuleContext): void {
  for (const { range, scalar } of itemsOf(setting, context.document)) {
    const problem = scalar && spanProblem(scalar.text);
    if (problem) {
      const message = `${titleOf(setting)} does not accept this value. ${problem.what}`;
      context.report({ at: range, severity: problem.severity, message });
    }
  }
}

function fixesOf(setting: ConfSetting, key: ConfKey, context: RuleContext): Fix[] {
  const { kind, enum: choices = [], min, max } = key.value;
  const { text, typed, rawRange } = setting.value!;
  if (kind === 'list') {
    const written = context.document.text.slice(rawRange.start, rawRange.end);
    const literal = setting.field?.separator ? `[${written}]` : `: [${written}]`;
    const behindKey = setting.field?.separator ? rawRange.start : setting.field!.key.end;
    const edits = [{ range: { start: behindKey, end: rawRange.end }, newText: literal }];
    return [{ title: 'Make it a list', edits, safe: typed?.kind === 'string' }];
  }
  const set = (literal: string, safe: boolean): Fix[] => [
    { title: `Set to ${literal}`, edits: [replaceWithLiteral(setting, literal)], safe },
  ];
  const number = decimalOf(text);
  if (number !== undefined) {
    const bound = min !== undefined && number < min ? min : max !== undefined && number > max ? max : undefined;
    return bound === undefined ? [] : set(String(bound), false);
  }
  const seconds = kind === 'seconds' ? secondsOf(text) : undefined;
  if (seconds !== undefined) {
    return set(String(seconds), true);
  }
  if (kind === 'enum' && typed?.kind === 'string') {
    const names = choices.map(({ value }) => value).filter(value => value !== '');
    const meant = names.find(name => name.toLowerCase() === text.toLowerCase()) ?? nearest(text.toLowerCase(), names);
    return meant === undefined
      ? names.flatMap(name => setValue(`Set to ${name}`, setting, name, context))
      : setValue(`Set to ${meant}`, setting, meant, context, true);
  }
  return [];
}
