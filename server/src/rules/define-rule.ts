import type { Catalogue } from '../catalogue/catalogue';
import type { DocumentModel } from '../model/document-model';
import type { Options, Severity, Surroundings } from '../model/options';
import type { Host, Setting } from '../model/setting';
import type { OffsetEdit } from '../text/edits';
import type { TextRange } from '../text/range';

/** A change that removes a problem. It always changes the document and adds no other problem. */
export interface Fix {
  /** Imperative and short, naming the outcome: "Rename to CLEARML_API_HOST". Never holds the value of a secret. */
  readonly title: string;
  readonly edits: readonly OffsetEdit[];
  /** Certain enough to be applied without a look by "fix all". */
  readonly safe?: boolean;
}

export interface RelatedPlace {
  readonly at: TextRange;
  readonly message: string;
}

/** A problem as a rule reports it. */
export interface Report {
  /** The narrowest place that is wrong: a name, a value; never a whole line where a part will do. */
  readonly at: TextRange;
  /** What is wrong and what ClearML does about it. Never holds the value of a secret. */
  readonly message: string;
  /** Another severity than the rule's own, where the rule has degrees. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

export interface RuleContext {
  readonly document: DocumentModel;
  /** The settings that are in force (no commented ones) and whose name is ours to judge, in the order of the file. */
  readonly settings: readonly Setting[];
  readonly catalogue: Catalogue;
  readonly options: Options;
  readonly surroundings: Surroundings;
  report(problem: Report): void;
}

/**
 * A text that a rule is run on. `bad` gives exactly one problem of this rule, marked at the text `at`
 * (its `occurrence`-th one, from 0); each text in `fixed` is what one of its fixes makes of `bad`, in their order.
 * `good` gives no problem of this rule.
 */
export type RuleExample = {
  readonly host: Host;
  readonly file?: string;
  readonly options?: Partial<Options>;
  readonly surroundings?: Partial<Surroundings>;
} & (
  | { readonly good: string }
  | {
      readonly bad: string;
      readonly at: string;
      readonly occurrence?: number;
      readonly severity?: Severity;
      readonly fixed?: readonly string[];
    }
);

export interface Rule {
  /** Stable, kebab-case; equals the file's name, the setting, the documentation page. */
  readonly id: string;
  readonly severity: Severity;
  /** First release of this extension that has the rule. */
  readonly since: string;
  readonly hosts: 'all' | readonly Host[];
  /** One sentence: when the rule reports. */
  readonly summary: string;
  /** Markdown: what ClearML does, why that hurts, what to do, with the source of the fact. */
  readonly why: string;
  /**
   * Rules that say less about the same place and cause: where this rule reports,
   * their problems at the same setting are dropped.
   */
  readonly supersedes?: readonly string[];
  check(context: RuleContext): void;
  readonly examples: readonly RuleExample[];
}

/** Gives a rule its type. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
