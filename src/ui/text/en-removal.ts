import type { removal as vi } from './vi-removal.ts';

export const removal: typeof vi = {
  open: { household: 'Remove this household', person: 'Remove this person', visit: 'Remove this visit' },
  title: {
    household: 'Remove this household?',
    person: 'Remove this person?',
    visit: 'Remove this visit?',
  },
  more: 'The record is not erased: the reason is kept, and it can be undone.',
  withdrewMore: 'The consent that was given ends now as well.',
  why: 'Why?',
  removed: {
    household: 'Household removed',
    person: 'Person removed',
    visit: 'Visit removed',
  },
  undone: 'Undone: the record is back as it was',
  failed: 'Not removed',
  undoFailed: 'Not undone',
};
