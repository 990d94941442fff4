/** When one side of a relation counts. `set`: non-empty. `on`: ClearML reads it as true. */
export type RelationState = 'set' | 'on';

export interface RelationSide {
  /** Variable name; its clearml.conf key, if any, counts as the same setting. */
  readonly name: string;
  readonly when: RelationState;
}

/** Two settings that exclude each other. One of them, the winner, is used; the other is ignored. */
export interface ExcludesRelation {
  readonly kind: 'excludes';
  readonly winner: RelationSide;
  readonly loser: RelationSide;
  /** What ClearML does when both are on, in one sentence; no value of a setting in it. */
  readonly text: string;
  readonly source: string;
}

/** A setting that needs others to have an effect. */
export interface RequiresRelation {
  readonly kind: 'requires';
  readonly subject: RelationSide;
  /** All of these are needed. */
  readonly needs: readonly RelationSide[];
  readonly text: string;
  readonly source: string;
  /** The relation does not hold when one of these is set (the token replaces the keys, say). */
  readonly unless?: readonly RelationSide[];
}

/** A setting that ClearML ignores because of another one. */
export interface IgnoredRelation {
  readonly kind: 'ignored';
  readonly subject: RelationSide;
  /** It is ignored when all of these hold. */
  readonly by: readonly RelationSide[];
  readonly text: string;
  readonly source: string;
}

export type Relation = ExcludesRelation | RequiresRelation | IgnoredRelation;
