import { expect, test } from 'vitest';
import { provideSemanticTokens, semanticTokensLegend } from '../../server/src/features/semantic-tokens';
import { contextOf } from './feature-context';

/** Each token as `text type modifiers`. */
function tokens(text: string): string[] {
  const context = contextOf(text);
  const { data } = provideSemanticTokens(context);
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type, bits] = data.slice(at, at + 5) as [number, number, number, number, number];
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const start = context.document.lines.offsetAt({ line, character });
    const modifiers = semanticTokensLegend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    found.push([text.slice(start, start + length), semanticTokensLegend.tokenTypes[type], ...modifiers].join(' '));
  }
  return found;
}

test('names of ClearML; none for others and in comments', () => {
  const text = [
    'OTHER=1',
    'CLEARML_API_HOST=x',
    '# CLEARML_WEB_HOST=x',
    'export TRAINS_API_HOST=x',
    'CLEARML_NO_SUCH_THING=x',
    '  CLEARML_AGENT_GIT_PASS=x',
    'CLEARML_AGENT__AGENT__WORKER_NAME=x',
  ].join('\r\n');
  expect(tokens(text)).toEqual([
    'CLEARML_API_HOST variable declaration',
    'TRAINS_API_HOST variable declaration deprecated',
    'CLEARML_NO_SUCH_THING clearmlUnknown declaration',
    'CLEARML_AGENT_GIT_PASS variable declaration secret',
    'CLEARML_AGENT__AGENT__WORKER_NAME variable declaration',
  ]);
});

test('references, also in values of others', () => {
  expect(tokens('A="${CLEARML_API_SECRET_KEY} $OTHER $CLEARML_API_HOST"\n')).toEqual([
    'CLEARML_API_SECRET_KEY variable secret',
    'CLEARML_API_HOST variable',
  ]);
});

test('nothing of ours', () => {
  expect(provideSemanticTokens(contextOf('A=1\nB=$A\n'))).toEqual({ data: [] });
});

test('names that other programs own, only beside names of ClearML', () => {
  expect(tokens('AWS_SECRET_ACCESS_KEY=x\nB=$AWS_ACCESS_KEY_ID\n')).toEqual([]);
  expect(tokens('AWS_SECRET_ACCESS_KEY=x\nCLEARML_API_HOST=y\n')).toEqual([
    'AWS_SECRET_ACCESS_KEY variable declaration secret',
    'CLEARML_API_HOST variable declaration',
  ]);
});
