import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provideCompletion } from '../../../server/src/features/completion';
import { provideFolding } from '../../../server/src/features/folding';
import { provideHighlights } from '../../../server/src/features/highlights';
import { provideHover } from '../../../server/src/features/hover';
import { provideSelectionRanges } from '../../../server/src/features/selection-ranges';
import { provideSemanticTokens, semanticTokensLegend } from '../../../server/src/features/semantic-tokens';
import { provideSymbols } from '../../../server/src/features/symbols';
import { renameVariable, variableDefinition } from '../../../server/src/features/variable-places';
import { atCursor, hoverAt } from '../../support/cursor';
import { samples } from '../../syntax/dockerfile/samples';

const options = { uri: 'file:///w/Dockerfile' };
const contextOf = (text: string) => atCursor(`${text}|`, options).context;

describe('hover', () => {
  it.each([
    ['ENV', 'FROM a\nENV |CLEARML_AGENT_FORCE_UV=1', /reads: `true`/],
    ['a later pair', 'FROM a\nENV A=1 \\\n  CLEARML_|AGENT_FORCE_UV="no"', /reads: `false`/],
    ['a legacy ENV', 'FROM a\nENV CLEARML_|WORKER_ID a b', /reads: `a b`/],
    ['ARG', 'FROM a\nARG CLEARML_|WORKER_ID=x', /\*\*Build argument\*\*/],
    ['an export', 'FROM a\nRUN export CLEARML_|WORKER_ID=x', /\*\*In this RUN\*\* only/],
    ['a mount', 'FROM a\nRUN --mount=type=secret,env=CLEARML_|API_SECRET_KEY x', /\*\*Build secret\*\*/],
    ['a comment', 'FROM a\n# ENV CLEARML_|WORKER_ID=x', /reads: `x`/],
    ['a value', 'FROM a\nENV CLEARML_AGENT_FORCE_UV=|1', /reads: `true`/],
    ['a value with a reference', 'FROM a\nARG N=w1\nENV CLEARML_WORKER_ID=|x-$N', /reads: `x-w1`/],
    ['an ARG of the file', 'ARG CLEARML_WORKER_ID=g\nFROM a\nARG CLEARML_|WORKER_ID', /Here it is `g` \(line 1\)/],
  ])('works on %s', (_, marked, expected) => {
    expect(hoverAt(marked, options)?.markdown).toMatch(expected);
  });

  it.each([
    [
      'the base stage',
      'FROM a AS base\nENV CLEARML_WORKER_ID=w\nFROM base\nRUN echo $CLEARML_|WORKER_ID',
      '`CLEARML_WORKER_ID` is `w` (stage base, line 2).',
    ],
    [
      'its own stage',
      'FROM a\nENV CLEARML_WORKER_ID=w\nUSER ${CLEARML_|WORKER_ID}',
      '`CLEARML_WORKER_ID` is `w` (line 2).',
    ],
    ['an argument', 'FROM a\nARG T\nENV CLEARML_WORKER_ID=$|T', '`T` has no value of its own (line 2).'],
    ['nothing', 'FROM a\nENV CLEARML_WORKER_ID=$|T', '`T` is not set above in this stage'],
    ['a foreign value', 'FROM a\nENV T=abc\nENV CLEARML_WORKER_ID=$|T', '`T` is set (line 2).'],
  ])('says what a reference gets from %s', (_, marked, expected) => {
    expect(hoverAt(marked, options)?.markdown).toContain(expected);
  });

  it('says nothing about files of others', () => {
    expect(hoverAt('FROM a\nENV AWS_|REGION=x\nRUN echo $AWS_REGION', options)).toBeUndefined();
    expect(hoverAt('FROM a\nENV A=1\nRUN echo $|A', options)).toBeUndefined();
  });

  it('never shows a secret', () => {
    const text =
      'FROM a AS b\nARG TOKEN=hunter2secret\nENV CLEARML_API_SECRET_KEY=hunter2secret OTHER=hunter2secret\nFROM b\n' +
      'ENV CLEARML_AGENT_GIT_PASS=$CLEARML_API_SECRET_KEY\nENV CLEARML_WORKER_ID=x$TOKEN\nRUN echo $CLEARML_API_SECRET_KEY $OTHER\n';
    const { context } = atCursor(`${text}|`, options);
    for (let offset = 0; offset <= text.length; offset++) {
      expect(JSON.stringify(provideHover(context, offset) ?? '')).not.toContain('hunter2');
    }
    expect(JSON.stringify(provideSymbols(context))).not.toContain('hunter2');
  });
});

describe('symbols', () => {
  it('are a tree of build stages', () => {
    const tree = provideSymbols(
      contextOf(
        'ARG V=1\nFROM a:$V AS base\nENV CLEARML_WORKER_ID=w A=1\nRUN B=1 x && export CLEARML_CACHE_DIR=/c\n# ENV C=1\nFROM base\nARG D\n',
      ),
    ).map(({ name, detail, children }) => [name, detail, children?.map(child => child.name)]);
    expect(tree).toEqual([
      ['V', undefined, undefined],
      ['base', 'a:$V', ['CLEARML_WORKER_ID', 'A', 'CLEARML_CACHE_DIR']],
      ['stage 1', 'base', ['D']],
    ]);
  });

  it('are none in a file that is not about ClearML', () => {
    expect(provideSymbols(contextOf('FROM a\nENV AWS_REGION=1 A=2\n'))).toEqual([]);
  });
});

