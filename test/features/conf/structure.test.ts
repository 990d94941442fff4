import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { provideFolding } from '../../../server/src/features/folding';
import { provideHighlights } from '../../../server/src/features/highlights';
import { provideSelectionRanges } from '../../../server/src/features/selection-ranges';
import { provideSemanticTokens, semanticTokensLegend } from '../../../server/src/features/semantic-tokens';
import { provideSymbols } from '../../../server/src/features/symbols';
import { at, confContext } from './at';

function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${'  '.repeat(depth)}${name}${detail ? ` ${detail}` : ''}`,
    ...outline(children, depth + 1),
  ]);
}

describe('symbols of a clearml.conf', () => {
  it('are a tree, without secrets', () => {
    const text = [
      'api { credentials { access_key: "FAKEACCESS", secret_key: FAKESECRET } }',
      'agent {',
      '  worker_name: my text',
      '  venvs_dir: /venvs',
      '  package_manager.type: pip',
      '  git_fetch_args: [a, b]',
      '}',
      'sdk.aws.s3.credentials: [',
      '  { bucket: one, secret: FAKESECRET2 }',
      '  { host: "minio:9000", multipart: false }',
      ']',
    ].join('\n');
    expect(outline(provideSymbols(confContext(text)))).toEqual([
      'api',
      '  credentials',
      '    access_key •••',
      '    secret_key •••',
      'agent',
      '  worker_name',
      '  venvs_dir /venvs',
      '  package_manager.type pip',
      '  git_fetch_args [2]',
      'sdk.aws.s3.credentials [2]',
      '  [0] one',
      '    bucket one',
      '    secret •••',
      '  [1] minio:9000',
      '    host minio:9000',
      '    multipart false',
    ]);
  });

  it('have kinds, and ranges that hold their names', () => {
    const symbols = provideSymbols(
      confContext('agent.debug: true\nagent.git_pass: x\nagent.venvs_cache.max_entries: 1'),
    );
    expect(symbols.map(({ kind }) => kind)).toEqual([SymbolKind.Boolean, SymbolKind.Key, SymbolKind.Number]);
    for (const { range, selectionRange } of symbols) {
      expect(range.start).toEqual(selectionRange.start);
    }
  });
});

describe('folding of a clearml.conf', () => {
  it('folds objects, lists, texts and comments', () => {
    const lines = [
      '# one', // 0
      '# two',
      'agent {', // 2
      '  git_fetch_args: [', // 3
      '    a',
      '  ]',
      '  extra_docker_shell_script: """a', // 6
      'b"""',
      '  git { extra_credentials: [{', // 8
      '    host: x',
      '  }] }',
      '}',
      'sdk {', // 12
      '  log { }',
    ];
    const ranges = provideFolding(confContext(lines.join('\n'))).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
    );
    expect([...new Set(ranges)]).toEqual(['0-1 comment', '2-10', '3-4', '6-7', '8-9', '12-13']);
  });
});

describe('selection ranges of a clearml.conf', () => {
  const steps = (marked: string) => {
    const { context, offset } = at(marked);
    const { lines, text } = context.document;
    const found: string[] = [];
    for (let range = provideSelectionRanges(context, [offset])[0]; range; range = range.parent!) {
      found.push(text.slice(lines.offsetAt(range.range.start), lines.offsetAt(range.range.end)));
    }
    return found;
  };

  it('go from the word to the file', () => {
    expect(steps('agent { git.host: "a b|c d" }\n')).toEqual([
      'bc',
      'a bc d',
      '"a bc d"',
      'git.host: "a bc d"',
      ' git.host: "a bc d" ',
      '{ git.host: "a bc d" }',
      'agent { git.host: "a bc d" }',
      'agent { git.host: "a bc d" }\n',
    ]);
    expect(steps('agent.git_fetch_args: [a|a, bb]')).toEqual([
      'aa',
      'aa, bb',
      '[aa, bb]',
      'agent.git_fetch_args: [aa, bb]',
    ]);
  });

  it('go through a commented setting', () => {
    expect(steps('agent {\n  # debug: tr|ue\n}')).toEqual(
      expect.arrayContaining([
        'true',
        'debug: true',
        '# debug: true',
        '{\n  # debug: true\n}',
        'agent {\n  # debug: true\n}',
      ]),
    );
  });
});

describe('highlights of a clearml.conf', () => {
  const words = (marked: string) => {
    const { context, offset } = at(marked);
    const { lines } = context.document;
    return provideHighlights(context, offset).map(({ range, kind }) => `${lines.offsetAt(range.start)} ${kind}`);
  };

  it('mark all places of a path', () => {
    const text = 'agent.git_user: a\nagent { git_us|er: b }\nagent.worker_id: ${agent.git_user}';
    expect(words(text)).toEqual(['6 3', '26 3', '65 2']);
    expect(words('ag|ent.debug: true\nagent { worker_id: ${agent.debug} }')).toEqual(['0 3', '18 3', '39 2']);
  });
});

describe('semantic tokens of a clearml.conf', () => {
  it('tell known, unknown, old and secret keys, and what substitutions refer to', () => {
    const text = [
      'base: /x',
      'agent { git_pass: x, cpu_only: true, git_userr: y, venvs_dir: ${base}/v }',
      'agent.worker_id: ${?CLEARML_WORKER_ID}',
      'sdk.aws.s3.credentials: [ { bucket: b, nothing: c } ]',
    ].join('\n');
    const context = confContext(text);
    const { data } = provideSemanticTokens(context);
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      const [lines, columns, length, type, bits] = data.slice(index, index + 5) as [
        number,
        number,
        number,
        number,
        number,
      ];
      character = lines === 0 ? character + columns : columns;
      line += lines;
      const start = context.document.lines.offsetAt({ line, character });
      const modifiers = semanticTokensLegend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
      const names = modifiers.filter(modifier => modifier !== 'declaration');
      found.push([text.slice(start, start + length), semanticTokensLegend.tokenTypes[type], ...names].join(' '));
    }
    expect(found).toEqual([
      'agent property',
      'git_pass property secret',
      'cpu_only property deprecated',
      'git_userr clearmlUnknown',
      'venvs_dir property',
      'base property',
      'agent property',
      'worker_id property',
      'CLEARML_WORKER_ID variable',
      'sdk property',
      'aws property',
      's3 property',
      'credentials property secret',
      'bucket property',
      'nothing clearmlUnknown',
    ]);
  });
});
