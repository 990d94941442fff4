import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { DocumentModel } from '../../server/src/model/document-model';
import { defaultOptions, type Options, type Surroundings, unknownSurroundings } from '../../server/src/model/options';
import type { RuleExample } from '../../server/src/rules/define-rule';
import { parseDocument, readerOf } from '../../server/src/workspace/parse-document';

const fileNames = { env: '.env', dockerfile: 'Dockerfile', conf: 'clearml.conf' } as const;

/** The model of an example's text, read as the example's options say. */
export function modelOf(text: string, example: RuleExample, catalogue: Catalogue): DocumentModel {
  const uri = `file:///workspace/${example.file ?? fileNames[example.host]}`;
  return parseDocument(uri, text, catalogue, example.host, readerOf(optionsOf(example), surroundingsOf(example)));
}

export function optionsOf(example: RuleExample): Options {
  return { ...defaultOptions, ...example.options };
}

export function surroundingsOf(example: RuleExample): Surroundings {
  return { ...unknownSurroundings, ...example.surroundings };
}
