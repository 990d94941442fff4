import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../server/src/hocon/encode';
import { loadText } from '../../../server/src/hocon/load-text';
import { PythonError } from '../../../server/src/hocon/python-error';
import type { HoconDocument, HoconItem, HoconMember, HoconPart } from '../../../server/src/syntax/hocon/nodes';
import { parseHocon } from '../../../server/src/syntax/hocon/parser';
import { tokensOf } from '../../../server/src/syntax/hocon/tokens';
import { hoconCases } from './hocon-cases';

const inputs = hoconCases.flatMap(({ input }) => (input === undefined ? [] : [input]));

/** Pieces that mean something to the dialect. */
const PIECES = (
  '{ } [ ] ( ) , : = += " """ \' ` $ ${ ${? ${a} ${?b} # // /* \\ \\" . .. @ ! 1 1.5 -2e3 10s true null include ' +
  'required file url a b key "k" é 漢 😀 \ud83d \ufeff \u00a0 \u2028'
).split(' ');

const piece = fc.oneof(
  fc.constantFrom(...PIECES, ' ', '\n', '\r\n', '\r', '\t', '\f', ''),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
);

/** A case with a few stretches replaced. */
const mutatedCase = fc
  .tuple(
    fc.constantFrom(...inputs),
    fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.oneof(piece, fc.constantFrom(...inputs))), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, [place, length, inserted]) => {
      const at = place % (edited.length + 1);
      return edited.slice(0, at) + inserted + edited.slice(at + length);
    }, text),
  );

function expectCovered(document: HoconDocument): void {
  let at = 0;
  for (const { start, end } of tokensOf(document)) {
    if (start !== at || end <= start) expect.fail(`token ${start}–${end} at ${at} of ${JSON.stringify(document.text)}`);
    at = end;
  }
  expect(at).toBe(document.text.length);
}

/** Each node lies within the one that holds it and behind the one before it. */
function expectNested(nodes: readonly (HoconMember | HoconPart | HoconItem)[], start: number, end: number): void {
  let at = start;
  for (const node of nodes) {
    if (node.start < at || node.end < node.start || node.end > end)
      expect.fail(`${node.kind} ${node.start}–${node.end}`);
    at = node.end;
    if (node.kind === 'object') expectNested(node.members, node.start, node.end);
    else if (node.kind === 'array') expectNested(node.items, node.start, node.end);
    else if (node.kind === 'value') expectNested(node.parts, node.start, node.end);
    else if (node.kind === 'field' && node.value) expectNested([node.value], node.key.end, node.end);
  }
}

