import type { TargetVersions } from './options';

const parts = ['agent', 'sdk', 'server'] as const;
const version = /^\d+(?:\.\d+)*(?:(?:\.?(?:a|b|rc|dev|post))?\d+)?$/;

/**
 * Reads `3.0.3` or `agent=3.0.3,sdk=2.1.7`. A version alone is for the component that is configured, else for the agent.
 * @returns `undefined` when the text is neither
 */
export function parseTargetVersions(raw: unknown, component: string): TargetVersions | undefined {
  if (typeof raw !== 'string' || raw.trim() === '') {
    return undefined;
  }
  const target: Record<string, string> = {};
  for (const item of raw.split(',')) {
    const equals = item.indexOf('=');
    const own = parts.find(part => part === component) ?? 'agent';
    const name = equals < 0 ? own : item.slice(0, equals).trim();
    const value = item.slice(equals + 1).trim();
    if (!parts.some(part => part === name) || !version.test(value)) {
      return undefined;
    }
    target[name] = value;
  }
  return target;
}
