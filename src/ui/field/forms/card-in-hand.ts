import type { CitizenCard } from '#domain/citizen-card.ts';
import { deviceState } from '#ui/device.ts';
import { effect } from '@preact/signals';

let held: { readonly household: string; readonly card: CitizenCard } | undefined;

// Nothing of it outlives the lock.
effect(() => {
  if (deviceState.value?.kind !== 'open') held = undefined;
});

/**
 * The head's card, read while the home was being registered, on its way to the person's form. It stays in memory, in no draft, until that person
 * has agreed to be written down.
 */
export function holdCard(household: string, card: CitizenCard): void {
  held = { household, card };
}

export function takeCard(household: string): CitizenCard | undefined {
  const card = held?.household === household ? held.card : undefined;
  held = undefined;
  return card;
}