function expectTotal(text: string): void {
  const document = parseHocon(text);
  expectCovered(document);
  expectNested([...document.leading, document.root, ...document.trailing], 0, text.length);
  for (const { start, end, message } of document.problems) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(message).toMatch(/^[\w`].*\.$/s);
  }
  if (document.failure?.error === 'RecursionError') return;
  if (hasErrors(document)) expect(document.failure).toBeDefined();
  if (document.failure) expect(document.problems).not.toEqual([]);
}

function hasErrors({ problems }: HoconDocument): boolean {
  return problems.some(({ code }) => code !== 'missing-value' && code !== 'mixed-kinds');
}

/** What is loaded, or the exception of Python; any other one fails the test. */
function load(text: string): unknown {
  try {
    return encode(loadText(text, { env: { X: 'x', a: '1' } }));
  } catch (error) {
    if (error instanceof PythonError) return error.pythonClass;
    throw error;
  }
}

describe('any text', () => {
  it('is covered by tokens, each character once, and every failure has a problem', () => {
    fc.assert(fc.property(anyText, expectTotal), { numRuns: 3000 });
  });

  it('can be loaded or fails as in Python', () => {
    fc.assert(
      fc.property(anyText, text => void load(text)),
      { numRuns: 2000 },
    );
  });
});

describe('a case with mistakes in it', () => {
  it('is covered by tokens, each character once, and every failure has a problem', () => {
    fc.assert(fc.property(mutatedCase, expectTotal), { numRuns: 5000 });
  });

  it('takes little time, to parse and to load', () => {
    let slowest = 0;
    const measure = (text: string): void => {
      const start = performance.now();
      parseHocon(text);
      load(text);
      const time = performance.now() - start;
      // Once more, for the engine and other processes take their time too.
      if (time > slowest)
        slowest = Math.max(
          slowest,
          Math.min(
            time,
            timeOf(() => [parseHocon(text), load(text)]),
          ),
        );
    };
    fc.assert(fc.property(mutatedCase, measure), { numRuns: 5000 });
    console.log(`Slowest of 5,000 mutated cases: ${slowest.toFixed(1)} ms`);
    expect(slowest).toBeLessThan(200);
  });

  it('parses after an edit as it does from scratch', () => {
    // A document holds nothing of an earlier one.
    fc.assert(
      fc.property(mutatedCase, mutatedCase, (before, after) => {
        parseHocon(before);
        expect(parseHocon(after)).toEqual(parseHocon(after));
      }),
      { numRuns: 300 },
    );
  });
});

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe('hostile input takes linear time and no stack', () => {
  const count = 100_000;
  const hostile: Readonly<Record<string, string>> = {
    'open braces': '{'.repeat(count),
    'open brackets': `a: ${'['.repeat(count)}`,
    'fields with braces': 'a {'.repeat(count),
    'fields with separators': 'a: {\n'.repeat(count),
    'balanced braces': `a${'{a'.repeat(count)}: 1${'}'.repeat(count)}`,
    'closing brackets': '}]'.repeat(count),
    'quotes that never close': 'a: "x\n'.repeat(count),
    'triple quotes that never close': 'a: ""x\n'.replace('""', '"""').repeat(count / 10),
    'substitutions that never close': 'a: ${x\n'.repeat(count),
    backslashes: '\\'.repeat(count),
    'blanks behind numbers': `a: [${`1${' '.repeat(50)}\n`.repeat(count / 50)}]`,
    'line breaks behind numbers': `a: 1${'\n'.repeat(count)}`,
    commas: ','.repeat(count),
    tabs: `a: ${'x\t'.repeat(count)}`,
    'dots in a key': `${'a.'.repeat(count)}b: 1`,
    words: `a: ${'x '.repeat(count)}`,
    'keys without value': 'a\n'.repeat(count),
  };

  it.each(Object.entries(hostile))('%s', (_, text) => {
    const time = timeOf(() => {
      expectCovered(parseHocon(text));
      load(text);
    });
    expect(time).toBeLessThan(5000);
  });

  it('reports nesting that no stack holds, instead of overflowing', () => {
    const { failure, problems } = parseHocon('a{'.repeat(count));
    expect(failure?.error).toBe('RecursionError');
    expect(problems.some(({ code }) => code === 'nesting')).toBe(true);
  });

  it('bounds what substitutions can grow to', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `a${i + 1}: \${a${i}}\${a${i}}`).join('\n');
    expect(load(`a0: xxxxxxxxxx\n${doubling}`)).toBe('MemoryError');
    expect(load(`a0: [1, 2, 3]\n${doubling}`)).toBe('MemoryError');
    expect(load('c: { b: ${c} }')).toBe('RecursionError');
  });
});

it.each([1000, 50_000])('speed at %d lines', lines => {
  const text = manyLines(lines);
  parseHocon(text);
  const parse = timeOf(() => parseHocon(text));
  const tokens = timeOf(() => expectCovered(parseHocon(text))) - parse;
  const loading = timeOf(() => loadText(text, { env: {} }));
  const milliseconds = [parse, tokens, loading].map(time => `${time.toFixed(1)} ms`);
  console.log(`${lines} lines: parse ${milliseconds[0]}, tokens ${milliseconds[1]}, parse and load ${milliseconds[2]}`);
  expect(parse).toBeLessThan(5000);
});

function manyLines(lines: number): string {
  const block = (i: number): string[] => [
    `# section ${i}`,
    `section_${i} {`,
    `  name: "worker-${i}"`,
    `  url: http://host-${i}:8008/path  # the server`,
    `  count = ${i}`,
    '  enabled: true',
    `  items: [one, "two", ${i}, { key: value }]`,
    '  nested.path.to.key: ~/.clearml/cache',
    `  copy: \${section_${Math.max(0, i - 1)}.name}`,
    '}',
  ];
  return Array.from({ length: lines / 10 }, (_, i) => block(i).join('\n')).join('\n');
}
