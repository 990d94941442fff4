import { expect, it } from 'vitest';
import { encode } from '../../../server/src/hocon/encode';
import { loadText } from '../../../server/src/hocon/load-text';
import { prefetchIncludes } from '../../../server/src/hocon/prefetch-includes';
import { parseHocon } from '../../../server/src/syntax/hocon/parser';

const files: Readonly<Record<string, string>> = {
  '/etc/a.conf': 'a: 1\ninclude "sub/b.conf"',
  '/etc/sub/b.conf': 'b: ${x}\ninclude "c.conf"\ninclude "/etc/a.conf"',
  '/etc/sub/c.conf': 'c: [null, ${?y}, 2]',
};

it('reads what a document includes, and what that includes, before it is loaded', async () => {
  const document = parseHocon('include "a.conf"\nx: 7\ninclude "none.conf"\nl { include required("sub/c.conf") }');
  const asked: string[] = [];
  const readFile = await prefetchIncludes(document, '/etc', async path => {
    asked.push(path);
    return files[path];
  });
  expect(asked).toEqual(['/etc/a.conf', '/etc/none.conf', '/etc/sub/c.conf', '/etc/sub/b.conf']);
  expect(readFile('/etc/none.conf')).toEqual({ kind: 'missing' });
});

it('resolves substitutions of an included file in the including one', async () => {
  const text = 'include "sub/c.conf"\ny: 1';
  const readFile = await prefetchIncludes(parseHocon(text), '/etc', async path => files[path]);
  expect(encode(loadText(text, { directory: '/etc', readFile }))).toEqual({ c: [null, 1, 2], y: 1 });
});

it('takes an include of a file with a syntax error for a key, as pyhocon does', () => {
  const readFile = () => ({ kind: 'text', text: 'x: @' }) as const;
  expect(() => loadText('include "a"', { directory: '/', readFile })).toThrow("found '\"'  (at char 8)");
  expect(encode(loadText('v: include file("a") b', { directory: '/', readFile }))).toEqual({ v: 'include file(a) b' });
});

it('ends a file that includes itself', () => {
  const readFile = () => ({ kind: 'text', text: 'include "a"' }) as const;
  expect(() => loadText('include "a"', { directory: '/', readFile })).toThrow('maximum recursion depth exceeded');
});
