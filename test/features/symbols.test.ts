import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import { provideSymbols } from '../../server/src/features/symbols';
import { contextOf } from './feature-context';

/** Names with their children, as nested lists. */
function outline(text: string): unknown[] {
  const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
    symbols.map(({ name, children }) => (children ? [name, names(children)] : name));
  return names(provideSymbols(contextOf(text)));
}

describe('sections', () => {
  test('none: a flat list, commented assignments left out', () => {
    expect(outline('CLEARML_API_HOST=x\n# CLEARML_WEB_HOST=y\n# why\nOTHER=1\n')).toEqual([
      'CLEARML_API_HOST',
      'OTHER',
    ]);
  });

  test('comments that start a paragraph', () => {
    const text = [
      '# Copy this file to .env',
      '',
      '# Server',
      'CLEARML_API_HOST=x',
      '# where the files are',
      'CLEARML_FILES_HOST=y',
      '',
      'CLEARML_WEB_HOST=z',
      '',
      '# only describes the next one',
      'CLEARML_LOG_LEVEL=INFO',
      '',
      '# Git:',
      '# read by the agent',
      'CLEARML_AGENT_GIT_USER=u',
      'CLEARML_AGENT_GIT_PASS=p',
    ].join('\n');
    expect(outline(text)).toEqual([
      ['Server', ['CLEARML_API_HOST', 'CLEARML_FILES_HOST', 'CLEARML_WEB_HOST']],
      'CLEARML_LOG_LEVEL',
      ['Git', ['CLEARML_AGENT_GIT_USER', 'CLEARML_AGENT_GIT_PASS']],
    ]);
  });

  test.each([
    ['# ---- Git ----'],
    ['### Git ###'],
    ['## Git'],
    ['#====================\n# Git\n#===================='],
    ['####################\n#  Git             #\n####################'],
    ['# --------\n# Git\n# --------'],
    ['# [Git]'],
    ['# ── Git ──────────'],
    ['#--- Git'],
  ])('the banner %j', banner => {
    const text = `A=1\n${banner}\n\n# the user\nCLEARML_AGENT_GIT_USER=u\n\n# the rest\nX=1\nY=2\n`;
    expect(outline(text)).toEqual(['A', ['Git', ['CLEARML_AGENT_GIT_USER', 'X', 'Y']]]);
  });

  test('a banner without settings below it is none', () => {
    expect(outline('# ==== Empty ====\n\n# ==== Full ====\nCLEARML_API_HOST=x\n')).toEqual([
      ['Full', ['CLEARML_API_HOST']],
    ]);
  });

  test('the range of a section holds its settings, the header is what is revealed', () => {
    const [section] = provideSymbols(
      contextOf('# --- A ---\nCLEARML_API_HOST=x\n\n\n# --- B ---\nCLEARML_WEB_HOST=x\n'),
    );
    expect(section).toMatchObject({
      kind: SymbolKind.Namespace,
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 18 } },
      selectionRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } },
    });
  });
});

test('kinds, details and tags', () => {
  const symbols = provideSymbols(
    contextOf(
      [
        'CLEARML_AGENT_GIT_PASS=abcdef',
        'CLEARML_AGENT_SKIP_PIP_VENV_INSTALL=/usr/bin/python3',
        'CLEARML_API_HOST=https://user:pa55word@example.com/a/very/long/path/that/goes/on',
        'TRAINS_API_HOST=https://api.example.com',
        'CLEARML_NO_SUCH_THING=x',
        'OTHER=1',
        'CLEARML_OFFLINE_MODE=1',
      ].join('\n'),
    ),
  );
  const byName = new Map(symbols.map(symbol => [symbol.name, symbol]));
  expect(byName.get('CLEARML_AGENT_GIT_PASS')).toMatchObject({ kind: SymbolKind.Key, detail: '•••' });
  expect(byName.get('CLEARML_API_HOST')?.detail).toBe('https://•••@example.com/a/very/long/pat…');
  expect(byName.get('TRAINS_API_HOST')?.tags).toEqual([SymbolTag.Deprecated]);
  expect(byName.get('CLEARML_API_HOST')?.tags).toBeUndefined();
  expect(byName.get('CLEARML_NO_SUCH_THING')).not.toHaveProperty('detail');
  expect(byName.get('OTHER')).not.toHaveProperty('detail');
  expect(byName.get('CLEARML_OFFLINE_MODE')).toMatchObject({ kind: SymbolKind.Boolean, detail: '1' });
});

test('a file without settings of ClearML has none', () => {
  expect(outline('# --- A ---\nA=1\nB=2\n')).toEqual([]);
});

test('never a secret, wherever it is written', () => {
  const secret = 's3cr3t-value';
  const text = [
    `# ---- ${secret} ----`,
    `CLEARML_API_SECRET_KEY=${secret}`,
    `export CLEARML_API_ACCESS_KEY='${secret}'`,
    `CLEARML_AGENT_GIT_PASS="${secret}`,
    `#CLEARML_AUTH_TOKEN=${secret}`,
    `CLEARML_API_HOST=https://x:${secret}@example.com`,
    `CLEARML_AGENT_EXTRA_DOCKER_ARGS=-e TOKEN=${secret}`,
    `CLEARML_AGENT__AGENT__GIT_PASS=${secret}`,
    `CLEARML_SECRT_KEY=${secret}`,
    `POSTGRES_PASSWORD=${secret}`,
    `CLEARML_WORKER_ID=${secret}`,
  ].join('\n');
  for (const part of [text, text.replaceAll('\n', '\r\n'), text.replace('="', '=')]) {
    expect(JSON.stringify(provideSymbols(contextOf(part)))).not.toContain(secret);
  }
});
