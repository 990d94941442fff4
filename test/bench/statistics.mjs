/**
 * Median, 95th percentile and maximum of some figures.
 * @param {number[]} values
 */
export function summarize(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = part => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1), samples: sorted.length };
}

/** A figure with as many digits as it deserves. */
export function round(value) {
  return Number(value.toPrecision(value >= 100 ? 4 : 3));
}
