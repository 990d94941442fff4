import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DotenvStatement } from '../../../server/src/syntax/dotenv/nodes';
import { parseDotenv, parseStatement } from '../../../server/src/syntax/dotenv/parser';
import { envReaders, readers } from '../../../server/src/syntax/dotenv/readers';
import { tokensOf } from '../../../server/src/syntax/dotenv/tokens';

const realistic = [
  '# ClearML server',
  'CLEARML_API_HOST=https://api.example.com',
  'CLEARML_WEB_HOST="https://app.example.com" # the UI',
  "export CLEARML_API_SECRET_KEY='a$b'",
  '',
  '# CLEARML_FILES_HOST=https://files.example.com',
  'CLEARML_AGENT_GIT_PASS=${GIT_PASS:-${TOKEN}}',
  'KEY="-----BEGIN KEY-----',
  'abc/def+==',
  '-----END KEY-----"',
  'CLEARML_WORKER_ID: gpu',
  'CLEARML_CUDA_VERSION',
].join('\n');

const pieces = [
  'A',
  'CLEARML_X',
  'export ',
  '=',
  ':',
  ' ',
  '\t',
  '"',
  "'",
  '`',
  '#',
  ' # ',
  '$',
  '${',
  '}',
  '$(',
  ')',
  '\\',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  '\u00a0',
  '\u2028',
  '\ud800',
  '\udc00',
  '😀',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> x\n',
  'A="x\n',
  '\\"',
  '==',
  'é',
];

const assembled = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));
/** A real file with some of its text replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(fc.tuple(fc.nat(realistic.length), fc.nat(12), assembled), { maxLength: 4 }),
  )
  .map(([lineBreak, changes]) =>
    changes
      .reduce((text, [at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length), realistic)
      .replaceAll('\n', lineBreak),
  );
const anyText = fc.oneof(assembled, mutated, fc.string({ unit: 'binary' }));
const options = fc.constantFrom({}, { envrc: true });
const blank = /^[\s\u0085]*$/;

/** A statement with its offsets counted from its own start. */
function relative(statement: DotenvStatement): unknown {
  const shift = (value: unknown): unknown =>
    typeof value === 'number'
      ? value - statement.start
      : Array.isArray(value)
        ? value.map(shift)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shift(inner)]))
          : value;
  return shift(statement);
}

describe('parseDotenv, for any text', () => {
  it('puts each character into one token, and only blanks into blank ones', () => {
    fc.assert(
      fc.property(anyText, options, (text, option) => {
        let at = 0;
        for (const token of tokensOf(parseDotenv(text, option))) {
          expect(token.start).toBe(at);
          expect(token.end).toBeGreaterThan(token.start);
          if (token.kind === 'blank') {
            expect(text.slice(token.start, token.end)).toMatch(blank);
          }
          at = token.end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives statements that mean the same alone', () => {
    fc.assert(
      fc.property(anyText, options, (text, option) => {
        for (const statement of parseDotenv(text, option).statements) {
          const alone = parseDotenv(text.slice(statement.start, statement.fullEnd), option).statements;
          expect(alone.map(relative)).toEqual([relative(statement)]);
          expect(parseStatement(text, statement.start, option)).toEqual(statement);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('readers', () => {
  it('take any text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...envReaders),
        fc.constantFrom('empty', 'unknown'),
        (text, reader, missing) => {
          const seen = readers[reader](text, new Map([['B', 'bval']]), missing as 'empty' | 'unknown');
          expect(['value', 'unset', 'inherited', 'unknown', 'error']).toContain(seen.kind);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('time', () => {
  const line = 'CLEARML_AGENT_GIT_PASS="${GIT_PASS:-x}" # secret\n';
  const mebibyte = 1024 * 1024;
  const texts: readonly (readonly [string, string])[] = [
    ['1,000 lines', line.repeat(1000)],
    ['50,000 lines', line.repeat(50_000)],
    ['20 MB', line.repeat((20 * mebibyte) / line.length)],
    ['20 MB on one line', `A="${'x$ `#\\'.repeat((20 * mebibyte) / 6)}`],
    ['1,000,000 blank lines', '\n'.repeat(1_000_000)],
    ['open quotes on every line', 'A: "x\nB: \'x\n'.repeat(100_000)],
    ['open references', `A=${'${A:-$('.repeat(300_000)}`],
    ['one quote and the rest of the file', `A="${'x: \n'.repeat(300_000)}`],
  ];
  for (const [name, text] of texts) {
    it(`is linear: ${name}`, () => {
      const start = performance.now();
      const { statements } = parseDotenv(text);
      console.log(`${name}: ${statements.length} statements in ${(performance.now() - start).toFixed(1)} ms`);
      expect(statements.at(-1)!.fullEnd).toBe(text.length);
    });
  }

  const values: readonly string[] = [
    '${',
    '${A:-',
    '${A',
    '$(',
    ' #',
    '\\"',
    "'",
    '"',
    '`',
    ' ',
    '\u2028',
    '~:',
    '<(a)',
    '}',
    '${-\\n',
  ];
  for (const value of values) {
    it(`is linear for the readers: ${JSON.stringify(value)}`, () => {
      const text = `A=${value.repeat(50_000)}`;
      for (const reader of envReaders) {
        for (const statement of [text, `A="${text}"`, `A='${text}'x`]) {
          const start = performance.now();
          readers[reader](statement, new Map(), 'unknown');
          const time = performance.now() - start;
          if (time > 200) {
            console.log(`${reader}: ${time.toFixed(0)} ms for ${JSON.stringify(statement.slice(0, 20))}`);
          }
        }
      }
    });
  }
});
