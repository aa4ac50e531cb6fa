import { counted } from './counted.ts';
import type { policeDay as vi } from './vi-police-day.ts';

export const policeDay: typeof vi = {
  title: 'To the commune police',
  nobody: 'Nobody has to go to the police',
  nobodyMore: 'People who agreed to go, who wait for approval, or who were approved and have not activated, appear here.',
  print: 'Print the list',
  calendar: 'Add to a calendar',
  goOn: (day) => `Going to the police: ${day}`,
  noDay: 'Have to go, no day agreed',
  waits: 'Done at the police, waiting for approval',
  toActivate: 'Approved, only to be activated',
  homeOf: (head) => `Home of ${head}`,
  event: { title: (people) => `Commune police: ${counted(people, 'person', 'people')}`, where: 'Commune police' },
};
