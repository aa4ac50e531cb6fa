import type { Failure, Result } from '#domain/result.ts';
import { signal } from '@preact/signals';

/** The dialog that asks is open while somebody waits for its outcome. */
export const waiting = signal<((shown: boolean) => void) | undefined>(undefined);
let asked: Promise<boolean> | undefined;

/** Asks the member to show who they are; false when they would rather not. Several that ask at once get one dialog. */
function askWhoYouAre(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    waiting.value = resolve;
  }).finally(() => {
    waiting.value = undefined;
    asked = undefined;
  });
  return asked;
}

/**
 * Does what is asked; when the server wants to know first who is there, asks, and does the very same again. Whoever closes the dialog gets the failure
 * `step-up-needed` back, with nothing done and nothing lost. Every request of {@link deskRequest} goes through this; a worker's has to be wrapped.
 */
export async function withFreshness<Outcome extends Result<unknown> | { readonly ok: boolean; readonly failure?: Failure }>(
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await work();
  const needed = 'failure' in outcome && outcome.failure?.kind === 'step-up-needed';
  return needed && (await askWhoYouAre()) ? work() : outcome;
}
