import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import type { DocumentModel } from '../../server/src/model/document-model';
import { defaultOptions, type Options, type Surroundings, unknownSurroundings } from '../../server/src/model/options';
import type { RuleExample } from '../../server/src/rules/define-rule';
import { isEnvrc } from '../../server/src/workspace/host-of';

/** The model of an example's text, read as the example's options say. */
export function modelOf(text: string, example: RuleExample, catalogue: Catalogue): DocumentModel {
  const uri = `file:///workspace/${example.file ?? '.env'}`;
  const reader = example.options?.envReader;
  return buildEnvModel(uri, text, catalogue, {
    envrc: isEnvrc(uri),
    reader: reader === 'auto' ? undefined : reader,
  });
}

export function optionsOf(example: RuleExample): Options {
  return { ...defaultOptions, ...example.options };
}

export function surroundingsOf(example: RuleExample): Surroundings {
  return { ...unknownSurroundings, ...example.surroundings };
}
