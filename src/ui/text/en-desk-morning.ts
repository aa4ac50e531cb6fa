import { counted } from './counted.ts';
import type { deskMorning as vi } from './vi-desk-morning.ts';

export const deskMorning: typeof vi = {
  title: 'This morning',
  place: 'This morning',
  asOf: (day, time) => `${day} · figures of ${time}`,
  print: 'Print one page',
  overview: 'See the overview',

  changed: (day) => `Since the start of ${day}`,
  changedMore: 'By the day of the work, not by the day it was sent.',
  unchanged: 'Nothing new since yesterday.',
  fewer: (count) => `${count} fewer`,
  more: (count) => `${count} more`,

  stuck: 'What is stuck',
  nothingStuck: 'Nothing is stuck: every tablet has sent its work and nobody is held up.',
  peopleStuck: (guide) => `People held up: ${guide}`,
  unsent: (tablets) => `Lines not yet with the server, from ${counted(tablets, 'tablet', 'tablets')}`,
  silent: 'Tablets not heard from for more than 7 days',
  refused: 'Lines the server refused, to be settled',
  returned: 'Records given back that volunteers have not mended',

  todo: 'What to do today',
  nothingTodo: 'Nothing is due.',
  review: 'Records waiting for your review',
  rightsLate: 'Requests about data past their legal term',
  rightsOpen: 'Requests about data waiting',
  rightsUntil: (day) => `Requests about data waiting, the first due ${day}`,
  overdue: 'Follow-ups overdue',
  week: 'Follow-ups within 7 days',
  unconsented: 'People without consent to being written down',
};
