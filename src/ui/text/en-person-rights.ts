import type { personRights as vietnamese } from './vi-person-rights.ts';

export const personRights: typeof vietnamese = {
  open: 'A request about this person’s data',
  title: 'What does the person want with their data?',
  more: 'It is written down and sent to the desk. A coordinator answers within 2 working days.',
  right: {
    see: 'See what is held',
    copy: 'Get a copy',
    correct: 'Correct what is wrong',
    restrict: 'Keep it, but use it no more',
    withdraw: 'Withdraw consent',
    erase: 'Erase everything',
  },
  what: 'Request',
  who: 'Who asks?',
  askedBy: { person: 'The person', representative: 'A representative' },
  asker: 'Name and relation of the representative',
  how: 'How was identity checked?',
  checked: {
    card: 'Identity card seen',
    vneid: 'VNeID seen',
    known: 'I know them by sight',
    paper: 'Authorisation or birth certificate seen',
    'not-yet': 'Not checked yet',
  },
  words: 'What they said',
  submit: 'Write down the request',
  saved: 'The request is written down and will be sent to the desk',
};
