import type { Catalogue } from '../catalogue/catalogue';
import { maxFixRounds, safeEdits } from '../features/fix-all';
import type { DocumentModel } from '../model/document-model';
import type { Options, Surroundings } from '../model/options';
import type { Rule } from '../rules/define-rule';
import { type Problem, runRules } from '../rules/engine';
import { applyEdits } from '../text/edits';
import { hostOf } from '../workspace/host-of';
import { parseDocument, readerOf } from '../workspace/parse-document';

/** What files are checked with. */
export interface Checker {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly options: Options;
}

/** A file with its problems. */
export interface Checked {
  readonly document: DocumentModel;
  readonly problems: readonly Problem[];
}

/** Parses a text as the file at `uri` and finds its problems. */
export function check(
  { catalogue, rules, options }: Checker,
  uri: string,
  text: string,
  surroundings: Surroundings,
): Checked {
  const document = parseDocument(uri, text, catalogue, hostOf(uri) ?? 'env', readerOf(options, surroundings));
  return { document, problems: runRules(rules, { document, catalogue, options, surroundings }) };
}

/** Applies the safe fixes, again and again until there is none left. */
export function checkAndFix(checker: Checker, uri: string, text: string, surroundings: Surroundings): Checked {
  let checked = check(checker, uri, text, surroundings);
  const seen = new Set([text]);
  for (let round = 0; round < maxFixRounds; round++) {
    const fixed = applyEdits(checked.document.text, safeEdits(checked.problems));
    if (seen.has(fixed)) {
      break;
    }
    seen.add(fixed);
    checked = check(checker, uri, fixed, surroundings);
  }
  return checked;
}
