import type { CitizenCard } from '#domain/citizen-card.ts';
import { deviceState } from '#ui/device.ts';
import { effect } from '@preact/signals';

/** Where the card is to be used: a home that was just registered by its head's card, a home to be registered, or whichever home is chosen. */
export type CardFor = { readonly headOf: string } | 'new-home' | 'any-home';

let held: { readonly goesTo: CardFor; readonly card: CitizenCard } | undefined;

// Nothing of it outlives the lock.
effect(() => {
  if (deviceState.value?.kind !== 'open') held = undefined;
});

/**
 * A card that was read before there was a form for its person, on its way there. It stays in memory, in no draft, until that person has agreed to be
 * written down.
 */
export function holdCard(goesTo: CardFor, card: CitizenCard): void {
  held = { goesTo, card };
}

/** For a person's form in this home; nobody gets it a second time. */
export function takeCard(household: string): { readonly card: CitizenCard; readonly isHead: boolean } | undefined {
  const taken = held;
  held = undefined;
  if (taken?.goesTo === 'any-home') return { card: taken.card, isHead: false };
  return typeof taken?.goesTo === 'object' && taken.goesTo.headOf === household ? { card: taken.card, isHead: true } : undefined;
}

/** For the form of a new home. */
export function takeCardOfNewHome(): CitizenCard | undefined {
  if (held?.goesTo !== 'new-home') return undefined;
  const { card } = held;
  held = undefined;
  return card;
}
