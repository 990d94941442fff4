/** A hand-written checker of the shape of JSON data. A check returns what is wrong, with the place. */
export type Check = (value: unknown, place: string) => readonly string[];

function test(accepts: (value: unknown) => boolean, what: string): Check {
  return (value, place) => (accepts(value) ? [] : [`${place}: ${JSON.stringify(value)} is not ${what}`]);
}

/** Text that is not empty. */
export const text = test(value => typeof value === 'string' && value.trim() !== '', 'a text');
/** Any text. */
export const anyText = test(value => typeof value === 'string', 'a text or ""');
export const number = test(value => typeof value === 'number', 'a number');
export const boolean = test(value => typeof value === 'boolean', 'true or false');
export const anything: Check = () => [];

/** One of the given texts. */
export function oneOf(values: readonly string[]): Check {
  return test(value => values.includes(value as string), `one of ${values.join(', ')}`);
}

/** Text that matches. */
export function matching(pattern: RegExp): Check {
  return test(value => typeof value === 'string' && pattern.test(value), `a text that matches ${pattern}`);
}

/** A list of items that pass `item`; `least` of them at least. */
export function list(item: Check, least = 0): Check {
  return (value, place) =>
    Array.isArray(value) && value.length >= least
      ? value.flatMap((one, index) => item(one, `${place}[${index}]`))
      : [`${place}: not a list of ${least} or more`];
}

/** Passes when one of the checks passes. */
export function either(...checks: readonly Check[]): Check {
  return (value, place) => {
    const results = checks.map(check => check(value, place));
    return results.some(result => result.length === 0) ? [] : results.flat();
  };
}

/** An object with exactly the required fields and none but the optional ones besides. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: not an object`];
    const missing = Object.keys(required).filter(field => !Object.hasOwn(value, field));
    return [
      ...missing.map(field => `${place}: no ${field}`),
      ...Object.entries(value).flatMap(([field, content]) => {
        const check = required[field] ?? optional[field];
        return check ? check(content, `${place}.${field}`) : [`${place}: unknown field ${field}`];
      }),
    ];
  };
}
