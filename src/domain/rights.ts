/** The rights of a person over their data (law 91/2025/QH15, article 4), as far as somebody at the desk acts on them. */
export const rightKinds = ['see', 'copy', 'correct', 'restrict', 'withdraw', 'erase'] as const;
export type RightKind = (typeof rightKinds)[number];

export const askers = ['person', 'representative'] as const;
export type AskedBy = (typeof askers)[number];

/** How it was made sure that the one who asks may ask. */
export const identityChecks = ['card', 'vneid', 'known', 'paper', 'not-yet'] as const;
export type IdentityCheck = (typeof identityChecks)[number];

export const requestStates = ['received', 'answered', 'done', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

/** `restored`: done again because a backup from before it was restored. */
export const erasureReasons = ['request', 'retention', 'restored'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

export const purgeKinds = ['erase', 'anonymise'] as const;
export type PurgeKind = (typeof purgeKinds)[number];

/** A tablet that a breach is about, with what it held by count. */
export interface BreachTablet {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly homes: number;
}
