/**
 * What ClearML reads, as data. Every row was taken from ClearML's source code at a commit (`source`), and `verified`
 * says whether its behaviour was executed or only read. Nothing in here is taken from ClearML's documentation alone.
 */

/** The program that reads a variable. A variable that several programs read has one row (a `VariableReading`) in each. */
export type Component =
  | 'agent'
  | 'agent-api'
  | 'agent-k8s-glue'
  | 'agent-snug'
  | 'sdk'
  | 'integration'
  | 'server'
  | 'compose'
  | 'helm'
  | 'serving'
  | 'session';

/** The family that a component belongs to, as the user chooses it in the setting `clearmlConfig.component`. */
export type ComponentFamily = 'agent' | 'sdk' | 'server' | 'serving' | 'session';

/** What a value means. `parser` says how the text becomes that. */
export type ValueKind =
  | 'base64'
  | 'bool'
  | 'bool-or-level'
  | 'bool-or-path'
  | 'comma-list'
  | 'enum'
  | 'flag'
  | 'float'
  | 'hocon'
  | 'host'
  | 'int'
  | 'int-or-bool'
  | 'int-flag'
  | 'json'
  | 'path'
  | 'path-list'
  | 'path-mapping'
  | 'path-or-bool'
  | 'regex'
  | 'regex-list'
  | 'seconds'
  | 'secret'
  | 'string'
  | 'template'
  | 'url'
  | 'version'
  | 'words';

/**
 * The way in which ClearML turns the text of a variable into a value; `values/parsers.ts` has a parser for each.
 * The first groups are the readers of agent and SDK, proven by the cases; the others are single readers in code.
 */
export type ParserId =
  // clearml_agent/definitions.py EnvironmentConfig
  | 'environment-config-str'
  | 'environment-config-bool'
  | 'environment-config-list'
  | 'environment-config-float'
  // clearml_agent/helper/environment EnvEntry: the text as it is, a blank one is set
  | 'env-entry-str'
  | 'env-entry-rstrip'
  | 'env-entry-bool'
  | 'env-entry-int'
  | 'env-entry-float'
  | 'env-entry-safe-bool'
  | 'env-entry-split'
  | 'env-entry-words'
  | 'env-entry-flag'
  // clearml/backend_config EnvEntry of the SDK: trimmed first, a blank text is unset
  | 'sdk-env-entry-str'
  | 'sdk-env-entry-bool'
  | 'sdk-env-entry-int'
  | 'sdk-env-entry-safe-bool'
  | 'sdk-env-entry-int-or-str'
  | 'env-entry-base64'
  | 'env-entry-bool-or-path'
  // single readers
  | 'raw'
  | 'presence'
  | 'python-int'
  | 'python-float'
  | 'hocon';

/** What ClearML does with a value that it does not accept. */
export type InvalidEffect =
  /** An exception: the command, the task or the start-up fails. */
  | 'fails'
  /** A complaint or nothing, and another value (usually the default) is used. */
  | 'replaced'
  /** Nothing checks the value; a wrong one shows later, elsewhere, or never. */
  | 'unchecked';

/** What ClearML does with an empty value. */
export type EmptyEffect = 'unset' | 'fails' | 'set' | 'flag-off';

export interface EnumValue {
  readonly value: string;
  readonly meaning: string;
}

export interface ValueFacts {
  readonly kind: ValueKind;
  readonly parser: ParserId;
  /** How the text is really read, in one or two sentences. */
  readonly parsed: string;
  /** What happens on a value that is not accepted. */
  readonly invalid: { readonly effect: InvalidEffect; readonly text: string };
  readonly empty: { readonly effect: EmptyEffect; readonly text: string };
  /** Known values. With `open` other values are accepted too. */
  readonly enum?: readonly EnumValue[];
  readonly open?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** JavaScript regular expression for an acceptable value, anchored; used where `parser` alone cannot tell. */
  readonly pattern?: string;
  readonly patternFlags?: string;
  /** The value in force when the variable is unset, as text for people. */
  readonly default?: string;
  readonly examples?: readonly string[];
}

export interface Alias {
  readonly name: string;
  /** `deprecated`: an old name (`TRAINS_*`); `alternative`: another name that is as good. */
  readonly status: 'deprecated' | 'alternative';
}

