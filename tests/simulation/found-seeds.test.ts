import { expect, test } from 'vitest';
import type { Action, Storm } from './actions.ts';
import { playStorm } from './play-storm.ts';

/** Storms that once found something, each with the sentence that says what. A storm that finds something new is written down here. */
const save = (tablet: number): Action => ({
  do: 'save',
  tablet,
  tab: 0,
  edits: [{ kind: 'household', record: 0, village: 0, note: 0, removed: 'none' }],
});
const deliver: Action = { do: 'flush', request: 0, fate: 'deliver' };
const send = (tablet: number): Action => ({ do: 'send', tablet, tab: 0 });

const found: readonly { readonly what: string; readonly storm: Storm }[] = [
  {
    what: 'a pull whose snapshot was taken before the first parcel arrived, and whose page came after the acknowledgement, dropped the row too early',
    storm: {
      tablets: 2,
      seed: 1,
      actions: [save(0), send(0), { do: 'flush', request: 1, fate: 'slow-answer' }, deliver, deliver, deliver, deliver],
    },
  },
  {
    what: 'work saved at the very moment the idle time ran out was looked for on a screen that had just been locked',
    storm: {
      tablets: 2,
      seed: 1,
      actions: [save(0), { do: 'pass', ms: 144_537 }, { do: 'pass', ms: 154_712 }, { do: 'pass', ms: 1000 }, save(0), send(0), deliver],
    },
  },
];

for (const { what, storm } of found) {
  test(`once found: ${what}`, async () => {
    const world = await playStorm(storm);
    expect(world.network.requests).toBeGreaterThan(2);
  });
}
