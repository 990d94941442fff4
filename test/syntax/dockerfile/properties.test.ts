import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDockerfile, parsePiece } from '../../../server/src/syntax/dockerfile/parser';
import { tokensOf } from '../../../server/src/syntax/dockerfile/tokens';
import { samples } from './samples';

const bits = [
  '\0', '\r', '\r\n', '\n', '\\', '\\\n', '\\ \t\n', '`', '`\n', '"', "'", '$', '${', '}', '${A:-', '#', '# x\n', '=', ' ', '\t', '\uFEFF',
  '\u00A0', '\uD83D', '<<EOF', '<<-EOF\n', 'EOF\n', '\nEOF\n', 'ENV ', 'ARG ', 'RUN ', 'FROM a AS b\n', 'ONBUILD ', 'COPY ', 'A=1', '--',
  '--mount=type=secret,env=X ', 'export ', '&&', ';', '(', ')', '|', '[', ']', '["a"]', '# escape=`\n', '{{', 'if ', 'fi', 'env ',
]; // biome-ignore format: a list of short texts

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map(parts => parts.join('')),
);

const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(10), fc.constantFrom('', ...bits)), {
      maxLength: 4,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((old, [at, length, insert]) => {
      const start = Math.floor(at * old.length);
      return old.slice(0, start) + insert + old.slice(start + length);
    }, text),
  );

function checkCoverage(text: string): void {
  const document = parseDockerfile(text);
  let at = 0;
  for (const piece of document.pieces) {
    if (piece.start !== at || piece.end < piece.start || piece.fullEnd <= piece.start) {
      throw new Error(`piece at ${piece.start} instead of ${at}`);
    }
    at = piece.fullEnd;
  }
  expect(at).toBe(text.length);
  at = 0;
  for (const token of tokensOf(document)) {
    if (token.start !== at || token.end <= token.start) {
      throw new Error(`token ${token.kind} at ${token.start}-${token.end} instead of ${at}`);
    }
    at = token.end;
  }
  expect(at).toBe(text.length);
}

describe('for any text', () => {
  test('each character is in one piece and in one token', () => {
    fc.assert(fc.property(anyText, checkCoverage), { numRuns: 4000 });
    fc.assert(fc.property(mutated, checkCoverage), { numRuns: 4000 });
  });

  test('a piece depends on nothing before it', () => {
    fc.assert(
      fc.property(mutated, text => {
        const { pieces, escapeCharacter } = parseDockerfile(text);
        for (const piece of pieces) {
          if (piece.kind !== 'directive') {
            expect(parsePiece(text, piece.start, escapeCharacter)).toEqual(piece);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('linear time', () => {
  const long: readonly [string, (size: number) => string][] = [
    ['continued lines', size => `ENV ${'A=1 \\\n'.repeat(size)}B=2\n`],
    ['continued lines with comments', size => `RUN ${'x && \\\n# c\n\n'.repeat(size)}y\n`],
    ['instructions', size => 'ENV A=1\n'.repeat(size)],
    ['one long line', size => `ENV A="${'x'.repeat(size * 20)}`],
    ['quotes', size => `ENV A=${'"\''.repeat(size)}`],
    ['nested references', size => `ENV A=${'${A:-'.repeat(size)}`],
    ['nested commands', size => `RUN A=${'$('.repeat(size)}`],
    ['escape characters', size => `ENV A=${'\\'.repeat(size * 10)}`],
    ['commas', size => `RUN --mount=type=secret${','.repeat(size * 10)}env=A x`],
    ['here-documents without an end', size => 'RUN <<EOF\n'.repeat(size)],
    [
      'different here-documents without an end',
      size => Array.from({ length: size }, (_, i) => `RUN <<E${i}\n`).join(''),
    ],
    ['here-documents on one line', size => `RUN ${'<<A '.repeat(size)}\n${'A\n'.repeat(size)}`],
    ['exports', size => `RUN ${'export A=1 && '.repeat(size)}x`],
    ['brackets', size => `RUN ["${'['.repeat(size)}]`],
  ];

  test.each(long)('%s', (_, make) => {
    const time = (size: number) => {
      const text = make(size);
      const start = performance.now();
      for (const _token of tokensOf(parseDockerfile(text))) {
        // Tokens are made when they are asked for.
      }
      return performance.now() - start;
    };
    time(2000);
    const [short, eightTimes] = [time(5000), time(40_000)];
    expect(eightTimes).toBeLessThan(Math.max(short * 8 * 5, 400));
  });
});
