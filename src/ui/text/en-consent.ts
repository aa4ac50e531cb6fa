import type { consent as vietnamese } from './vi-consent.ts';

export const consent: typeof vietnamese = {
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn',
  title: 'Withdraw consent',
  follows: {
    registration:
      'From now on nothing more is written about this person. To have what was written erased, they tell the team or the Committee.',
    guidance: 'Guiding goes on as ever, but the steps done are no longer written down.',
    reporting: 'The withdrawal is written into the record and told to the desk.',
  },
  done: 'Withdrawn. It holds on this tablet at once.',
  byRepresentative: (who) => `Consented in their stead: ${who}`,
  witnessed: (who) => `Witness: ${who}`,
  typed: (name) => `Typed their name: ${name}`,
  signature: 'Signature given with the consent',
};
