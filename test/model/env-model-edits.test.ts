import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import type { DocumentModel } from '../../server/src/model/document-model';
import { ownSettingsOf } from '../../server/src/model/document-model';
import { readEnvBlock } from '../../server/src/model/env-block';
import { parseDotenv } from '../../server/src/syntax/dotenv/parser';
import { type BlockedText, readBlocks } from '../../server/src/text/blocks';
import { applyEdit, randomEdits } from '../support/edits';
import { fakeCatalogue } from '../support/fake-catalogue';

const catalogue = fakeCatalogue({ variables: { CLEARML_API_HOST: [] }, patterns: [] });

const words = [
  'A=1\n',
  'CLEARML_API_HOST=x\n',
  '# CLEARML_API_HOST=y\n',
  'export B="two\nlines"\n',
  "C='open\n",
  'D="x\\"\n',
  '# clearml-config: reader=docker\n',
  'no statement\n',
  '=\n',
  '<<<<<<< HEAD\n',
  '"',
  "'",
  '`',
  '\\',
  '#',
  '=',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\ufeff',
  'x',
] as const;
const texts = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map(parts => parts.join(''));

/** Everything that a model says. */
function describeModel(model: DocumentModel): unknown {
  const describeSetting = (setting: DocumentModel['settings'][number]) => {
    const { name, nameRange, range, active, target, value, seenBy } = setting;
    const seen = [seenBy!('docker'), seenBy!('python-dotenv')];
    const { rawRange, text, known, quote } = value ?? {};
    return { name, nameRange, range, active, target, seen, value: value?.range, rawRange, text, known, quote };
  };
  const { comments, syntaxProblems, pinnedReaders } = model;
  const own = ownSettingsOf(model);
  expect(model.settings.filter(({ target }) => target.kind !== 'foreign')).toEqual(own);
  return { settings: model.settings.map(describeSetting), comments, syntaxProblems, pinnedReaders };
}

describe('an env file after an edit', () => {
  it('has the model of its text, whatever was kept', () => {
    const property = fc.property(texts, randomEdits(words), fc.boolean(), (part, edits, envrc) => {
      // Several blocks long.
      let text = part.repeat(Math.ceil(5000 / Math.max(part.length, 100)));
      let model: DocumentModel | undefined;
      for (const edit of edits) {
        text = applyEdit(text, edit);
        model = buildEnvModel('file:///x/.env', text, catalogue, { envrc, previous: model });
      }
      expect(describeModel(model!)).toEqual(describeModel(buildEnvModel('file:///x/.env', text, catalogue, { envrc })));
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('has the statements of its text, with blocks of any length', () => {
    const property = fc.property(texts, randomEdits(words), fc.boolean(), fc.nat(60), (first, edits, envrc, length) => {
      const read = (text: string) => (start: number, enough: number) =>
        readEnvBlock(text, start, enough, envrc, catalogue);
      let before = { text: first, blocks: readBlocks(first, 0, read(first), undefined, length) };
      for (const edit of edits) {
        const text = applyEdit(before.text, edit);
        before = { text, blocks: readBlocks(text, 0, read(text), before, length) };
        expect(statementsOf(before)).toEqual(parseDotenv(text, { envrc }).statements.map(rangeOf));
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('is read again only where it was touched', () => {
    const line = (index: number) => `CLEARML_API_HOST=value-${index}\n`;
    const text = Array.from({ length: 5000 }, (_, index) => line(index)).join('');
    const reads: number[] = [];
    const read = (source: string) => (start: number, enough: number) => {
      reads.push(start);
      return readEnvBlock(source, start, enough, false, catalogue);
    };
    const before = { text, blocks: readBlocks(text, 0, read(text)) };
    expect(reads.length).toBeGreaterThan(40);
    reads.length = 0;
    const middle = text.indexOf(line(2500)) + 3;
    const edited = `${text.slice(0, middle)}X${text.slice(middle)}`;
    const after = readBlocks(edited, 0, read(edited), before);
    expect(reads).toHaveLength(1);
    expect(after.filter((block, index) => block.content !== before.blocks[index]?.content)).toHaveLength(1);
  });
});

type Statements = BlockedText<ReturnType<typeof readEnvBlock>['content']>;

function statementsOf({ blocks }: Statements): unknown[] {
  return blocks.flatMap(({ content, shift }) =>
    content.statements.map(statement =>
      rangeOf({
        ...statement,
        start: statement.start + shift,
        end: statement.end + shift,
        fullEnd: statement.fullEnd + shift,
      }),
    ),
  );
}

function rangeOf({ kind, start, end, fullEnd }: { kind: string; start: number; end: number; fullEnd: number }) {
  return { kind, start, end, fullEnd };
}
