import type { alike as vi } from './vi-alike.ts';

export const alike: typeof vi = {
  sameNumber: 'This personal number is already in the book',
  sameNumberMore: 'Open it and look: the same person need not be written twice. Otherwise read the number on the card once more.',
  maybe: 'This person may already be in the book',
  maybeMore: 'Open it and see whether it is the same person. If it is not, simply go on.',
  kept: 'What you are writing is kept.',
  born: (birth) => `Born ${birth}`,
  number: (digits) => `number •••${digits}`,
  nameless: 'No name written',
  home: 'This home may already be in the book',
  homeMore: 'Open it and look before you write a new home.',
};
