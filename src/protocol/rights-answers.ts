import type { AskedBy, BreachTablet, ErasureReason, IdentityCheck, PurgeKind, RequestState, RightKind } from '#domain/rights.ts';
import type { Fields } from '#domain/mutation.ts';
import type { Area } from '#domain/area.ts';

/** How far an erasure has come: of `tablets` in use that are waited for, so many have told; `silent` were taken out of use before. */
export interface ForgettingShown {
  readonly id: string;
  readonly at: string;
  readonly forgotten: number;
  readonly tablets: number;
  readonly silent: number;
  /** Tablets that have not told yet: name and the time of their last contact. */
  readonly waiting: readonly { readonly name: string; readonly memberName: string; readonly contactAt?: string | undefined }[];
}

export interface RequestShown {
  readonly id: string;
  readonly kind: RightKind;
  /** Absent once the person was erased. */
  readonly person?: { readonly id: string; readonly name: string; readonly birth?: string | undefined } | undefined;
  readonly areaName: string;
  readonly askedBy: AskedBy;
  readonly asker?: string | undefined;
  readonly checked: IdentityCheck;
  readonly words?: string | undefined;
  readonly wholeHome: boolean;
  readonly receivedAt: string;
  readonly receivedBy: string;
  /** Handed in on a tablet. */
  readonly atTheDoor: boolean;
  readonly thirdParties: boolean;
  readonly extendedBecause?: string | undefined;
  readonly state: RequestState;
  /** Days in Vietnam. */
  readonly answerBy: string;
  readonly actBy: string;
  readonly overdue?: 'answer' | 'act' | undefined;
  readonly answeredAt?: string | undefined;
  readonly answeredBy?: string | undefined;
  readonly settledAt?: string | undefined;
  readonly settledBy?: string | undefined;
  readonly refusedBecause?: string | undefined;
  readonly forgetting?: ForgettingShown | undefined;
}

export interface RightsPage {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly asOf: string;
  /** Open ones first, what is due first; then the latest that were settled. */
  readonly requests: readonly RequestShown[];
  /** Erasures by rules and restored backups. */
  readonly erasures: readonly (ForgettingShown & {
    readonly reason: ErasureReason;
    readonly areaName: string;
    readonly people: number;
    readonly homes: number;
  })[];
  /** Days a backup is kept before it is destroyed. */
  readonly backupDays: number;
}

/** What erasing a person would do, by count. */
export interface ErasureForeseen {
  readonly people: number;
  readonly homes: number;
  readonly records: number;
  /** Of each kind, how many records go. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly tablets: number;
  /** Standing people elsewhere in my scope with the same personal number: other records of the same person, perhaps. */
  readonly sameNumber: readonly { readonly id: string; readonly name: string; readonly areaName: string }[];
}

export interface HeldWriting {
  readonly at: string;
  readonly memberName: string;
  readonly set: Fields;
}

export interface HeldRecord {
  readonly kind: string;
  readonly id: string;
  readonly areaName: string;
  readonly fields: Fields;
  readonly history: readonly HeldWriting[];
}

/** All that is held about a person. */
export interface HeldAbout {
  readonly person: string;
  readonly madeAt: string;
  readonly records: readonly HeldRecord[];
  readonly notes: readonly { readonly at: string; readonly memberName: string; readonly words: string }[];
  readonly requests: readonly RequestShown[];
  /** Whose page was opened at the desk, by day; and exports of the units the person was in. */
  readonly seenBy: readonly { readonly day: string; readonly memberName: string }[];
  readonly exportedBy: readonly { readonly at: string; readonly memberName: string; readonly what: string }[];
  /** Members whose tablets hold the record. */
  readonly tablets: readonly { readonly memberName: string; readonly name: string }[];
}

export interface RetentionRule {
  readonly id: string;
  readonly areaName: string;
  readonly campaign?: { readonly id: string; readonly name: string; readonly through: string } | undefined;
  readonly how: PurgeKind;
  readonly months: number;
  readonly setBy: string;
  readonly setAt: string;
}

export interface RetentionPage {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly rules: readonly RetentionRule[];
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly through: string }[];
  readonly purges: readonly {
    readonly at: string;
    readonly areaName: string;
    readonly how: PurgeKind;
    readonly people: number;
    readonly homes: number;
  }[];
}

/** What a rule would do today, or on a later day. */
export interface PurgeForeseen {
  readonly people: number;
  readonly homes: number;
  readonly villages: readonly { readonly id: string; readonly name: string; readonly people: number }[];
}

export interface BreachShown {
  readonly id: string;
  readonly areaName: string;
  readonly happenedAt?: string | undefined;
  readonly discoveredAt: string;
  readonly notifyBy: string;
  readonly what: string;
  readonly measures: string;
  readonly tablets: readonly BreachTablet[];
  readonly people: number;
  readonly homes: number;
  readonly notifiedAt?: string | undefined;
  readonly notifiedTo?: string | undefined;
  readonly whyLate?: string | undefined;
  readonly writtenBy: string;
  readonly changedAt: string;
}

export interface BreachesPage {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly asOf: string;
  readonly breaches: readonly BreachShown[];
  /** Tablets that were taken out of use and stand in no entry yet, with what each could have held. */
  readonly suggested: readonly (BreachTablet & {
    readonly memberName: string;
    readonly revokedAt: string;
    readonly contactAt?: string | undefined;
  })[];
}