describe('folding', () => {
  it('has stages, instructions and comments', () => {
    const text = '# a\n# b\nFROM a\nENV CLEARML_X=1 \\\n  B=2\nRUN <<E\nx\nE\n\nFROM b\nRUN x\n';
    expect(provideFolding(contextOf(text)).map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
      [0, 1, 'comment'],
      [2, 7, 'region'],
      [3, 4, undefined],
      [5, 7, undefined],
      [9, 10, 'region'],
    ]);
    expect(provideFolding(contextOf(text.replace('CLEARML_', 'A')))).toEqual([]);
  });
});

describe('selection', () => {
  it('grows from the word to the stage', () => {
    const { context, document, offset } = atCursor('FROM a\nENV A=1 CLEARML_X="b c|c"\nRUN x\nFROM b\n', options);
    const texts: string[] = [];
    for (let range = provideSelectionRanges(context, [offset])[0]; range; range = range.parent!) {
      const { start, end } = range.range;
      texts.push(document.text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end)));
    }
    const env = 'ENV A=1 CLEARML_X="b cc"';
    const stage = `FROM a\n${env}\nRUN x`;
    expect(texts).toEqual([
      'cc',
      'b cc',
      '"b cc"',
      'CLEARML_X="b cc"',
      'A=1 CLEARML_X="b cc"',
      env,
      stage,
      `${stage}\nFROM b\n`,
    ]);
  });
});

describe('highlights and semantic tokens', () => {
  it('mark the places of one variable', () => {
    const { context, document, offset } = atCursor(
      'FROM a\nENV CLEARML_WORKER|_ID=1\nRUN x $TRAINS_WORKER_ID ${CLEARML_WORKER_ID}\nFROM b\nENV CLEARML_WORKER_ID=2\n',
      options,
    );
    const found = provideHighlights(context, offset).map(({ range, kind }) => [
      document.lines.offsetAt(range.start),
      kind,
    ]);
    expect(found).toEqual([
      [11, 3],
      [38, 2],
      [57, 2],
    ]);
  });

  it('mark names of ours, also where other instructions refer to them', () => {
    const { data } = provideSemanticTokens(
      contextOf(
        'FROM a\nENV CLEARML_WORKER_ID=1 A=2 CLEARML_NOPE=3\nARG CLEARML_MINE\nCOPY x $CLEARML_API_SECRET_KEY\n',
      ),
    );
    const tokens: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
      const modifiers = semanticTokensLegend.tokenModifiers.filter((_, bit) => data[at + 4]! & (1 << bit));
      tokens.push(
        [data[at], data[at + 1], data[at + 2], semanticTokensLegend.tokenTypes[data[at + 3]!], ...modifiers].join(' '),
      );
    }
    expect(tokens).toEqual([
      '1 4 17 variable declaration',
      '0 24 12 clearmlUnknown declaration',
      '2 8 22 variable secret',
    ]);
  });
});

describe('all features', () => {
  const all = (text: string, offset: number) => {
    const { context } = atCursor(`${text}|`, options);
    provideSymbols(context);
    provideFolding(context);
    provideSemanticTokens(context);
    provideHover(context, offset);
    provideHighlights(context, offset);
    provideSelectionRanges(context, [offset]);
    variableDefinition(context, offset);
    renameVariable(context, offset, 'NEW');
    for (const item of provideCompletion(context, offset).items.slice(0, 1)) {
      expect(item.label).not.toBe('');
    }
  };

  it('answer at every place of the samples', () => {
    for (const sample of samples) {
      for (let offset = 0; offset <= sample.length; offset++) {
        all(sample, offset);
      }
    }
  });

  it('answer in texts made of pieces', () => {
    const part = fc.constantFrom(
      ...[
        'FROM a',
        'ENV ',
        'ARG ',
        'RUN ',
        'export ',
        'CLEARML_X',
        '=',
        '"',
        "'",
        '$',
        '${',
        '}',
        ' ',
        '\n',
        '\\\n',
        '#',
        '<<E\n',
        'E\n',
        ' AS b',
        'ONBUILD ',
        '--mount=type=secret,env=',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), fc.nat(60), (parts, at) => {
        const text = parts.join('');
        all(text, Math.min(at, text.length));
      }),
      { numRuns: 400 },
    );
  });

  it('are quick on a long file', () => {
    const text = `FROM a AS s0\n${Array.from({ length: 3000 }, (_, i) => `ENV CLEARML_V${i}=$CLEARML_V${i - 1}\nRUN echo $CLEARML_V${i}\nFROM s${i} AS s${i + 1}\n`).join('')}`;
    const start = performance.now();
    all(text, text.length - 40);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