/** A place in ClearML's source code, at the commit in `catalogue/data/sources.json`. */
export interface SourcePlace {
  readonly repository: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** A setting that does nothing, or a value of it that does nothing. */
export interface NoEffect {
  /** Which values: every one, or those that ClearML reads as true or as false, or the listed texts. */
  readonly values: 'all' | 'true' | 'false' | readonly string[];
  readonly text: string;
  /** The way that works, if there is one. */
  readonly instead?: string;
}

/** A feature that is broken in a release of ClearML. */
export interface KnownIssue {
  readonly text: string;
  /** Releases in which it was seen, for people: "agent 2.0.3 to 3.0.3". */
  readonly versions: string;
  /** First release that has it right; absent while there is none. */
  readonly fixedIn?: string;
  readonly workaround?: string;
}

/** One program's reading of one variable: a row of data. */
export interface VariableReading {
  readonly name: string;
  readonly component: Component;
  /** What the variable does, in one or two sentences. */
  readonly summary: string;
  readonly aliases: readonly Alias[];
  /** Who writes it. `clearml`: ClearML itself sets it for its child processes, a user should not. */
  readonly setBy: 'user' | 'clearml' | 'both';
  /** ClearML's own page (path in the documentation repository, without `docs/` and `.md`), if any. */
  readonly page?: string;
  /** True for the variables of ClearML's agent page: the core of the product. */
  readonly core?: boolean;
  /** First release tag that has the name; absent when not recorded (older than the first tag). */
  readonly since?: string;
  readonly value: ValueFacts;
  /** The clearml.conf key that does the same. */
  readonly confKey?: string;
  readonly secret: boolean;
  readonly excludes?: readonly string[];
  readonly requires?: readonly string[];
  /** When ClearML ignores the variable, for people. */
  readonly ignoredWhen?: string;
  readonly overrides?: readonly string[];
  readonly facts: readonly string[];
  readonly pitfalls: readonly string[];
  readonly verified: 'executed' | 'read';
  readonly source: readonly SourcePlace[];
  /** False when the open-source code does not have it (an enterprise feature). */
  readonly openSource?: boolean;
  /** Which of the agent's processes reads it. */
  readonly scope?: string;
  /** Whether it gets from the agent's host into the task's container. */
  readonly reachesTaskContainer?: string;
  /** False: a false value cannot switch off what clearml.conf has on. */
  readonly falseOverridesConf?: boolean;
  readonly noEffect?: readonly NoEffect[];
  readonly knownIssues?: readonly KnownIssue[];
  /** The server address that a URL must be: checked by the host rules. */
  readonly hostRole?: 'api' | 'web' | 'files';
  /** True: the text ends in a shell command inside double quotes, where `$`, backtick and backslash are interpreted. */
  readonly shellInterpreted?: boolean;
}

/** A name with a placeholder, such as `CLEARML_TRITON_<ARG>`; matched by its fixed prefix. */
export interface VariablePattern {
  readonly prefix: string;
  readonly reading: VariableReading;
}

/** Everything that is known of one name: the readings of all programs, the most telling first. */
export interface Variable {
  readonly name: string;
  readonly readings: readonly VariableReading[];
  /** The reading to speak of when the component is not known. */
  readonly primary: VariableReading;
  readonly aliases: readonly Alias[];
  readonly secret: boolean;
}

export type ConfValueKind = string;

/** One key of clearml.conf. */
export interface ConfKey {
  readonly path: string;
  readonly section: string;
  readonly summary: string;
  readonly readBy: readonly string[];
  readonly page?: string;
  readonly inDefaultConf: readonly string[];
  readonly value: {
    readonly kind: ConfValueKind;
    readonly itemKind?: string;
    readonly enum?: readonly EnumValue[];
    readonly default?: unknown;
    /** Where the readers of the key (`readBy`) have different defaults: the default of each. */
    readonly defaultBy?: Readonly<Record<string, unknown>>;
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    readonly examples?: readonly unknown[];
    readonly invalid?: string;
  };
  readonly env: readonly string[];
  /** `container`: the variables of `env` count in the task's container only; in the agent's own process they do nothing. */
  readonly envScope?: 'container';
  readonly secret: boolean;
  readonly excludes: readonly string[];
  readonly requires: readonly string[];
  readonly ignoredWhen: readonly string[];
  /** The key to use instead. */
  readonly deprecated?: string;
  readonly facts: readonly string[];
  readonly pitfalls: readonly string[];
  /** True when no code reads it. */
  readonly unread: boolean;
  readonly source: readonly SourcePlace[];
}

/** A key of the server's configuration that `CLEARML__file__path` can address. */
export interface ServerKey {
  readonly component: string;
  readonly path: string;
  readonly env: string;
  readonly addressable: boolean;
  readonly type: string;
  readonly default?: unknown;
}

/** A name that people write and nothing reads, with the name that they mean. */
export interface WrongName {
  readonly name: string;
  readonly instead: string;
  readonly text: string;
}
