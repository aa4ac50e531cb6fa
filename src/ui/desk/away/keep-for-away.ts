import type { Overview } from '#protocol/desk-answers.ts';
import { forgetOverviews, keepOverview } from './kept-overviews.ts';

/** One after another: what is forgotten is not written again by a keeping that began before. */
let turn: Promise<void> = Promise.resolve();

function inTurn(work: () => Promise<void>): Promise<void> {
  // Storage refused or full: the desk works, and has nothing to show without a network.
  turn = turn.then(work).catch(() => undefined);
  return turn;
}

/** Keeps what the desk needs to show this overview again without a network: the figures, and the files the page is made of. */
export function keepForAway(overview: Overview): Promise<void> {
  return inTurn(async () => {
    await keepOverview(overview);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const files = [...new Set(loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)))];
    await tellShell({ kind: 'keep-desk', files });
  });
}

/** Signing out, or a session the server has ended, leaves nothing behind. */
export function forgetForAway(): Promise<void> {
  return inTurn(async () => {
    await forgetOverviews();
    await tellShell({ kind: 'forget-desk' });
  });
}

async function tellShell(message: object): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a service worker has none
  (registration && (await navigator.serviceWorker.ready).active)?.postMessage(message);
}
