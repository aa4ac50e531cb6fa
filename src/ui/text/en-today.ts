import type { today as vi } from './vi-today.ts';

export const today: typeof vi = {
  title: 'Today',
  reason: {
    returned: 'Returned to mend',
    promised: 'Promised to come back',
    appointment: 'Appointment',
    task: 'Task',
    'never-visited': 'Never visited',
  },
  group: {
    returned: 'Records to mend',
    promised: 'Homes that expect us back',
    appointment: 'People’s appointments',
    task: 'Tasks',
    'never-visited': 'Homes never visited',
  },
  overdue: 'Overdue',
  due: (day) => `Due ${day}`,
  visited: (visited, homes) => `${visited} of ${homes} homes visited`,
  visitedToday: (homes) => `Today: ${homes}`,
  neverVisited: (homes) => `${homes} not visited yet`,
  drafts: 'Not finished',
  draftTitle: { household: 'New home', person: 'Person', visit: 'Visit', guide: 'Guidance', other: 'Unfinished form' },
  draftSaved: (when) => `Saved at ${when}. Tap to go on.`,
  nothing: 'No home is waiting for us today',
  nothingMore: 'Choose a home from the list, or register a new one.',
  firstDay: 'There is no home in the book yet',
  firstDayMore: 'Knock at the first door, then register that home.',
  others: (count) => `${count} more`,
  more: (count) => `See all ${count} homes never visited`,
  newHome: 'New home',
};
