const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * What is wrong with an item of `agent.uptime` or `agent.downtime` (clearml_agent/commands/worker.py, executed): a form
 * that ClearML cannot split raises, a span that it takes for empty is dropped without a word.
 */
export function spanProblem(
  item: string,
): { readonly severity: 'error' | 'warning'; readonly what: string } | undefined {
  const match = /^\s*([\d,-]+)\s+([A-Za-z,-]+)\s*$/.exec(item);
  if (!match) {
    return {
      severity: 'error',
      what: 'It takes items of hours and days, as "17-20 MON-FRI"; ClearML raises TypeError.',
    };
  }
  for (const span of match[1]!.split(',')) {
    const [from, to] = span.split('-').map(Number);
    if (from === 0) {
      return { severity: 'warning', what: 'A span that begins with hour 0 is dropped: begin it with 1.' };
    }
    if (to !== undefined && to < from!) {
      return { severity: 'warning', what: 'A span over midnight is empty: write one up to 24 and one from 1 on.' };
    }
  }
  for (const span of match[2]!.toUpperCase().split(',')) {
    const [from, to] = span.split('-').map(day => days.indexOf(day));
    if (from! >= 0 && to !== undefined && to >= 0 && to < from!) {
      return { severity: 'warning', what: 'Days that run over Saturday are empty: the week begins with SUN.' };
    }
  }
  return undefined;
}
