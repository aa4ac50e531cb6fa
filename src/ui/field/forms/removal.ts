import type { RemovalReason } from '#domain/entities.ts';
import type { Change } from '#domain/mutation.ts';

export type RemovableKind = 'household' | 'person' | 'visit';

export interface RemovalSubject {
  readonly kind: RemovableKind;
  readonly id: string;
  readonly area: string;
}

/** A record that stands or falls with it: consents, when a person withdraws. */
interface Standing {
  readonly id: string;
  readonly area: string;
  readonly withdrawnAt?: string | null | undefined;
}

/** Only reasons that can be true of such a record. */
export const reasonsToRemove: Readonly<Record<RemovableKind, readonly RemovalReason[]>> = {
  household: ['moved', 'duplicate', 'mistake', 'withdrew'],
  person: ['moved', 'died', 'duplicate', 'mistake', 'withdrew'],
  visit: ['mistake', 'duplicate'],
};

/** Removal keeps the record and says why, so that it can be undone. Withdrawing also ends the consents that still stand. */
export function removalChanges(
  subject: RemovalSubject,
  reason: RemovalReason,
  consents: readonly Standing[],
  now: string,
): readonly Change[] {
  const ended = reason === 'withdrew' ? standing(consents) : [];
  return [
    { ...place(subject), set: { removed: reason } },
    ...ended.map((consent): Change => ({ kind: 'consent', id: consent.id, area: consent.area, set: { withdrawnAt: now } })),
  ];
}

/** `consents`: as they were before the removal. */
export function undoChanges(subject: RemovalSubject, reason: RemovalReason, consents: readonly Standing[]): readonly Change[] {
  const ended = reason === 'withdrew' ? standing(consents) : [];
  return [
    { ...place(subject), set: { removed: null } },
    ...ended.map((consent): Change => ({ kind: 'consent', id: consent.id, area: consent.area, set: { withdrawnAt: null } })),
  ];
}

function standing(consents: readonly Standing[]): readonly Standing[] {
  return consents.filter(({ withdrawnAt }) => !withdrawnAt);
}

function place({ kind, id, area }: RemovalSubject): Omit<Change, 'set'> {
  return { kind, id, area };
}
